// From one input of the command line to its analysis.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"
#include "firsthand/error.h"
#include "model/refiner.h"
#include "stages/resources.h"

namespace firsthand::cli {

struct Input {
  Format format = Format::kText;
  std::string_view bytes;
  std::string_view given;            // annotation as JSON; empty = run all stages
  Refiner const* refiner = nullptr;  // reads attributions in place of the linear models
};

/// How a file is read: as the options say, or by its ending.
Format format_of(Options const& options, std::string const& path);

/// Names the file and the error on stderr; returns the exit code.
int report(std::string const& path, Error const& error);

/// Reads the input and runs the stages.
Result<Document> analyze_input(Input const& input, Resources const& resources);

/// As analyze_input, from a file ("-" is stdin), with the annotation that --given names for it.
Result<Document> analyze_file(Options const& options, std::string const& path, Resources const& resources,
                              Refiner const* refiner = nullptr);

/// The document's analysis as one line of JSON.
std::string analysis_line(Document const& doc, Format format, Resources const& resources);

}  // namespace firsthand::cli
