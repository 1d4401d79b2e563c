// Bytes of unknown origin: one U+FFFD for each byte that is in no well-formed sequence.
#include "io/utf8.h"

#include <catch2/catch.hpp>

using namespace firsthand;

TEST_CASE("valid text passes unchanged", "[io][utf8]") {
  for (std::string text :
       {"", "plain", "caf\u00e9 \u201cquoted\u201d", "\U0001F389\u0301\u200f", "\u00ad\u00a0"}) {
    bool replaced = true;
    CHECK(valid_utf8(text, &replaced) == text);
    CHECK_FALSE(replaced);
  }
  CHECK(valid_utf8(std::string_view("a\0b", 3)) == std::string("a\0b", 3));
}

TEST_CASE("each invalid byte becomes one replacement character", "[io][utf8]") {
  struct Case {
    std::string_view bytes, want;
  };
  auto const c = GENERATE(Case{"a\xFFz", "a\uFFFDz"},                            // never a byte of UTF-8
                          Case{"\x80", "\uFFFD"},                                // stray continuation
                          Case{"\xE2\x82z", "\uFFFD\uFFFDz"},                    // cut sequence
                          Case{"\xC0\xAF", "\uFFFD\uFFFD"},                      // overlong
                          Case{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // a surrogate
                          Case{"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // over U+10FFFF
                          Case{"\xF0\x9F\x8E", "\uFFFD\uFFFD\uFFFD"});           // cut at the end
  bool replaced = false;
  CHECK(valid_utf8(c.bytes, &replaced) == c.want);
  CHECK(replaced);
}

TEST_CASE("only a leading byte-order mark goes", "[io][utf8]") {
  CHECK(without_bom("\uFEFFabc") == "abc");
  CHECK(without_bom("a\uFEFF") == "a\uFEFF");
  CHECK(without_bom("\xEF\xBB") == "\xEF\xBB");
}

TEST_CASE("length in UTF-16 units", "[io][utf8]") {
  CHECK(utf16_units("") == 0);
  CHECK(utf16_units("ab") == 2);
  CHECK(utf16_units("\u00e9\u20ac") == 2);
  CHECK(utf16_units("\U0001F389") == 2);
}
