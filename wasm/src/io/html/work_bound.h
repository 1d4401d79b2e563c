// How much work HTML would make for a parser, estimated before it is parsed. HTML's rules look through
// all open elements for most tags and compare each attribute of a tag with those before it; a page of
// a few megabytes that never closes anything would keep the parser busy for hours.
#pragma once

#include <cstdint>
#include <string_view>

namespace firsthand::html {

/// Sum over all tags of open elements and compared attributes: about 10^7 for a heavy real page of 1 MB.
/// Stops counting over `limit`.
uint64_t estimate_work(std::string_view html, uint64_t limit);

}  // namespace firsthand::html
