// Does the source speak in its own cause? Judged by a small classifier from speaker and claim together, and
// for all claims of one speaker at once.
#include "stages/reasons.h"
#include "stages/speaker_features.h"
#include "stages/stages.h"

namespace firsthand {

void classify_interested(Document& doc, LanguagePack const& pack) {
  HashedLinear const* model = pack.classifier("interested");
  std::vector<int> chosen(doc.attributions.size());
  if (model) {
    std::vector<Scores> scores;
    for (Features const& f : interest_features(doc, pack)) scores.push_back(scores_of(*model, f));
    chosen = labels_by_speaker(doc, scores, kInterestTogether);
  }
  for (size_t i = 0; i < chosen.size(); ++i) {
    Attribution& a = doc.attributions[i];
    a.interested = chosen[i] == 1;
    add_reason(a, "interested", a.interested ? "interested_own_cause" : "interested_bystander",
               {a.source ? *a.source : a.cue});
  }
}

}  // namespace firsthand
