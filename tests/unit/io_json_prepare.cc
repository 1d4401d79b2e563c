// JSON bytes before the parser: size, nesting, lone surrogates, invalid bytes.
#include "io/json_prepare.h"

#include <catch2/catch.hpp>
#include <string>

#include "io/limits.h"

using namespace firsthand;

namespace {
std::string prepared(std::string_view json) {
  auto result = prepare_json(json, 1000);
  REQUIRE(result.ok());
  return result.value();
}
}  // namespace

TEST_CASE("half a surrogate pair becomes U+FFFD, a whole one stays", "[io][json]") {
  CHECK(prepared(R"("\ud83c\udf89")") == R"("\ud83c\udf89")");
  CHECK(prepared(R"("\ud83c!")") == R"("\ufffd!")");
  CHECK(prepared(R"("\udf89\ud83c")") == R"("\ufffd\ufffd")");
  CHECK(prepared(R"("\uD83C\uD83C\uDF89")") == R"("\ufffd\uD83C\uDF89")");
  CHECK(prepared(R"("\\ud83c")") == R"("\\ud83c")");  // an escaped backslash, no escape
  CHECK(prepared(R"("\u00e9\ud8)") == R"("\u00e9\ud8)");
}

TEST_CASE("invalid bytes are repaired and a byte-order mark goes", "[io][json]") {
  CHECK(prepared("\uFEFF{\"a\":\"\xFF\"}") == "{\"a\":\"\uFFFD\"}");
}

TEST_CASE("nesting and size are bounded, brackets in strings do not count", "[io][json]") {
  std::string const deep(kMaxJsonDepth + 1, '[');
  auto const too_deep = prepare_json(deep, 1000);
  REQUIRE_FALSE(too_deep.ok());
  CHECK(too_deep.error().code == ErrorCode::kTooLarge);
  CHECK(prepare_json("\"" + deep + "\"", 1000).ok());
  CHECK(prepare_json(std::string(kMaxJsonDepth, '['), 1000).ok());
  auto const too_long = prepare_json(std::string(1001, ' '), 1000);
  REQUIRE_FALSE(too_long.ok());
  CHECK(too_long.error().code == ErrorCode::kTooLarge);
}
