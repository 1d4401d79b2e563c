// firsthand query FILE: what to look for when other coverage of the article, or of one claim, is wanted.
#pragma once

#include "cli/options.h"
#include "stages/resources.h"

namespace firsthand::cli {

/// Prints the query as one line of JSON. Returns the exit code; an error names the file on stderr.
int run_query(Options const& options, Resources const& resources);

}  // namespace firsthand::cli
