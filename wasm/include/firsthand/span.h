// Half-open spans. ByteSpan counts UTF-8 bytes of Document::text; TokenSpan counts tokens of
// Document::tokens. JSON carries UTF-16 units; io/utf16_map.h is the only place that converts.
#pragma once

#include <algorithm>
#include <cstdint>

namespace firsthand {

template <class Unit>
struct BasicSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr bool empty() const { return begin >= end; }
  constexpr uint32_t size() const { return empty() ? 0 : end - begin; }
  constexpr bool contains(uint32_t at) const { return begin <= at && at < end; }
  constexpr bool contains(BasicSpan other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(BasicSpan other) const { return begin < other.end && other.begin < end; }
  friend constexpr bool operator==(BasicSpan a, BasicSpan b) { return a.begin == b.begin && a.end == b.end; }
  friend constexpr bool operator!=(BasicSpan a, BasicSpan b) { return !(a == b); }
  friend constexpr bool operator<(BasicSpan a, BasicSpan b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  }
};

struct ByteUnit;
struct TokenUnit;
using ByteSpan = BasicSpan<ByteUnit>;
using TokenSpan = BasicSpan<TokenUnit>;

/// The smallest span that covers both.
template <class Unit>
constexpr BasicSpan<Unit> hull(BasicSpan<Unit> a, BasicSpan<Unit> b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace firsthand
