// Is a claim disputed in the article? Features of the small classifier "disputed": who denies or doubts what,
// in how like words, how near, how strongly others speak against it, and how contested the article's subject
// is. Training (wasm/src/train) and inference share this code.
#pragma once

#include "stages/claim_context.h"
#include "stages/contrary.h"
#include "stages/field_features.h"

namespace firsthand {

Features dispute_features(Document const& doc, ContextReader const& reader, uint32_t attribution,
                          ClaimContext const& context, Contrary const& contrary);

/// The same for every attribution, whatever its kind.
std::vector<Features> dispute_features_of_all(Document const& doc, LanguagePack const& pack);

}  // namespace firsthand
