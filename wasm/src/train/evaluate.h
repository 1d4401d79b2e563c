// Predictions on held-out articles while training. What counts in the end is score.py on the command
// line's output.
#pragma once

#include <string>
#include <vector>

#include "model/attribution_models.h"
#include "train/corpus.h"

namespace firsthand::train {

/// Writes the attributions found in each article as one JSON line with code-point spans, for score.py.
void write_predictions(std::vector<Article> const& articles, AttributionModels const& models,
                       std::string const& path);

}  // namespace firsthand::train
