// Look-ups in a Document that need a search.
#include "text/document.h"

namespace firsthand {

TokenSpan Document::tokens_of(ByteSpan s) const {
  auto const first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](Token const& t) { return t.span.end <= s.begin; });
  auto const last =
      std::partition_point(first, tokens.end(), [&](Token const& t) { return t.span.begin < s.end; });
  return {static_cast<uint32_t>(first - tokens.begin()), static_cast<uint32_t>(last - tokens.begin())};
}

}  // namespace firsthand
