// firsthand analyze FILE...: one analysis (or explanation) a file, in order.
#pragma once

#include "cli/options.h"
#include "model/refiner.h"
#include "stages/resources.h"

namespace firsthand::cli {

/// Returns the exit code. Errors go to stderr, one line a file; the other files are still read.
int run_files(Options const& options, Resources const& resources, Refiner const* refiner);

}  // namespace firsthand::cli
