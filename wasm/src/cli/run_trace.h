// firsthand trace DIR: which articles of a folder hang together, and where each story comes from.
#pragma once

#include "cli/options.h"
#include "stages/resources.h"

namespace firsthand::cli {

/// Prints the trace as one line of JSON, or in English. Files that cannot be read are named on stderr and in
/// the output; the exit code is then kBadInput.
int run_trace(Options const& options, Resources const& resources);

}  // namespace firsthand::cli
