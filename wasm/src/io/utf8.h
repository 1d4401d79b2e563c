// Bytes of unknown origin to valid UTF-8. External interface: valid_utf8, without_bom, utf16_units.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace firsthand {

/// The bytes as valid UTF-8: every byte that belongs to no well-formed sequence becomes one U+FFFD
/// ("\xE2\x82z" has two such bytes). `*replaced`, if given, tells whether there was one.
std::string valid_utf8(std::string_view bytes, bool* replaced = nullptr);

/// The text after a leading UTF-8 byte-order mark, if there is one.
std::string_view without_bom(std::string_view bytes);

/// Length of valid UTF-8 in UTF-16 units.
size_t utf16_units(std::string_view text);

}  // namespace firsthand
