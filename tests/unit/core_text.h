// Documents for the tests of the text stages, made with the real pack and models.
#pragma once

#include <string>
#include <vector>

#include "model/refiner.h"
#include "stages/resources.h"
#include "text/document.h"

namespace firsthand::test {

/// The resources of the built bundle, read once.
Resources const& resources();
/// One paragraph block a line, nothing read yet.
Document blocks_of(std::string text);
/// The same, through tokens, sentences and quotations.
Document read(std::string text);
/// The same, through the whole analysis.
Document analyzed(std::string text);
/// The same with the refining tier's shipped weights.
Document refined(std::string text);
/// Those weights, as bytes and as read.
std::string_view refiner_weights();
Refiner const& refiner();

/// The texts of all tokens, of all sentences, of all quotations.
std::vector<std::string> tokens_of(Document const& doc);
std::vector<std::string> sentences_of(Document const& doc);
std::vector<std::string> quotations_of(Document const& doc);

/// "source | cue | content / content" of the attribution with this cue; "" if there is none.
std::string attribution(Document const& doc, std::string const& cue);

}  // namespace firsthand::test
