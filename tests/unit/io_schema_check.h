// Validates JSON against shared/schema in unit tests: "" when valid, else what is wrong.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace firsthand::test {

/// `schema` is a file name in shared/schema.
std::string schema_errors(std::string const& schema, nlohmann::json const& value);
/// A file below the source tree, as bytes.
std::string read_source_file(std::string const& path);

}  // namespace firsthand::test
