// Part-of-speech tags: the Penn Treebank set, with the finer splits merged that attribution does
// not need (comparison of adjectives and adverbs, number of proper nouns), so that a row of int8
// weights is exactly 32 bytes. Source: Marcus et al. 1993.
#pragma once

#include <cstdint>
#include <string_view>

namespace firsthand {

enum class PosTag : uint8_t {
  kNN,
  kNNS,
  kNNP,
  kVB,
  kVBD,
  kVBG,
  kVBN,
  kVBP,
  kVBZ,
  kMD,
  kJJ,
  kRB,
  kIN,
  kTO,
  kDT,
  kPDT,
  kPRP,
  kPRPS,
  kWDT,
  kWP,
  kWPS,
  kWRB,
  kCC,
  kCD,
  kPOS,
  kRP,
  kEX,
  kUH,
  kFW,
  kPunct,   // any punctuation: the token itself says which
  kSymbol,  // # $ % and other symbols
  kCount31,
};
inline constexpr int kPosTagCount = 31;

/// "NN", "NNP", ... ; punctuation is "PUNCT", symbols "SYM".
std::string_view tag_name(PosTag tag);
/// Reads a Penn Treebank tag ("JJR" -> kJJ, "NNPS" -> kNNP, "," -> kPunct); unknown tags are kFW.
PosTag tag_from_name(std::string_view name);

constexpr bool is_noun(PosTag t) {
  return t == PosTag::kNN || t == PosTag::kNNS || t == PosTag::kNNP;
}
constexpr bool is_finite_verb(PosTag t) {
  return t == PosTag::kVBD || t == PosTag::kVBP || t == PosTag::kVBZ || t == PosTag::kMD;
}
constexpr bool is_verb(PosTag t) {
  return t >= PosTag::kVB && t <= PosTag::kMD;
}

}  // namespace firsthand
