// Where UTF-8 byte offsets and the offsets of the outside world meet: the only conversion in the
// engine. One pass over the text notes the outer offset at every 64th byte; a look-up counts at most
// 64 bytes from there. Works for UTF-16 units (JSON) and for code points (annotations).
//
// Worked example: "aé🎉b" is bytes a=0 é=1..2 🎉=3..6 b=7, UTF-16 units a=0 é=1 🎉=2..3 b=4.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "firsthand/span.h"

namespace firsthand {

enum class OffsetUnit : uint8_t { kUtf16, kCodePoint };

/// A half-open span in the outer unit, as JSON carries it.
struct OuterUnit;
using OuterSpan = BasicSpan<OuterUnit>;

class Utf16Map {
 public:
  /// `text` is valid UTF-8 and outlives the map.
  explicit Utf16Map(std::string_view text, OffsetUnit unit = OffsetUnit::kUtf16);

  /// Outer offset of a byte offset; one inside a character gives the offset of its begin. Beyond the
  /// end: the length.
  uint32_t outer(uint32_t byte) const;
  OuterSpan outer(ByteSpan s) const { return {outer(s.begin), outer(s.end)}; }
  /// Byte offset of an outer offset; nullopt beyond the text or between two surrogates.
  std::optional<uint32_t> byte(uint64_t outer) const;
  /// Byte span of an outer span; nullopt if an end has none or they are in the wrong order.
  std::optional<ByteSpan> byte_span(uint64_t begin, uint64_t end) const;
  /// Length of the text in outer units.
  uint32_t length() const { return length_; }

 private:
  uint32_t width(unsigned char lead) const { return lead >= 0xF0 && unit_ == OffsetUnit::kUtf16 ? 2 : 1; }
  uint32_t count(uint32_t from, uint32_t to) const;

  std::string_view text_;
  OffsetUnit unit_;
  uint32_t length_ = 0;
  std::vector<uint32_t> marks_;  // outer offset at byte 64 * i; empty when all of the text is ASCII
};

}  // namespace firsthand
