// The telling words of each claim, and how much two claims share: what standing compares claims by.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

struct TellingWords {
  std::vector<std::pair<uint32_t, int>> stems;  // sorted, unique, with their weights; no function words
  std::vector<uint32_t> numbers;                // hashes of number tokens, sorted
  int weight = 0;                               // of all stems
  bool negated = false;
};

struct Overlap {
  int words = 0;   // telling words that both have
  int shared = 0;  // their weight in per cent of the lighter side's, 0..100
  int alike = 0;   // in per cent of all weight of both (weighted Jaccard), 0..100
};

/// O(words of a + words of b).
Overlap overlap(TellingWords const& a, TellingWords const& b);

class ClaimWords {
 public:
  ClaimWords(Document const& doc, LanguagePack const& pack);

  /// The words of an attribution's content.
  TellingWords const& of(uint32_t attribution) const { return claims_[attribution]; }
  /// The words of who speaks: the source, and how the speaker was first called.
  TellingWords const& of_source(uint32_t attribution) const { return sources_[attribution]; }
  TellingWords const& of_sentence(uint32_t sentence) const { return sentences_[sentence]; }
  TellingWords in(TokenSpan tokens) const { return read({tokens}); }

 private:
  enum Class : uint8_t { kIgnored, kTelling, kNegation, kNumber };

  void classify(LanguagePack const& pack);
  void weigh_tokens();
  TellingWords read(std::vector<TokenSpan> const& pieces) const;

  Document const& doc_;
  std::vector<Class> class_;    // of each token
  std::vector<uint32_t> stem_;  // of each token
  std::vector<int8_t> weight_;  // of each token
  std::vector<TellingWords> claims_, sources_, sentences_;
};

}  // namespace firsthand
