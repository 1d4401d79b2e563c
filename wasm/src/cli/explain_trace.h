// A trace in English, for people at a terminal (trace --explain).
#pragma once

#include <string>

#include "cli/trace.h"

namespace firsthand::cli {

/// Several lines, the last without a line end.
std::string explain(Trace const& trace);

}  // namespace firsthand::cli
