// See contrary.h. Measures are cut into few steps, each a feature of its own from its bound upwards.
#include "stages/contrary.h"

#include <algorithm>
#include <initializer_list>

#include "stages/feature_adder.h"

namespace firsthand {
namespace {

// Voices on either side that are weighed, so that a text of any length costs time linear in it.
constexpr uint32_t kReach = 60;

class Writer {
 public:
  Writer(VoicePair const& p, Features& out) : p_(p), f_(700, out) {}

  void write() {
    f_.add(0, 0u);
    add_relation();
    add_opposition();
    add_likeness();
    add_place();
    add_speakers();
  }

 private:
  void reached(uint32_t tmpl, int measure, std::initializer_list<int> bounds) {
    for (int const b : bounds)
      if (measure >= b) f_.add(tmpl, static_cast<uint32_t>(b));
  }
  void holds(uint32_t tmpl, bool so) {
    if (so) f_.add(tmpl, 1u);
  }

  void add_relation() {
    holds(2, p_.same_body);
    holds(3, p_.inside);
    holds(4, p_.outside);
    holds(5, p_.same_words);
    holds(6, p_.same_relay);
  }

  void add_opposition() {
    bool const claim = p_.claim_denies || p_.claim_doubts, voice = p_.voice_denies || p_.voice_doubts;
    holds(10, claim);
    holds(11, voice);
    holds(12, claim != voice);
    holds(13, p_.claim_denies);
    holds(14, p_.voice_denies);
    holds(15, p_.voice_doubts);
    holds(16, p_.claim_negates != p_.voice_negates);
    holds(17, p_.voice_negates);
    holds(18, p_.set_against);
    holds(19, p_.counts_otherwise);
    if (voice) reached(20, p_.words.shared, {1, 15, 30, 50});
    if (claim) reached(21, p_.words.shared, {1, 15, 30, 50});
    if (p_.claim_negates != p_.voice_negates) reached(22, p_.words.alike, {5, 15, 30});
  }

  void add_likeness() {
    reached(30, p_.words.words, {1, 2, 3, 4, 6});
    reached(31, p_.words.shared, {10, 20, 30, 45, 60, 80});
    reached(32, p_.words.alike, {5, 10, 15, 20, 30, 45});
    holds(35, p_.same_number);
    if (p_.distance == 0) return;
    reached(33, p_.sentences.alike, {3, 6, 10, 15, 25});
    reached(34, p_.sentences.words, {1, 2, 3, 5});
  }

  void add_place() {
    holds(40, p_.before);
    reached(41, static_cast<int>(p_.distance), {1, 2, 3, 5, 8, 13, 21});
  }

  void add_speakers() {
    Attribution const &a = *p_.claim, &b = *p_.voice;
    f_.add(50, static_cast<uint32_t>(b.kind));
    holds(51, a.role == b.role);
    holds(52, a.role == Role::kMedia);
    holds(53, b.role == Role::kMedia);
    holds(54, a.identity == Identity::kImplicit);
    holds(55, b.identity == Identity::kImplicit);
    holds(56, a.interested);
    holds(57, b.interested);
    holds(58, a.interested && b.interested);
    holds(59, p_.voice_of_speaker);
    holds(60, p_.claim_of_speaker);
    f_.add(61, static_cast<uint32_t>(b.stance));
  }

  VoicePair const& p_;
  FeatureAdder f_;
};

/// `features` is room that pairs share. Their order says nothing to a sum, and a writer adds none twice.
int difference(HashedLinear const& model, VoicePair const& pair, Features& features) {
  features.clear();
  Writer(pair, features).write();
  int32_t scores[HashedLinear::kMostLabels] = {};
  model.score(features.data(), static_cast<int>(features.size()), scores);
  return scores[1] - scores[0];
}

void weigh(Contrary& c, uint32_t voice, int score) {
  if (score > c.first) {
    c.second = c.first;
    c.first = score;
    c.voice = voice;
  } else {
    c.second = std::max(c.second, score);
  }
}

bool fact(Document const& doc, uint32_t i) {
  return doc.attributions[i].kind == ClaimKind::kFact;
}

/// What the claims around each one, and the article's other facts, meet.
void look_around(Document const& doc, std::vector<Contrary>& all) {
  int64_t sum = 0, facts = 0;
  for (uint32_t i = 0; i < all.size(); ++i)
    if (fact(doc, i)) sum += all[i].first, ++facts;
  for (uint32_t i = 0; i < all.size(); ++i) {
    if (!fact(doc, i)) continue;
    if (facts > 1) all[i].others = static_cast<int>((sum - all[i].first) / (facts - 1));
    std::optional<uint32_t> const outer = doc.attributions[i].within;
    if (!outer || !fact(doc, *outer)) continue;
    all[i].nested = std::max(all[i].nested, all[*outer].first);
    all[*outer].nested = std::max(all[*outer].nested, all[i].first);
  }
}

}  // namespace

Features contrary_features(VoicePair const& pair) {
  Features out;
  Writer(pair, out).write();
  keep_once(out);
  return out;
}

std::vector<uint32_t> voices_weighed(Document const& doc, uint32_t claim) {
  uint32_t const first = claim > kReach ? claim - kReach : 0;
  uint32_t const last = std::min(static_cast<uint32_t>(doc.attributions.size()), claim + kReach);
  std::vector<uint32_t> out;
  for (uint32_t k = first; k < last; ++k)
    if (k != claim) out.push_back(k);
  return out;
}

std::vector<Contrary> read_contrary(Document const& doc, ContextReader const& reader,
                                    HashedLinear const* model) {
  std::vector<Contrary> out(doc.attributions.size());
  if (!model) return out;
  Features features;
  for (uint32_t i = 0; i < out.size(); ++i) {
    if (!fact(doc, i)) continue;
    for (uint32_t const k : voices_weighed(doc, i)) {
      VoicePair const pair = reader.voice_pair(i, k);
      if (pair.may_oppose()) weigh(out[i], k, difference(*model, pair, features));
    }
  }
  look_around(doc, out);
  return out;
}

}  // namespace firsthand
