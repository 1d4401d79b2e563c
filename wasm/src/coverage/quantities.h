// What a sentence counts, dates and times by: numbers with unit and bound, days of the month, years, clock
// times. Comparison wants all of them; an analysis lists only the quantities of a claim.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

struct Quantity {
  enum class Kind : uint8_t { kCount, kClock };
  TokenSpan tokens;  // of the number alone, without bound and unit
  ByteSpan span;     // with bound and unit
  Kind kind = Kind::kCount;
  int64_t value = 0;      // thousandths; of a clock time: minutes after midnight
  bool half_day = false;  // a clock time that does not say which half of the day
  Bound bound = Bound::kNone;
  std::string unit;  // "people", "percent" ...; empty = none
};

/// Do both say the same quantity, whatever their bounds? "5 p.m." and "17:00" do.
bool same_value(Quantity const& a, Quantity const& b);

/// In text order, not overlapping.
std::vector<Quantity> quantities_in(Document const& doc, LanguagePack const& pack, TokenSpan sentence);

}  // namespace firsthand
