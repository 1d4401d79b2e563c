// Fingerprints of running text by winnowing (Schleimer, Wilkerson, Aiken 2003): of all hashes of five words
// in a row the least one of every four, so that eight words in common always meet. Quotations and captions
// are left out: outlets share those without copying each other.
#pragma once

#include <cstdint>
#include <vector>

#include "coverage/side.h"

namespace firsthand {

/// Sorted, unique.
std::vector<uint32_t> fingerprints(Side const& side);

/// How much of `part` is in `whole`, in thousandths; 0 for an empty part.
uint32_t containment(std::vector<uint32_t> const& part, std::vector<uint32_t> const& whole);

}  // namespace firsthand
