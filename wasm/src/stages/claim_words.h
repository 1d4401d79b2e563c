// The telling words of each claim, and how much two claims share: what standing compares claims by.
#pragma once

#include <cstdint>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

struct TellingWords {
  std::vector<uint32_t> stems;    // sorted, unique; function words left out
  std::vector<uint32_t> numbers;  // hashes of number tokens, sorted
  bool negated = false;
};

class ClaimWords {
 public:
  ClaimWords(Document const& doc, LanguagePack const& pack);

  /// The words of an attribution's content.
  TellingWords const& of(uint32_t attribution) const { return claims_[attribution]; }
  /// The words of a range of tokens.
  TellingWords read(TokenSpan tokens) const;
  /// Shared weight in per cent of the lighter side's weight, 0..100. Words that occur in few sentences weigh
  /// more.
  int shared(TellingWords const& a, TellingWords const& b) const;
  /// Shared weight in per cent of all weight of both (weighted Jaccard).
  int alike(TellingWords const& a, TellingWords const& b) const;
  /// Number of telling words that both have.
  static int common(TellingWords const& a, TellingWords const& b);

 private:
  void add(TokenSpan tokens, TellingWords& out) const;
  int weight(uint32_t stem) const;
  int weigh(std::vector<uint32_t> const& stems) const;
  int weigh_common(TellingWords const& a, TellingWords const& b) const;

  Document const& doc_;
  Lexicon const &function_words_, &grammar_, &negations_, &cues_;
  std::vector<std::pair<uint32_t, int>> sentences_with_;  // stem, number of sentences; sorted
  std::vector<TellingWords> claims_;
};

}  // namespace firsthand
