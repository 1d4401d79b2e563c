// The refining tier: attributions by the network of model/refiner.h instead of the linear models. It
// reads the same tokens, quotations and parts of speech, and gives the same kind of result.
#pragma once

#include <optional>
#include <vector>

#include "model/refiner.h"
#include "pack/lexicon.h"
#include "text/document.h"

namespace firsthand {

/// Runs of whole blocks of at most Refiner::kChunk tokens, in text order, covering every token. A
/// longer block is cut at sentences, a longer sentence anywhere.
std::vector<TokenSpan> refiner_chunks(Document const& doc);

/// The network's vectors of every token.
struct EncodedWords {
  Refiner::Encoded last, inner;  // of the last layer, and of the one before
};
EncodedWords encode_words(Document const& doc, Refiner const& refiner);

/// Does the cue hold a word that hardly ever means anything but saying ("said", "according to")?
bool always_attributes(Document const& doc, TokenSpan cue, Lexicon const& cue_forms);

/// Attributions in text order of their cues; parts of speech must be set. Nothing where cues stand denser
/// than in any article, so that the time stays linear in the length: the linear models' answer then stays.
/// `cue_forms`: of a cue that always attributes, parts are taken that are less probable than others.
std::optional<std::vector<Attribution>> refine_attributions(Document const& doc, Refiner const& refiner,
                                                            Refiner::Encoded const& encoded,
                                                            Lexicon const& cue_forms);

}  // namespace firsthand
