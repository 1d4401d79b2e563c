// What has to happen to JSON bytes of unknown origin before a parser may see them: bounded size and
// nesting, valid UTF-8, no lone surrogate. JavaScript strings may hold half a surrogate pair, and
// JSON.stringify writes it as an escape that parsers refuse; one such character of a page must not
// cost the reader the whole analysis.
#pragma once

#include <string>
#include <string_view>

#include "firsthand/error.h"

namespace firsthand {

/// The same JSON with every invalid byte and every lone surrogate escape as U+FFFD (each one UTF-16
/// unit, so offsets stay). Errors: kTooLarge over `max_bytes` or more than kMaxJsonDepth brackets deep.
Result<std::string> prepare_json(std::string_view bytes, size_t max_bytes);

}  // namespace firsthand
