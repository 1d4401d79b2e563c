// Parts of speech: a greedy left-to-right linear tagger over words, affixes, shapes and the two tags
// before (Collins 2002; features after Ratnaparkhi 1996). Punctuation is tagged by its kind.
#pragma once

#include <vector>

#include "model/features.h"
#include "model/hashed_linear.h"
#include "text/document.h"

namespace firsthand {

/// Features of token i given the two tags before it in its sentence. `facts` holds the document's words.
void tag_features(Document const& doc, std::vector<WordFacts> const& facts, uint32_t i, PosTag before,
                  PosTag before2, FeatureSet& out);

/// The tag that a token's kind decides alone; kCount31 where the model must.
PosTag tag_by_kind(Document const& doc, uint32_t i);

/// One tag for each token.
std::vector<PosTag> tag_parts_of_speech(Document const& doc, std::vector<WordFacts> const& facts,
                                        HashedLinear const& model);

}  // namespace firsthand
