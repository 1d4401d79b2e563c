// A Query becomes the JSON of shared/schema/query.schema.json; what it is about is read from JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coverage/query.h"
#include "firsthand/error.h"
#include "io/json_fields.h"
#include "text/document.h"

namespace firsthand {

/// One line of UTF-8 JSON without a line end; the same input gives the same bytes.
std::string write_query(Query const& query, Document const& doc);

/// Reads {"spans": [[begin, end] ...]}, in UTF-16 units of the document's text; no bytes at all are the
/// whole article. Errors: kBadRequest, kTooLarge.
Result<std::vector<ByteSpan>> read_focus(std::string_view bytes, Document const& doc);
/// The spans of such a list, checked.
Result<std::vector<ByteSpan>> spans_of_focus(Json const& list, Document const& doc);

}  // namespace firsthand
