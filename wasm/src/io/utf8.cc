// See utf8.h. Well-formedness is utfcpp's (no overlong forms, surrogates or values over U+10FFFF).
#include "io/utf8.h"

#include <utf8/core.h>

namespace firsthand {
namespace {
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kBom = "\xEF\xBB\xBF";
}  // namespace

std::string valid_utf8(std::string_view bytes, bool* replaced) {
  std::string out;
  out.reserve(bytes.size());
  char const* at = bytes.data();
  char const* const end = at + bytes.size();
  bool any = false;
  while (at != end) {
    char const* bad = ::utf8::find_invalid(at, end);
    out.append(at, bad);
    at = bad;
    if (at == end) break;
    any = true;
    out += kReplacement;
    ++at;
  }
  if (replaced) *replaced = any;
  return out;
}

std::string_view without_bom(std::string_view bytes) {
  return bytes.substr(0, kBom.size()) == kBom ? bytes.substr(kBom.size()) : bytes;
}

size_t utf16_units(std::string_view text) {
  size_t units = 0;
  for (unsigned char c : text) units += (c & 0xC0) != 0x80 ? (c >= 0xF0 ? 2 : 1) : 0;
  return units;
}

}  // namespace firsthand
