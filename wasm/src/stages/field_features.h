// Features of the small classifiers of kind and checkworthy: what content and cue look like. Training
// (wasm/src/train) and inference share this code, so a feature means one thing.
#pragma once

#include <cstdint>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

using Features = std::vector<uint32_t>;

/// For kind and checkworthy: the words of the claim and of its cue.
void claim_features(Document const& doc, Attribution const& a, LanguagePack const& pack, Features& out);

/// The best label and how far it leads the second, in score units. `count` labels of the model.
struct Choice {
  int label = 0;
  int32_t lead = 0;
};
Choice choose(HashedLinear const& model, Features const& features);

}  // namespace firsthand
