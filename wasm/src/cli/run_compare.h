// firsthand compare A B: two files in, one comparison out.
#pragma once

#include "cli/options.h"
#include "stages/resources.h"

namespace firsthand::cli {

/// Prints the comparison as one line of JSON. Returns the exit code; an error names its file on stderr.
int run_compare(Options const& options, Resources const& resources);

}  // namespace firsthand::cli
