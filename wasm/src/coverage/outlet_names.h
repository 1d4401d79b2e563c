// Names of outlets as comparison and provenance hold them against each other.
#pragma once

#include <string>
#include <string_view>

namespace firsthand {

/// Letters and digits of a text in lower case: "The Courier" -> "thecourier".
std::string squeezed(std::string_view text);

/// The host of an address, without its path; empty without a scheme.
std::string_view host_of(std::string_view href);

/// Do two names stand for one outlet, with or without "The" or "TV"? The shorter one must be six letters at
/// least and stand at the begin or end of the longer.
bool same_outlet(std::string_view a, std::string_view b);

}  // namespace firsthand
