// Documents with their facts to an analysis or a comparison as JSON: what engine, command line and tests
// share.
#pragma once

#include <string>
#include <string_view>

#include "coverage/comparison.h"
#include "io/provenance_reader.h"
#include "stages/resources.h"
#include "text/document.h"

namespace firsthand {

/// Version of the engine as analyses carry it.
std::string_view engine_version();

/// The analysis of a document that the stages have been over. `with_text`: it carries the text (HTML input).
std::string to_json(Document const& doc, Resources const& resources, bool with_text = false);

struct CompareOptions {
  Outlets outlets;                      // "" = as the documents say
  bool text_a = false, text_b = false;  // the analysis carries the text (HTML input)
};

/// The comparison of two documents that the stages have been over.
std::string compare_to_json(Document const& a, Document const& b, Resources const& resources,
                            CompareOptions const& options);

/// Where the articles of a question have it from: each is analysed, every two are compared.
std::string provenance_to_json(ProvenanceQuestion question, Resources const& resources);

}  // namespace firsthand
