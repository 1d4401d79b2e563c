// Word pieces: a word is cut into the longest known beginnings, those inside a word marked by "##"
// (WordPiece, Wu et al. 2016). A word "unlockable" may become "un", "##lock", "##able".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/int8_matrix.h"

namespace firsthand {

class WordPieces {
 public:
  static constexpr size_t kMost = 6;  // pieces of one word; the rest is cut off

  WordPieces() = default;
  /// u32 size, then the pieces, one a line; piece 0 stands for what is unknown.
  explicit WordPieces(WeightReader& reader);

  size_t size() const { return begin_.empty() ? 0 : begin_.size() - 1; }
  /// The pieces of a lower-cased word; at least one.
  void cut(std::string_view lower_word, std::vector<uint32_t>& out) const;

 private:
  std::string_view piece(uint32_t i) const {
    return std::string_view(text_).substr(begin_[i], begin_[i + 1] - begin_[i] - 1);
  }
  /// The piece's number, 0 if there is none. `inside`: one that begins with "##", which `bytes` leaves out.
  uint32_t find(bool inside, std::string_view bytes) const;
  void cut_part(std::string_view part, std::vector<uint32_t>& out) const;

  std::string text_;
  std::vector<uint32_t> begin_;
  std::vector<uint32_t> slots_;  // open addressing: numbers of pieces, 0 = free
};

}  // namespace firsthand
