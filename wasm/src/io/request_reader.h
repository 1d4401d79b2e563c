// A request of shared/schema/request.schema.json becomes a Document without facts.
#pragma once

#include <string_view>

#include "firsthand/error.h"
#include "io/json_fields.h"
#include "text/document.h"

namespace firsthand {

/// The blocks' texts joined by "\n\n", with blocks, links and meta. Errors: kBadRequest names the field
/// at fault, kBadSchema is another schema_version, kTooLarge names the bound (io/limits.h).
Result<Document> read_request(std::string_view json);
/// The same of JSON that prepare_json has been over.
Result<Document> request_from(Json const& json);

}  // namespace firsthand
