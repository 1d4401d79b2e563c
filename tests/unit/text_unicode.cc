// text/unicode: folding keeps offsets, variants of a form share a hash.
#include <catch2/catch.hpp>

#include "text/unicode.h"

using namespace firsthand;

TEST_CASE("lower-casing keeps every offset") {
  for (std::string text : {"The MAYOR", "ÉCOLE Łódź ΑΒΓ ДОМ", "İstanbul ẞ", "\U0001F600 Öl"})
    CHECK(lower_keeping_offsets(text).size() == text.size());
  CHECK(lower_keeping_offsets("ÉCOLE ДОМ ΑΒΓ") == "école дом αβγ");
}

TEST_CASE("apostrophes and soft hyphens do not change a word") {
  CHECK(fold_hash("don't") == fold_hash("don’t"));
  CHECK(fold_hash("min\u00ADister") == fold_hash("minister"));
  CHECK(fold_hash("port") != fold_hash("ports"));
}

TEST_CASE("classes of what news text holds") {
  CHECK(classify(U'é') == CharClass::kLetter);
  CHECK(classify(0x301) == CharClass::kLetter);
  CHECK(classify(0x660) == CharClass::kDigit);
  CHECK(classify(0xA0) == CharClass::kSpace);
  CHECK(classify(0x201C) == CharClass::kPunctuation);
  CHECK(classify(0x20AC) == CharClass::kSymbol);
  CHECK(classify(0xAD) == CharClass::kFormat);
}
