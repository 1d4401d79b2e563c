// The stable key of a claim: what it says and who says it, without what a re-rendered page changes
// (spacing, quotation marks, capitals, its place). Dismissals and highlights that stay put use it.
#pragma once

#include <string>
#include <vector>

#include "text/document.h"

namespace firsthand {

/// One key of 16 lower-case hex digits for each attribution, in order. An attribution that repeats
/// content and source of an earlier one gets a key of its own, by how often they occurred before.
std::vector<std::string> claim_keys(Document const& doc);

}  // namespace firsthand
