// What the article offers for a claim beyond the source's word. What bears on a claim is gathered in
// claim_context.h; explicit signs decide, in the order of the definition: disputed, disclaimed, documented,
// corroborated. The find that carries the verdict is shown as evidence.
#include <algorithm>

#include "stages/claim_context.h"
#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

// How much two texts must share to be about one thing: number of telling words, per cent of the shorter
// side's, per cent of both sides'. Chosen on annotated articles, given spans; they leave a claim unverified
// rather than show it as backed where it is not.
struct Likeness {
  int words, shared, alike;
};
constexpr Likeness kDeniedByVoice{1, 20, 0};   // a denial need not repeat what it denies
constexpr Likeness kDeniedByWriter{2, 50, 0};  // "the story is false" may mean another story
constexpr Likeness kDenierContradicted{1, 20, 0};
constexpr Likeness kSaidOtherwise{4, 80, 0};  // nobody denies: only a "not" tells them apart
constexpr Likeness kSeen{2, 50, 0};
constexpr Likeness kSaidAgain{2, 60, 45};
constexpr int kOnTopic = 40;  // per cent of a claim's telling words that one of the first sentences holds
constexpr uint32_t kDisclaimerReach = 6;  // sentences behind a claim in which a disclaimer covers it
constexpr uint32_t kDenierReach = 3;      // sentences from a denial in which another voice is what it denies

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

bool about_the_same(Bearing const& b, Likeness const& least) {
  return b && b.common >= least.words && b.shared >= least.shared && b.alike >= least.alike;
}

bool denied(Bearing const& b) {
  if (b && b.about_it) return true;
  if (b && b.attribution) return about_the_same(b, kDeniedByVoice);
  bool const at_once = b && b.type == EvidenceType::kNoEvidence && b.distance == 0;
  return at_once || about_the_same(b, kDeniedByWriter);
}

/// Who denies something denies what somebody else said, in whatever words.
bool contradicted(ClaimContext const& c) {
  if (c.self_denies && c.contrary && (c.contrary.about_it || c.contrary.distance <= kDenierReach))
    return true;
  return about_the_same(c.contrary, c.self_denies || c.self_doubts ? kDenierContradicted : kSaidOtherwise);
}

/// It covers what stands before it; no word need be shared ("could not verify the claims").
bool disclaimed(Bearing const& b) {
  return b && b.behind && b.distance <= kDisclaimerReach;
}

bool documented(Bearing const& b) {
  return b.distance > 0 && about_the_same(b, kSeen);
}

/// "The board denied all allegations" speaks of the claims that the article is about.
bool answered(ClaimContext const& c) {
  return c.answer && c.topic >= kOnTopic;
}

struct Ruling {
  Standing standing = Standing::kUnverified;
  Bearing ground;
};

/// The first that applies.
Ruling rule(ClaimContext const& c) {
  if (denied(c.denial)) return {Standing::kDisputed, c.denial};
  if (contradicted(c)) return {Standing::kDisputed, c.contrary};
  if (answered(c)) return {Standing::kDisputed, c.answer};
  if (disclaimed(c.disclaimer)) return {Standing::kDisclaimed, c.disclaimer};
  if (documented(c.document)) return {Standing::kDocumented, c.document};
  if (about_the_same(c.support, kSaidAgain)) return {Standing::kCorroborated, c.support};
  return {};
}

void judge(Attribution& a, ClaimContext const& c) {
  auto const [standing, ground] = rule(c);
  a.standing = standing;
  if (standing == Standing::kUnverified)
    return add_reason(a, "standing", "standing_word_only", {a.source ? *a.source : a.cue});
  a.evidence.push_back({ground.type, ground.span, ground.attribution});
  add_reason(a, "standing", rule_of(ground.type), {ground.span});
}

}  // namespace

void judge_standing(Document& doc, LanguagePack const& pack) {
  ContextReader const reader(doc, pack);
  for (uint32_t i = 0; i < doc.attributions.size(); ++i)
    if (doc.attributions[i].kind == ClaimKind::kFact) judge(doc.attributions[i], reader.read(i));
}

}  // namespace firsthand
