// Annotations given with --given: units, shapes, and refusal by name.
#include "io/given_reader.h"

#include <catch2/catch.hpp>

#include "io/text_reader.h"

using namespace firsthand;

namespace {
Document const& document() {
  static Document const doc = read_text("\U0001F389 Ana said it rains.").value();
  return doc;
}
std::vector<Attribution> given(std::string const& json) {
  auto result = read_given(json, document());
  REQUIRE(result.ok());
  return std::move(result.value());
}
}  // namespace

TEST_CASE("code points are the default unit", "[io][given]") {
  auto const list =
      given(R"({"attributions":[{"source":[2,5],"cue":[6,10],"content":[[11,19]],"role":"person"}]})");
  REQUIRE(list.size() == 1);
  CHECK(document().text_of(*list[0].source) == "Ana");
  CHECK(document().text_of(list[0].cue) == "said");
  REQUIRE(list[0].content.size() == 1);
  CHECK(document().text_of(list[0].content[0]) == "it rains");
}

TEST_CASE("UTF-16 and the shape of an analysis", "[io][given]") {
  auto const utf16 = given(
      R"({"offset_unit":"utf16","attributions":[{"source":{"span":[3,6],"ids":[]},"cue":{"span":[7,11]},"content":[[12,20]]}]})");
  CHECK(document().text_of(*utf16[0].source) == "Ana");
  CHECK(document().text_of(utf16[0].cue) == "said");
  auto const none = given(R"({"attributions":[{"source":null,"cue":[6,10],"content":[[11,19]]}]})");
  CHECK_FALSE(none[0].source);
}

TEST_CASE("several spans for a source: the first", "[io][given]") {
  auto const list =
      given(R"({"attributions":[{"source":[[2,5],[6,10]],"cue":[[6,10]],"content":[[11,13],[14,19]]}]})");
  CHECK(document().text_of(*list[0].source) == "Ana");
  CHECK(list[0].content.size() == 2);
}

TEST_CASE("a broken annotation is refused and the field named", "[io][given]") {
  struct Case {
    std::string json, part;
  };
  auto const c =
      GENERATE(Case{"nonsense", "not JSON"}, Case{"{}", "attributions is missing"},
               Case{R"({"offset_unit":"word","attributions":[]})", "offset_unit"},
               Case{R"({"attributions":[{"cue":[6,99],"content":[[0,1]]}]})", "attributions[0].cue"},
               Case{R"({"attributions":[{"cue":[6,10],"content":[]}]})", "attributions[0].content"},
               Case{R"({"attributions":[{"content":[[0,1]]}]})", "attributions[0].cue is missing"},
               Case{R"({"attributions":[{"cue":[6,10],"content":[[0,"1"]]}]})", "attributions[0].content"});
  auto const result = read_given(c.json, document());
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == ErrorCode::kBadRequest);
  CHECK_THAT(result.error().message, Catch::Contains(c.part));
}
