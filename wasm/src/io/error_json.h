// An Error as the JSON that takes the place of an analysis (shared/schema/error.schema.json).
#pragma once

#include <string>
#include <string_view>

#include "firsthand/error.h"

namespace firsthand {

/// {"error":{"code":...,"message":...}}; with `id_json` (JSON of any kind) as first field "id".
std::string error_json(Error const& error, std::string_view id_json = {});

/// The analysis or comparison with "id" as first field.
std::string with_id(std::string_view id_json, std::string_view object_json);

}  // namespace firsthand
