// An HTML page becomes a Document without facts: the article's blocks by shared/vocabulary, joined by
// "\n\n", with links and what the page says about itself. Native builds only: in the browser the
// extension walks the live page.
#pragma once

#include <string_view>

#include "firsthand/error.h"
#include "text/document.h"

namespace firsthand {

/// The bytes are read as UTF-8; each invalid byte is one U+FFFD (warning invalid_utf8). An article
/// beyond the bounds of io/limits.h is cut at a block (warning input_cut); a page without text gives a
/// Document without blocks. Errors: kTooLarge for the page as a whole.
Result<Document> read_html(std::string_view bytes);

}  // namespace firsthand
