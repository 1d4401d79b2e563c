// From one input of the command line to its analysis.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"
#include "firsthand/error.h"
#include "stages/resources.h"

namespace firsthand::cli {

struct Input {
  Format format = Format::kText;
  std::string_view bytes;
  std::string_view given;  // annotation as JSON; empty = run all stages
};

/// Reads the input and runs the stages.
Result<Document> analyze_input(Input const& input, Resources const& resources);

/// The document's analysis as one line of JSON.
std::string analysis_line(Document const& doc, Format format, Resources const& resources);

}  // namespace firsthand::cli
