// Whose words each token is gets laid out once, so that time is linear in text and attributions.
#include "stages/signs.h"

#include <algorithm>

namespace firsthand {
namespace {

constexpr uint32_t kReachSentences = 1000;

EvidenceType type_of(std::string_view value) {
  if (value == "no_evidence") return EvidenceType::kNoEvidence;
  if (value == "contradiction") return EvidenceType::kContradiction;
  if (value == "disclaimer") return EvidenceType::kDisclaimer;
  if (value == "document") return EvidenceType::kDocument;
  if (value == "finding") return EvidenceType::kFinding;
  if (value == "own_observation") return EvidenceType::kOwnObservation;
  return EvidenceType::kDenial;
}

/// Whose content and cue each token stands in; the shortest content where several hold it.
class Owners {
 public:
  explicit Owners(Document const& doc) : doc_(doc), content_(doc.tokens.size()), cue_(doc.tokens.size(), -1) {
    for (uint32_t i = 0; i < doc.attributions.size(); ++i) {
      for (TokenSpan const& c : doc.attributions[i].content_tokens) claim(static_cast<int>(i), c);
      TokenSpan const cue = doc.attributions[i].cue_tokens;
      for (uint32_t t = cue.begin; t < cue.end; ++t) cue_[t] = static_cast<int>(i);
    }
  }

  int of_content(TokenSpan tokens) const {
    Holder const& h = content_[tokens.begin];
    return h.piece.contains(tokens) ? h.attribution : -1;
  }

  /// "denied", "called [it a lie]" is how somebody speaks, not what the writer adds.
  int of_cue(TokenSpan tokens) const {
    int const i = cue_[tokens.begin];
    if (i < 0) return -1;
    Attribution const& a = doc_.attributions[static_cast<size_t>(i)];
    bool const runs_on = content_[tokens.end - 1].attribution == i;
    return runs_on || a.cue_tokens.contains(tokens) ? i : -1;
  }

 private:
  struct Holder {
    int attribution = -1;
    TokenSpan piece;
  };

  void claim(int attribution, TokenSpan piece) {
    for (uint32_t t = piece.begin; t < piece.end; ++t)
      if (Holder& h = content_[t]; h.attribution < 0 || piece.size() < h.piece.size())
        h = {attribution, piece};
  }

  Document const& doc_;
  std::vector<Holder> content_;
  std::vector<int> cue_;
};

}  // namespace

std::vector<Sign> find_signs(Document const& doc, PatternSet const& patterns) {
  Owners const owners(doc);
  std::vector<Sign> out;
  for (uint32_t s = 0; s < doc.sentences.size(); ++s)
    for (PatternMatch const& m : patterns.find(doc, doc.sentences[s].tokens))
      out.push_back(
          {s, m, type_of(patterns.rule(m).value), owners.of_content(m.tokens), owners.of_cue(m.tokens)});
  return out;
}

std::span<Sign const> near_signs(std::vector<Sign> const& signs, uint32_t sentence) {
  auto const before = [](Sign const& s, uint32_t at) { return s.sentence < at; };
  uint32_t const first = sentence > kReachSentences ? sentence - kReachSentences : 0;
  Sign const* const all = signs.data();
  Sign const* const begin = std::lower_bound(all, all + signs.size(), first, before);
  Sign const* const end = std::lower_bound(begin, all + signs.size(), sentence + kReachSentences, before);
  return {begin, static_cast<size_t>(end - begin)};
}

}  // namespace firsthand
