// A Document with its facts to the analysis as JSON: what engine, command line and tests share.
#pragma once

#include <string>
#include <string_view>

#include "stages/resources.h"
#include "text/document.h"

namespace firsthand {

/// Version of the engine as analyses carry it.
std::string_view engine_version();

/// The analysis of a document that the stages have been over. `with_text`: it carries the text (HTML input).
std::string to_json(Document const& doc, Resources const& resources, bool with_text = false);

}  // namespace firsthand
