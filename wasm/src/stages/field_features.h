// Features of the small classifiers of kind and checkworthy: what content and cue look like. Training
// (wasm/src/train) and inference share this code, so a feature means one thing.
#pragma once

#include <cstdint>
#include <vector>

#include "model/field_heads.h"
#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

using Features = std::vector<uint32_t>;

/// For kind and checkworthy: the words of the claim and of its cue.
void claim_features(Document const& doc, Attribution const& a, LanguagePack const& pack, Features& out);

/// Of each label of the model.
Scores scores_of(HashedLinear const& model, Features const& features);
/// The first label with the highest score.
int best_label(Scores const& scores);

}  // namespace firsthand
