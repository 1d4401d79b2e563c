// Plain text becomes a Document without facts: one paragraph block for each line that is not blank; a first
// line that stands alone and has no stop at its end is the headline.
#pragma once

#include <string_view>

#include "firsthand/error.h"
#include "text/document.h"

namespace firsthand {

/// Offsets are those of the text as read: every invalid byte has become one U+FFFD (warning
/// invalid_utf8), CRLF stays two characters, a byte-order mark is one (whoever reads a file takes it off
/// first). Blocks leave out the line ends. Errors: kTooLarge (io/limits.h).
Result<Document> read_text(std::string_view bytes);

}  // namespace firsthand
