// What the article offers for a claim beyond the source's word, and who was asked and did not answer. What
// bears on a claim is gathered in claim_context.h; a small classifier weighs it, and the find that carries
// the verdict is shown as evidence. Without a find there is no verdict but "unverified".
#include <algorithm>

#include "stages/claim_context.h"
#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

// Score units by which a verdict must lead "unverified": to show a claim as backed or disputed where it is
// not is the worse mistake. Of 0, 60, 120, 200 and 300 the best for marks on the fitting half.
constexpr int32_t kNeededLead = 200;
constexpr uint32_t kReplyReach = 2;  // sentences from a claim in which a line about no answer belongs to it

char const* rule_of(EvidenceType type) {
  switch (type) {
    case EvidenceType::kDenial:
      return "standing_denied";
    case EvidenceType::kContradiction:
      return "standing_contradicted";
    case EvidenceType::kNoEvidence:
      return "standing_no_evidence";
    case EvidenceType::kDisclaimer:
      return "standing_disclaimed";
    case EvidenceType::kDocument:
      return "standing_document";
    case EvidenceType::kOwnObservation:
      return "standing_own_observation";
    case EvidenceType::kFinding:
      return "standing_finding";
    case EvidenceType::kSecondSource:
      return "standing_second_source";
  }
  return "standing_word_only";
}

/// The find that a verdict would rest on.
Bearing const& ground(ClaimContext const& c, Standing s) {
  static Bearing const kNothing;
  switch (s) {
    case Standing::kDisputed:
      return c.denial && (c.denial.shared >= c.contrary.shared || !c.contrary) ? c.denial : c.contrary;
    case Standing::kDisclaimed:
      return c.disclaimer;
    case Standing::kDocumented:
      return c.document;
    case Standing::kCorroborated:
      return c.support;
    case Standing::kUnverified:
      break;
  }
  return kNothing;
}

/// Close by and about the same: no lead is asked of it.
bool is_plain(Bearing const& b) {
  return b.distance <= 2 && (b.shared >= 60 || b.type == EvidenceType::kDisclaimer);
}

/// The best-weighed verdict that has something to show for it.
Standing weigh(Document const& doc, Attribution const& a, ClaimContext const& c, HashedLinear const& model) {
  Features features;
  standing_features(doc, a, c, features);
  int32_t scores[5] = {};
  model.score(features.data(), static_cast<int>(features.size()), scores);
  int best = static_cast<int>(Standing::kUnverified);
  int32_t const base = scores[best];
  for (int s = 0; s < static_cast<int>(Standing::kUnverified); ++s) {
    Bearing const& b = ground(c, static_cast<Standing>(s));
    if (b && scores[s] > base + (is_plain(b) ? 0 : kNeededLead) &&
        (best == static_cast<int>(Standing::kUnverified) || scores[s] > scores[best]))
      best = s;
  }
  return static_cast<Standing>(best);
}

void judge(Document const& doc, Attribution& a, ClaimContext const& c, HashedLinear const* model) {
  a.standing = model ? weigh(doc, a, c, *model) : Standing::kUnverified;
  if (a.standing == Standing::kUnverified)
    return add_reason(a, "standing", "standing_word_only", {a.source ? *a.source : a.cue});
  Bearing const& b = ground(c, *a.standing);
  a.evidence.push_back({b.type, b.span, b.attribution});
  add_reason(a, "standing", rule_of(b.type), {b.span});
}

/// Lines that say somebody did not answer belong to the claims around them.
void find_replies(Document& doc, PatternSet const& replies) {
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) {
    std::vector<PatternMatch> const found = replies.find(doc, doc.sentences[s].tokens);
    if (found.empty()) continue;
    ByteSpan const line = doc.bytes_of(found[0].tokens);
    for (Attribution& a : doc.attributions) {
      if (a.kind != ClaimKind::kFact || a.cue_tokens.empty()) continue;
      uint32_t const at = doc.tokens[a.cue_tokens.begin].sentence;
      if (at <= s && s - at <= kReplyReach) a.replies.push_back(line);
    }
  }
  for (Attribution& a : doc.attributions)
    if (!a.replies.empty()) add_reason(a, "replies", "reply_missing", a.replies);
}

}  // namespace

void judge_standing(Document& doc, LanguagePack const& pack) {
  ContextReader const reader(doc, pack);
  HashedLinear const* model = pack.classifier("standing");
  for (uint32_t i = 0; i < doc.attributions.size(); ++i)
    if (doc.attributions[i].kind == ClaimKind::kFact) judge(doc, doc.attributions[i], reader.read(i), model);
  find_replies(doc, pack.patterns("replies"));
}

}  // namespace firsthand
