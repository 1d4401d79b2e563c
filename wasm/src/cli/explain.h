// An analysis in English sentences, for people at a terminal (--explain).
#pragma once

#include <string>

#include "text/document.h"

namespace firsthand::cli {

/// Several lines, the last without a line end. Words of the article are quoted with control
/// characters made visible as spaces, so that a text cannot steer the terminal.
std::string explain(Document const& doc);

}  // namespace firsthand::cli
