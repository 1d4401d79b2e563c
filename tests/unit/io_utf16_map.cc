// Offsets between UTF-8 bytes and the outer units, against a slow obvious twin.
#include "io/utf16_map.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace firsthand;

namespace {

/// Outer offset of every character's begin by walking from the start each time.
uint32_t slow_outer(std::string_view text, uint32_t byte, OffsetUnit unit) {
  uint32_t units = 0;
  for (uint32_t i = 0; i < byte && i < text.size(); ++i) {
    unsigned char const c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0) == 0x80) continue;
    units += c >= 0xF0 && unit == OffsetUnit::kUtf16 ? 2 : 1;
  }
  return units;
}

std::string random_text(uint32_t seed, size_t characters) {
  std::string_view const alphabet[] = {"a",      " ",      "\n",     "\u00e9",    "\u0301",
                                       "\u05d0", "\u20ac", "\u00ad", "\U0001F389"};
  std::mt19937 random(seed);
  std::string text;
  for (size_t i = 0; i < characters; ++i) text += alphabet[random() % std::size(alphabet)];
  return text;
}

void check_all(std::string const& text, OffsetUnit unit) {
  Utf16Map const map(text, unit);
  REQUIRE(map.length() == slow_outer(text, static_cast<uint32_t>(text.size()), unit));
  for (uint32_t byte = 0; byte <= text.size(); ++byte) {
    if (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) continue;
    uint32_t const want = slow_outer(text, byte, unit);
    REQUIRE(map.outer(byte) == want);
    REQUIRE(map.byte(want) == byte);
  }
}

}  // namespace

TEST_CASE("the worked example of the header", "[io][utf16]") {
  std::string const text = "a\u00e9\U0001F389b";
  Utf16Map const map(text);
  CHECK(map.outer(0u) == 0);
  CHECK(map.outer(1u) == 1);
  CHECK(map.outer(3u) == 2);
  CHECK(map.outer(7u) == 4);
  CHECK(map.outer(8u) == 5);
  CHECK(map.outer(ByteSpan{1, 7}) == OuterSpan{1, 4});
}

TEST_CASE("every character of random text, both units, lengths around the stride", "[io][utf16]") {
  for (uint32_t seed = 0; seed < 20; ++seed)
    for (size_t characters : {0, 1, 31, 63, 64, 65, 300}) {
      std::string const text = random_text(seed, characters);
      check_all(text, OffsetUnit::kUtf16);
      check_all(text, OffsetUnit::kCodePoint);
    }
  check_all(std::string(200, 'x'), OffsetUnit::kUtf16);
}

TEST_CASE("offsets that are none", "[io][utf16]") {
  std::string const text = "\U0001F389!";
  Utf16Map const map(text);
  CHECK_FALSE(map.byte(1));  // between two surrogates
  CHECK_FALSE(map.byte(4));  // beyond the text
  CHECK_FALSE(map.byte(uint64_t{1} << 40));
  CHECK(map.byte(3) == 5u);
  CHECK_FALSE(map.byte_span(3, 2));
  CHECK(map.byte_span(0, 2) == ByteSpan{0, 4});
  CHECK(map.outer(2u) == 0);  // inside a character: its begin
  CHECK(map.outer(99u) == 3);
}
