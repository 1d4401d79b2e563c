// Source, cue and content spans of an annotation become attributions without meaning, so that the
// later stages can run on spans that somebody else found (command line, --given).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "firsthand/error.h"
#include "text/document.h"

namespace firsthand {

/// Reads {"offset_unit"?: "codepoint"|"utf16" (default codepoint), "attributions":
/// [{"source": span|null, "cue": span, "content": [span, ...]}]} where a span is [begin, end] in
/// `doc.text` or {"span": [begin, end]}; other fields are left alone. Attributions come back in the
/// order given. Errors: kBadRequest names the field, kTooLarge.
Result<std::vector<Attribution>> read_given(std::string_view json, Document const& doc);

}  // namespace firsthand
