// firsthand provenance FILE: several articles in one JSON question, where they have it from as the answer.
#pragma once

#include "cli/options.h"
#include "stages/resources.h"

namespace firsthand::cli {

/// Prints the provenance as one line of JSON. Returns the exit code; an error names the file on stderr.
int run_provenance(Options const& options, Resources const& resources);

}  // namespace firsthand::cli
