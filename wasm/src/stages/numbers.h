// Quantities in running text, for the numbers of a claim and for comparing what two articles count.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

/// "1,234.5" -> 1234500, in thousandths. Nothing for what is not one decimal number of at most 15 digits.
std::optional<int64_t> parse_milli(std::string_view digits);

/// The quantities of a range, in text order, each with value, unit and bound. Years, times of day and parts
/// of names are no quantities.
std::vector<NumberMention> numbers_in(Document const& doc, LanguagePack const& pack, TokenSpan range);

}  // namespace firsthand
