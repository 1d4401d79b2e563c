// Why a field has its value; `field` and `rule` must be literals. Every rule id given here stands in
// shared/vocabulary/rules.json.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "text/document.h"

namespace firsthand {

inline void add_reason(Attribution& a, std::string_view field, std::string_view rule,
                       std::vector<ByteSpan> spans) {
  a.reasons.push_back({field, rule, std::move(spans)});
}

}  // namespace firsthand
