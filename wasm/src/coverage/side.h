// One of two articles as comparison sees it: a comparable term for each token, weighed by how rare it is
// in both, and the quantities its sentences state.
//
// Worked example: "Rosselló said twenty-three boats" and "Rossello, who said 23 boats" have the same terms
// for the name (accents folded), for 23 and for "boats"; "said" weighs little, "who" nothing.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "coverage/quantities.h"
#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

enum class TermKind : uint8_t {
  kNone,      // punctuation, marks
  kFunction,  // closed-class words: they count only between matching words
  kContent,
  kName,  // capitalised within its sentence
  kNumber
};

struct Term {
  uint32_t exact = 0;  // hash of the lower-cased word without accents
  uint32_t stem = 0;   // the same of its first letters, so that inflections meet; of the value for numbers
  TermKind kind = TermKind::kNone;
  uint8_t weight = 0;   // 0 for function words and punctuation; else 1 (common) to 6 (a rare name)
  bool quoted = false;  // between quotation marks

  bool telling() const { return weight > 0; }
};

/// The telling words of a sentence: sorted by stem, unique.
struct SentenceTerms {
  std::vector<std::pair<uint32_t, uint32_t>> stems;  // stem, weight
  uint32_t weight = 0;                               // of all stems
};

struct Side {
  Document const& doc;
  std::vector<Term> terms;                        // one a token
  std::vector<SentenceTerms> sentences;           // one a sentence
  std::vector<std::vector<Quantity>> quantities;  // of each sentence, in text order
};

/// One article alone: terms without weights, for fingerprints and sketches.
Side comparable_alone(Document const& doc, LanguagePack const& pack);

/// Both articles made comparable: a term's weight depends on how many sentences of the two hold it.
/// O(tokens log tokens).
std::pair<Side, Side> comparable(Document const& a, Document const& b, LanguagePack const& pack);

}  // namespace firsthand
