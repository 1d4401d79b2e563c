// Features of the classifier that says whether a source speaks in its own cause: speaker and claim together.
// Training (wasm/src/train) and inference share this code.
#pragma once

#include <vector>

#include "stages/field_features.h"

namespace firsthand {

/// For each attribution. Needs role and directness.
std::vector<Features> interest_features(Document const& doc, LanguagePack const& pack);

/// How much a speaker's other attributions count: accuracy over five folds 76.3 without, 77.9 with one, 78.2.
inline constexpr int kInterestTogether = 3;

/// The best label for each attribution. Those of one speaker are judged together: each counts its own scores
/// and `together` times the mean of all its speaker's.
std::vector<int> labels_by_speaker(Document const& doc, std::vector<Scores> const& own, int together);

}  // namespace firsthand
