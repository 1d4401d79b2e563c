// See utf16_map.h.
#include "io/utf16_map.h"

#include <algorithm>

namespace firsthand {
namespace {
constexpr uint32_t kStride = 64;
constexpr bool is_continuation(unsigned char c) {
  return (c & 0xC0) == 0x80;
}
}  // namespace

Utf16Map::Utf16Map(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  uint32_t const size = static_cast<uint32_t>(text.size());
  bool ascii = true;
  marks_.reserve(size / kStride + 1);
  for (uint32_t at = 0; at < size; at += kStride) {
    marks_.push_back(length_);
    uint32_t const end = std::min(size, at + kStride);
    length_ += count(at, end);
    for (uint32_t i = at; i < end; ++i) ascii &= static_cast<unsigned char>(text[i]) < 0x80;
  }
  if (ascii) marks_.clear();
}

uint32_t Utf16Map::count(uint32_t from, uint32_t to) const {
  uint32_t units = 0;
  for (uint32_t i = from; i < to; ++i) {
    unsigned char const c = static_cast<unsigned char>(text_[i]);
    if (!is_continuation(c)) units += width(c);
  }
  return units;
}

uint32_t Utf16Map::outer(uint32_t byte) const {
  if (byte >= text_.size()) return length_;
  if (marks_.empty()) return byte;
  while (byte > 0 && is_continuation(static_cast<unsigned char>(text_[byte]))) --byte;
  uint32_t const mark = byte / kStride;
  return marks_[mark] + count(mark * kStride, byte);
}

std::optional<uint32_t> Utf16Map::byte(uint64_t outer) const {
  if (outer > length_) return std::nullopt;
  if (outer == length_) return static_cast<uint32_t>(text_.size());
  if (marks_.empty()) return static_cast<uint32_t>(outer);
  auto const after = std::upper_bound(marks_.begin(), marks_.end(), outer);
  uint32_t const mark = static_cast<uint32_t>(after - marks_.begin()) - 1;
  uint64_t units = marks_[mark];
  for (uint32_t at = mark * kStride; at < text_.size(); ++at) {
    unsigned char const c = static_cast<unsigned char>(text_[at]);
    if (is_continuation(c)) continue;
    if (units == outer) return at;
    if (units > outer) return std::nullopt;
    units += width(c);
  }
  return std::nullopt;
}

std::optional<ByteSpan> Utf16Map::byte_span(uint64_t begin, uint64_t end) const {
  if (begin > end) return std::nullopt;
  auto const b = byte(begin);
  auto const e = byte(end);
  if (!b || !e) return std::nullopt;
  return ByteSpan{*b, *e};
}

}  // namespace firsthand
