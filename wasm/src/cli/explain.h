// An analysis or a comparison in English sentences, for people at a terminal (--explain).
#pragma once

#include <string>
#include <string_view>

#include "coverage/comparison.h"
#include "text/document.h"

namespace firsthand::cli {

/// Several lines, the last without a line end. Words of the article are quoted with control
/// characters made visible as spaces, so that a text cannot steer the terminal.
std::string explain(Document const& doc);

/// Where B may have it from, and what differs: each change with the words of both sides.
std::string explain(Comparison const& comparison, Document const& a, Document const& b);

/// Words of an article or file name as one short line without control characters.
std::string shown(std::string_view text);

}  // namespace firsthand::cli
