// What the article offers for a claim beyond the source's word. What bears on a claim is gathered in
// claim_context.h; whether it is disputed says a small classifier (dispute.h), the rest explicit signs, in
// the order of the definition: disputed, disclaimed, documented, corroborated. The find that carries the
// verdict is shown as evidence.
#include "stages/dispute.h"
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
constexpr Likeness kPlainlyDenied{2, 60, 0};  // right in 8 of 11 cases of the annotated articles
constexpr Likeness kFoundFalse{2, 50, 0};     // by the writer: "the story is a hoax"
constexpr Likeness kSeen{2, 50, 0};
// Five folds: right in 8 of 15 cases; from 60 per cent in 5 of 7, from three words and 50 per cent in 10
// of 23.
constexpr Likeness kSaidAgain{4, 50, 0};
// In units of contrary.h. Five folds, standing of four values and evidence, when it was chosen: without such
// voices 73.4 / 55.9 and 29.3, from -2.5 logits 74.7 / 57.2 and 30.5, from -1 74.6 / 57.0 and 28.7.
constexpr int kLikelyAgainst = -5 * kContraryUnits / 2;
constexpr int kOnTopic = 60;  // per cent of a claim's telling words that one of the first sentences holds
constexpr int kDisclaimerReach = 6;  // sentences behind a claim in which a disclaimer covers it

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

/// The claim itself denies, doubts or negates something.
bool against(ClaimContext const& c) {
  return c.self_denies || c.self_doubts || c.self_negates;
}

bool found_false(ClaimContext const& c) {
  return !against(c) && about_the_same(c.verdict, kFoundFalse);
}

/// Somebody who denies, and of whom others speak: an accused who answers.
bool answers_for_itself(ClaimContext const& c) {
  return (c.self_denies || c.self_doubts) && c.of_speaker;
}

/// What shows a dispute: what is said of the claim's very words, then who or what denies it; of a denial,
/// what it denies.
Bearing const& ground_of_dispute(ClaimContext const& c) {
  if (c.contrary.about_it) return c.contrary;
  if (c.denial.about_it) return c.denial;
  if (against(c) && c.affirming.common > 0) return c.affirming;
  if (answers_for_itself(c)) return c.of_speaker;
  if (found_false(c)) return c.verdict;
  if (c.turned && c.denial.common == 0) return c.turned;
  if (c.denial && !c.self_denies && !c.self_doubts) return c.denial;
  if (c.turned) return c.turned;
  return c.closest.common > 0 ? c.closest : c.nearest_neutral;
}

/// Somebody denies its very words, or the writer calls it false or adds "without evidence".
bool said_outright(ClaimContext const& c) {
  bool const at_once = c.denial && c.denial.type == EvidenceType::kNoEvidence && c.denial.offset == 0;
  return at_once || c.denial.about_it || c.contrary.about_it || found_false(c);
}

/// Needs no classifier: said outright, or it is a denial itself, which somebody's claim called for.
bool plainly_disputed(ClaimContext const& c) {
  return said_outright(c) || answers_for_itself(c) || about_the_same(c.opposing, kPlainlyDenied) ||
         c.self_denies;
}

/// What is denied somewhere is this claim only if something ties them: words, a "but" or rival counts.
bool tied(ClaimContext const& c) {
  return c.self_denies || c.self_doubts || c.opposing.common > 0 || c.denial.common > 0 || c.turn >= 0 ||
         c.rival >= 0;
}

/// Something sets the two apart: one denies, doubts or negates, a "but" stands between them, or they count
/// otherwise.
bool apart(VoicePair const& p) {
  return p.claim_denies || p.claim_doubts || p.voice_denies || p.voice_doubts || p.claim_negates ||
         p.voice_negates || p.set_against || p.counts_otherwise;
}

/// The voice that most likely speaks against a claim, if something sets them apart and the two share words,
/// stand in sentences that do, or one speaks of the other's speaker.
Bearing strongest_of(ContextReader const& reader, uint32_t claim, Contrary const& against) {
  if (!against.voice) return {};
  VoicePair const p = reader.voice_pair(claim, *against.voice);
  return p.related() && apart(p) ? reader.against(claim, *against.voice) : Bearing{};
}

/// It covers what stands before it; no word need be shared ("could not verify the claims").
bool disclaimed(Bearing const& b) {
  return b && b.offset >= 0 && b.offset <= kDisclaimerReach;
}

bool documented(Bearing const& b) {
  return b.offset != 0 && about_the_same(b, kSeen);
}

/// "The board denied all allegations" speaks of the claims that the article is about.
bool answered(ClaimContext const& c) {
  return c.answer && c.topic >= kOnTopic;
}

struct Ruling {
  Standing standing = Standing::kUnverified;
  Bearing ground;
};

/// The first that applies. `disputed` is the classifier's answer, `strongest` the voice most against it.
Ruling rule(ClaimContext const& c, bool disputed, Bearing const& strongest) {
  if (disputed && strongest && !against(c) && !said_outright(c)) return {Standing::kDisputed, strongest};
  if (Bearing const& ground = ground_of_dispute(c); ground && (disputed || plainly_disputed(c)))
    return {Standing::kDisputed, ground};
  if (answered(c)) return {Standing::kDisputed, c.answer};
  if (c.unconfirmed) return {Standing::kDisclaimed, c.unconfirmed};
  if (disclaimed(c.disclaimer)) return {Standing::kDisclaimed, c.disclaimer};
  if (documented(c.document)) return {Standing::kDocumented, c.document};
  if (about_the_same(c.support, kSaidAgain)) return {Standing::kCorroborated, c.support};
  return {};
}

void judge(Attribution& a, Ruling const& ruling) {
  auto const& [standing, ground] = ruling;
  a.standing = standing;
  if (standing == Standing::kUnverified)
    return add_reason(a, "standing", "standing_word_only", {a.source ? *a.source : a.cue});
  a.evidence.push_back({ground.type, ground.span, ground.attribution});
  add_reason(a, "standing", rule_of(ground.type), {ground.span});
}

}  // namespace

void judge_standing(Document& doc, LanguagePack const& pack) {
  HashedLinear const* const model = pack.classifier("disputed");
  ContextReader const reader(doc, pack);
  std::vector<Contrary> const against = read_contrary(doc, reader, pack.classifier("contrary"));
  for (uint32_t i = 0; i < doc.attributions.size(); ++i) {
    if (doc.attributions[i].kind != ClaimKind::kFact) continue;
    ClaimContext const c = reader.read(i);
    Bearing const strongest = strongest_of(reader, i, against[i]);
    bool const disputed = model && (tied(c) || (strongest && against[i].first >= kLikelyAgainst)) &&
                          best_label(scores_of(*model, dispute_features(doc, reader, i, c, against[i]))) == 1;
    judge(doc.attributions[i], rule(c, disputed, strongest));
  }
}

}  // namespace firsthand
