// What the article offers for a claim beyond the source's word, and who was asked and did not answer. Only
// explicit words and claims of other sources count: see the evidence types in text/document.h. The first
// that applies: disputed, disclaimed, documented, corroborated, unverified.
#include <algorithm>

#include "stages/claim_words.h"
#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr int kDeniedShare = 34;        // per cent of telling words a denial shares with what it denies
constexpr int kSecondSourceShare = 60;  // per cent that a second source's claim shares
constexpr int kSecondSourceWords =
    3;  // telling words in common, so that two short claims do not meet by chance
constexpr uint32_t kDisclaimerReach = 2;  // sentences before a disclaimer that it may cover


class Judge {
 public:
  Judge(Document& doc, LanguagePack const& pack)
      : doc_(doc),
        words_(doc, pack),
        disclaimers_(pack.patterns("disclaimers")),
        doubts_(pack.patterns("doubts")),
        documents_(pack.patterns("documents")),
        replies_(pack.patterns("replies")) {
    read_sentences();
  }

  void run() {
    for (uint32_t i = 0; i < doc_.attributions.size(); ++i) {
      Attribution& a = doc_.attributions[i];
      find_replies(a);
      if (a.kind != ClaimKind::kFact) continue;
      judge(i, a);
    }
  }

 private:
  struct Sign {
    PatternMatch match;
    std::string value;
    TellingWords words;  // of its sentence
  };

  void read_sentences() {
    disclaimer_in_.resize(doc_.sentences.size());
    for (uint32_t s = 0; s < doc_.sentences.size(); ++s) {
      TokenSpan const range = doc_.sentences[s].tokens;
      for (PatternMatch const& m : disclaimers_.find(doc_, range))
        disclaimer_in_[s].push_back({m, "", words_.read(range)});
    }
  }

  void set(Attribution& a, Standing s, Evidence e, char const* rule) const {
    if (a.standing && *a.standing != s) return;
    a.standing = s;
    a.evidence.push_back(e);
    add_reason(a, "standing", rule, {e.span});
  }

  void judge(uint32_t i, Attribution& a) {
    find_denials(i, a);
    find_disclaimers(i, a);
    find_second_sources(i, a);
    if (a.standing) return;
    a.standing = Standing::kUnverified;
    add_reason(a, "standing", "standing_word_only", {a.source ? *a.source : a.cue});
  }

  bool same_voice(Attribution const& a, Attribution const& b) const {
    for (uint32_t s : a.speakers)
      if (std::find(b.speakers.begin(), b.speakers.end(), s) != b.speakers.end()) return true;
    return false;
  }

  ByteSpan whole(Attribution const& b) const {
    ByteSpan out = b.cue;
    if (b.source) out = hull(out, *b.source);
    for (ByteSpan const& c : b.content) out = hull(out, c);
    return out.size() > 600 ? b.content[0] : out;
  }

  void find_denials(uint32_t i, Attribution& a) {
    for (uint32_t k = 0; k < doc_.attributions.size(); ++k) {
      Attribution const& b = doc_.attributions[k];
      if (k == i || same_voice(a, b) || !denies(b)) continue;
      if (b.content[0] == a.content[0] || words_.shared(words_.of(i), words_.of(k)) < kDeniedShare) continue;
      set(a, Standing::kDisputed, {EvidenceType::kDenial, whole(b), k}, "standing_denied");
      return;
    }
  }

  bool denies(Attribution const& b) const {
    if (b.stance == Stance::kDenial) return true;
    for (TokenSpan const& c : b.content_tokens)
      if (doubts_.any(doc_, c)) return true;
    return false;
  }

  void find_disclaimers(uint32_t i, Attribution& a) {
    uint32_t const first = doc_.tokens[a.cue_tokens.begin].sentence;
    uint32_t const from = first > kDisclaimerReach ? first - 1 : 0;
    uint32_t const to =
        std::min<uint32_t>(static_cast<uint32_t>(doc_.sentences.size()), first + kDisclaimerReach + 1);
    for (uint32_t s = from; s < to; ++s)
      for (Sign const& sign : disclaimer_in_[s]) {
        if (s != first && words_.shared(words_.of(i), sign.words) < 20) continue;
        set(a, Standing::kDisclaimed,
            {EvidenceType::kDisclaimer, doc_.bytes_of(sign.match.captured), std::nullopt},
            "standing_disclaimed");
        return;
      }
  }

  void find_second_sources(uint32_t i, Attribution& a) {
    for (uint32_t k = 0; k < doc_.attributions.size(); ++k) {
      Attribution const& b = doc_.attributions[k];
      if (k == i || same_voice(a, b) || !b.source || nested(i, k) || nested(k, i)) continue;
      if (words_.shared(words_.of(i), words_.of(k)) < kSecondSourceShare) continue;
      if (ClaimWords::common(words_.of(i), words_.of(k)) < kSecondSourceWords || same_relay(a, b)) continue;
      set(a, Standing::kCorroborated, {EvidenceType::kSecondSource, whole(b), k}, "standing_second_source");
      return;
    }
  }

  bool nested(uint32_t inner, uint32_t outer) const {
    for (std::optional<uint32_t> w = doc_.attributions[inner].within; w; w = doc_.attributions[*w].within)
      if (*w == outer) return true;
    return false;
  }

  static bool same_relay(Attribution const& a, Attribution const& b) {
    for (RelayLink const& x : a.relay)
      for (RelayLink const& y : b.relay)
        if (x.name && x.name == y.name) return true;
    return false;
  }

  void find_replies(Attribution& a) {
    TokenSpan const range = doc_.sentences[doc_.tokens[a.cue_tokens.begin].sentence].tokens;
    for (PatternMatch const& m : replies_.find(doc_, range)) a.replies.push_back(doc_.bytes_of(m.tokens));
    if (!a.replies.empty()) add_reason(a, "replies", "reply_missing", a.replies);
  }

  Document& doc_;
  ClaimWords words_;
  PatternSet const &disclaimers_, &doubts_, &documents_, &replies_;
  std::vector<std::vector<Sign>> disclaimer_in_;
};

}  // namespace

void judge_standing(Document& doc, LanguagePack const& pack) {
  Judge(doc, pack).run();
}

}  // namespace firsthand
