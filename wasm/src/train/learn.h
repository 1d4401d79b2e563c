// The training steps, one for each shipped model. Each reads prepared articles, learns with a fixed
// seed in one thread, and returns the model's file; figures go to standard output.
#pragma once

#include <string>
#include <vector>

#include "model/attribution_models.h"
#include "train/corpus.h"

namespace firsthand::train {

/// Part-of-speech model from articles with `tags`.
std::string learn_tags(std::vector<Article>& articles, int epochs);
/// Sets every token's tag with `model`, and prints the share of gold tags met, under `name`.
void apply_tags(std::vector<Article>& articles, HashedLinear const& model, std::string const& name);

/// Cue model from articles with gold cues; tags must be set.
std::string learn_cues(std::vector<Article const*> const& articles, int epochs);

/// Link model from articles with gold attributions; tags must be set.
std::string learn_links(std::vector<Article const*> const& articles, int epochs);

/// The confidence table (model/calibration.h) of the models, learnt on articles they never saw.
std::string learn_confidence(std::vector<Article> const& articles, AttributionModels const& models);

/// A fixed permutation of 0..n-1 for one epoch (Fisher-Yates over splitmix64).
std::vector<uint32_t> shuffled(size_t n, uint64_t seed);

}  // namespace firsthand::train
