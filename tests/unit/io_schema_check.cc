// See io_schema_check.h. References between schema files resolve inside shared/schema.
#include "io_schema_check.h"

#include <fstream>
#include <memory>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/utils/nlohmann_json_utils.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace firsthand::test {
namespace {

nlohmann::json read_schema(std::string const& name) {
  return nlohmann::json::parse(read_source_file("shared/schema/" + name));
}

nlohmann::json const* fetch(std::string const& uri) {
  return new nlohmann::json(read_schema(uri.substr(uri.rfind('/') + 1)));
}
void drop(nlohmann::json const* document) {
  delete document;
}

std::shared_ptr<valijson::Schema> parse_schema(std::string const& name) {
  auto schema = std::make_shared<valijson::Schema>();
  nlohmann::json const document = read_schema(name);
  valijson::adapters::NlohmannJsonAdapter const adapter(document);
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(adapter, *schema, fetch, drop);
  return schema;
}

}  // namespace

std::string read_source_file(std::string const& path) {
  std::ifstream file(std::string(FIRSTHAND_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string schema_errors(std::string const& name, nlohmann::json const& value) {
  static std::map<std::string, std::shared_ptr<valijson::Schema>> parsed;
  auto& schema = parsed[name];
  if (!schema) schema = parse_schema(name);
  valijson::Validator validator;
  valijson::ValidationResults results;
  valijson::adapters::NlohmannJsonAdapter const target(value);
  if (validator.validate(*schema, target, &results)) return "";
  std::string text = "not valid against " + name + ":";
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (std::string const& part : error.context) text += " " + part;
    text += ": " + error.description + "\n";
  }
  return text;
}

}  // namespace firsthand::test
