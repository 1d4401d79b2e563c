// A Document from any reader to the analysis as JSON: what engine, command line and tests share.
#pragma once

#include <string>
#include <vector>

#include "stages/resources.h"
#include "text/document.h"

namespace firsthand {

/// Version of the engine as analyses carry it.
std::string_view engine_version();

/// Runs all stages. `with_text`: the analysis carries the text (HTML input).
std::string analyze_to_json(Document doc, Resources const& resources, bool with_text = false);

/// Runs the later stages on given spans (io/given_reader.h).
std::string analyze_given_to_json(Document doc, std::vector<Attribution> given, Resources const& resources,
                                  bool with_text = false);

}  // namespace firsthand
