// Code points in valid UTF-8: decoding, coarse classes, and case folding that keeps byte offsets.
// The classes are the coarse ones a news tokenizer needs, not full Unicode properties.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace firsthand {

struct CodePoint {
  char32_t value = 0;
  uint32_t size = 1;  // bytes
};

enum class CharClass : uint8_t {
  kLetter,  // letters, ideographs, combining marks
  kDigit,
  kSpace,
  kPunctuation,
  kSymbol,
  kFormat,  // soft hyphen, joiners, direction marks: part of whatever word they stand in
};

CodePoint decode_longer(std::string_view text, uint32_t at);  // of two bytes and more
/// Decodes the code point at byte `at` of valid UTF-8; `at` < text.size().
inline CodePoint decode(std::string_view text, uint32_t at) {
  auto const lead = static_cast<uint8_t>(text[at]);
  return lead < 0x80 ? CodePoint{lead, 1} : decode_longer(text, at);
}
CharClass classify(char32_t c);

/// Lower-cases letters whose lower case has the same UTF-8 length (Latin, Greek, Cyrillic, Armenian),
/// so that offsets into the result are offsets into `text`.
std::string lower_keeping_offsets(std::string_view text);

/// Hash of a lower-cased form under which spelling variants are one word: curly apostrophes count as
/// straight ones and format characters do not count. fold_hash("don't") == fold_hash("don’t").
uint32_t fold_hash(std::string_view lower);

bool is_upper(char32_t c);

/// As fold_hash, and letters with accents count as the letter without (Latin only), so that one name spelt
/// with and without them is one word. At most `letters` letters are read.
uint32_t plain_hash(std::string_view lower, size_t letters = SIZE_MAX);

}  // namespace firsthand
