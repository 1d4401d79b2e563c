// See wordpieces.h.
#include "model/wordpieces.h"

#include <algorithm>

#include "model/hashed_linear.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

uint32_t hash_of(bool inside, std::string_view bytes) {
  return mix(hash_bytes(bytes), inside ? 1 : 0);
}

/// Letters and digits go together; everything else is a part of its own.
bool joins(char32_t c) {
  CharClass const k = classify(c);
  return k == CharClass::kLetter || k == CharClass::kDigit || k == CharClass::kFormat;
}

}  // namespace

WordPieces::WordPieces(WeightReader& reader) {
  text_ = reader.bytes(reader.number());
  if (text_.empty() || text_.back() != '\n') return;
  begin_.push_back(0);
  for (uint32_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') begin_.push_back(i + 1);
  size_t slots = 1;
  while (slots < 2 * size()) slots *= 2;
  slots_.assign(slots, 0);
  for (uint32_t i = 1; i < size(); ++i) {
    std::string_view const whole = piece(i);
    bool const inside = whole.size() > 2 && whole.substr(0, 2) == "##";
    size_t at = hash_of(inside, inside ? whole.substr(2) : whole) & (slots - 1);
    while (slots_[at]) at = (at + 1) & (slots - 1);
    slots_[at] = i;
  }
}

uint32_t WordPieces::find(bool inside, std::string_view bytes) const {
  for (size_t at = hash_of(inside, bytes) & (slots_.size() - 1); slots_[at];
       at = (at + 1) & (slots_.size() - 1)) {
    std::string_view const whole = piece(slots_[at]);
    bool const marked = whole.size() > 2 && whole.substr(0, 2) == "##";
    if (marked == inside && (marked ? whole.substr(2) : whole) == bytes) return slots_[at];
  }
  return 0;
}

void WordPieces::cut_part(std::string_view part, std::vector<uint32_t>& out) const {
  constexpr size_t kLongest = 40;  // bytes of a piece: bounds the work for endless words
  for (size_t at = 0; at < part.size() && out.size() < kMost;) {
    size_t size = std::min(kLongest, part.size() - at);
    uint32_t found = 0;
    for (; size > 0; --size)
      if ((found = find(at > 0, part.substr(at, size)))) break;
    out.push_back(found);
    if (!found) return;
    at += size;
  }
}

void WordPieces::cut(std::string_view word, std::vector<uint32_t>& out) const {
  out.clear();
  for (size_t at = 0; at < word.size() && out.size() < kMost;) {
    size_t end = at;
    while (end < word.size()) {
      auto const c = decode(word, static_cast<uint32_t>(end));
      if (!joins(c.value)) break;
      end += c.size;
    }
    if (end == at) end += decode(word, static_cast<uint32_t>(at)).size;
    cut_part(word.substr(at, end - at), out);
    at = end;
  }
  if (out.empty()) out.push_back(0);
}

}  // namespace firsthand
