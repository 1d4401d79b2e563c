// The names in C++ are those of the schemas, in the order of the enums.
#include "io/names.h"

#include <catch2/catch.hpp>

#include "firsthand/error.h"
#include "io_schema_check.h"

using namespace firsthand;
using nlohmann::json;

namespace {

json schema(std::string const& name) {
  return json::parse(test::read_source_file("shared/schema/" + name));
}

template <class Enum>
void check_enum(json const& names, int skip = 0) {
  REQUIRE(names.is_array());
  for (size_t i = 0; i < names.size(); ++i)
    CHECK(name_of(static_cast<Enum>(i + skip)) == names[i].get<std::string>());
  CHECK(name_of(static_cast<Enum>(names.size() + skip)) == "");
}

}  // namespace

TEST_CASE("enums of the analysis", "[io][names]") {
  json const d = schema("analysis.schema.json")["definitions"];
  check_enum<BlockKind>(d["block"]["properties"]["kind"]["enum"]);
  check_enum<Stance>(d["stance"]["enum"]);
  check_enum<Identity>(d["identity"]["enum"]);
  check_enum<Role>(d["role"]["enum"]);
  check_enum<Directness>(d["directness"]["enum"]);
  check_enum<ClaimKind>(d["claim_kind"]["enum"]);
  check_enum<Standing>(d["standing"]["enum"]);
  check_enum<EvidenceType>(d["evidence_type"]["enum"]);
  check_enum<Bound>(d["bound"]["enum"], 1);
  check_enum<MarkStrength>(d["mark_strength"]["enum"]);
  check_enum<LinkPlace>(d["link_place"]["enum"]);
}

TEST_CASE("names that are read", "[io][names]") {
  json const d = schema("request.schema.json")["definitions"];
  for (json const& kind : d["block_kind"]["enum"])
    CHECK(block_kind_from(kind.get<std::string>()).has_value());
  CHECK_FALSE(block_kind_from("").has_value());
  for (json const& kind : d["signal"]["properties"]["kind"]["enum"])
    CHECK(is_signal_kind(kind.get<std::string>()));
  CHECK_FALSE(is_signal_kind("rumour"));
}

TEST_CASE("error codes", "[io][names]") {
  json const codes = schema("error.schema.json")["properties"]["error"]["properties"]["code"]["enum"];
  for (size_t i = 0; i < codes.size(); ++i)
    CHECK(error_name(static_cast<ErrorCode>(i)) == codes[i].get<std::string>());
}
