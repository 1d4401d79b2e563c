// The value of single words: "23", "twenty-three", "2.5bn", "20-year-old", "million".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

constexpr int64_t kLargestMilli = 4'000'000'000'000'000'000;  // products beyond are no number of an article

/// In thousandths.
class NumberWords {
 public:
  NumberWords(Document const& doc, LanguagePack const& pack)
      : doc_(doc), quantities_(pack.lexicon("quantities")), units_(pack.lexicon("units")) {}

  /// Of a word that multiplies ("million") or of one that does not ("twelve").
  std::optional<int64_t> word_value(uint32_t i, bool multiplier) const;
  /// The value of one word that is no multiplier, or of two of them joined by a hyphen ("twenty-three").
  std::optional<int64_t> words_value(uint32_t i) const;
  /// Of "2.5bn", "5km".
  std::optional<int64_t> glued_value(uint32_t i) const;
  /// What follows the digits of "2.5bn", "5km", "20-year-old"; empty for any other token.
  std::string_view glued(uint32_t i) const;
  /// "twenty" and "three".
  static std::optional<int64_t> tens_and_ones(LexiconEntry const* tens, LexiconEntry const* ones);
  /// "12-15": both ends, the lower one first.
  std::optional<std::pair<int64_t, int64_t>> range_in(uint32_t i) const;

 private:
  bool behind_currency(uint32_t i) const;
  LexiconEntry const* glued_multiplier(uint32_t i) const;

  Document const& doc_;
  Lexicon const &quantities_, &units_;
};

}  // namespace firsthand
