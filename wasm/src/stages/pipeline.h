// The whole analysis as one data flow. See stages.h for the steps.
#pragma once

#include "firsthand/error.h"
#include "model/refiner.h"
#include "stages/resources.h"
#include "text/document.h"

namespace firsthand {

/// The facts every model reads: lower-cased text, tokens, sentences, quotations. Text and blocks in.
void find_text_facts(Document& doc, LanguagePack const& pack);

/// Text, blocks and meta in; everything found out. `doc.text` must be valid UTF-8 and blocks in order. With a
/// refiner the attributions are those of the refining tier.
Document analyze_document(Document doc, Resources const& resources, Refiner const* refiner = nullptr);

/// As above with source, cue and content spans given (byte spans): only the later stages run. A refiner then
/// helps to say what the claims are.
Document analyze_given(Document doc, std::vector<Attribution> given, Resources const& resources,
                       Refiner const* refiner = nullptr);

}  // namespace firsthand
