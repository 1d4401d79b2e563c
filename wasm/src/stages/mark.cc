// How strongly a claim is marked on the page. The only place that sets `mark`:
//   strong  a fact worth knowing whose standing is unverified, disclaimed or disputed
//   quiet   every other fact, and a strong one that the engine is not sure of
//   listed  forecasts, opinions and all else
#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

/// Thousandths of confidence below which a strong mark becomes quiet. Of what lies below, half is as
/// annotated on PolNeAR dev (instant 46 %, refined 50 %), of what lies above four in five.
constexpr int32_t kSure = 550;

bool rests_on_word(Attribution const& a) {
  return a.standing == Standing::kUnverified || a.standing == Standing::kDisclaimed ||
         a.standing == Standing::kDisputed;
}

std::pair<MarkStrength, char const*> mark_of(Attribution const& a) {
  if (a.kind != ClaimKind::kFact) return {MarkStrength::kListed, "mark_listed"};
  if (!a.checkworthy) return {MarkStrength::kQuiet, "mark_quiet_routine"};
  if (!rests_on_word(a)) return {MarkStrength::kQuiet, "mark_quiet_supported"};
  if (a.confidence < kSure) return {MarkStrength::kQuiet, "mark_quiet_unsure"};
  return {MarkStrength::kStrong, "mark_strong"};
}

}  // namespace

void set_marks(Document& doc) {
  for (Attribution& a : doc.attributions) {
    auto const [mark, rule] = mark_of(a);
    a.mark = mark;
    add_reason(a, "mark", rule, {a.content.empty() ? a.cue : a.content[0]});
  }
}

}  // namespace firsthand
