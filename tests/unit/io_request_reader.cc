// Requests: what becomes of each field, and that every broken one is refused by name.
#include "io/request_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "io/limits.h"
#include "io_schema_check.h"

using namespace firsthand;
using nlohmann::json;

namespace {

Document read(json const& request) {
  INFO(request.dump());
  CHECK(test::schema_errors("request.schema.json", request) == "");
  auto result = read_request(request.dump());
  REQUIRE(result.ok());
  return std::move(result.value());
}

Error refuse(std::string const& bytes) {
  INFO(bytes.substr(0, 300));
  auto const result = read_request(bytes);
  REQUIRE_FALSE(result.ok());
  return result.error();
}

json const kBlocks = {{{"kind", "headline"}, {"text", "H\u00e9 \U0001F389"}},
                      {{"kind", "paragraph"},
                       {"text", "She said so."},
                       {"links", {{{"span", {11, 15}}, {"href", "https://a.example/x"}}}}}};

}  // namespace

TEST_CASE("blocks are joined by two line feeds and links lie in the joined text", "[io][request]") {
  Document const doc = read({{"schema_version", 1}, {"blocks", kBlocks}});
  CHECK(doc.text == "H\u00e9 \U0001F389\n\nShe said so.");
  REQUIRE(doc.blocks.size() == 2);
  CHECK(doc.blocks[0].kind == BlockKind::kHeadline);
  CHECK(doc.text_of(doc.blocks[0].span) == "H\u00e9 \U0001F389");
  CHECK(doc.text_of(doc.blocks[1].span) == "She said so.");
  REQUIRE(doc.blocks[1].links.size() == 1);
  CHECK(doc.text_of(doc.blocks[1].links[0].span) == "said");
  CHECK(doc.blocks[1].links[0].href == "https://a.example/x");
}

TEST_CASE("meta and signals", "[io][request]") {
  Document const doc = read({{"schema_version", 1},
                             {"url", "https://a.example/"},
                             {"language", "en-GB"},
                             {"outlet", "The Courier"},
                             {"title", "T"},
                             {"published", "2025-09-02"},
                             {"byline", "By A"},
                             {"blocks", json::array()},
                             {"signals", {{{"kind", "photo_credit"}, {"name", "N"}}}}});
  CHECK(doc.meta.url == "https://a.example/");
  CHECK(doc.meta.language_hint == "en-GB");
  CHECK(doc.meta.outlet == "The Courier");
  CHECK(doc.meta.byline == "By A");
  REQUIRE(doc.meta.signals.size() == 1);
  CHECK(doc.meta.signals[0].name == "N");
  CHECK(doc.text.empty());
}

TEST_CASE("an empty block and NUL characters keep their place", "[io][request]") {
  Document const doc =
      read({{"schema_version", 1},
            {"blocks",
             {{{"kind", "paragraph"}, {"text", ""}}, {{"kind", "list"}, {"text", std::string("a\0b", 3)}}}}});
  CHECK(doc.text == std::string("\n\na\0b", 5));
  CHECK(doc.blocks[1].span == ByteSpan{2, 5});
}

TEST_CASE("a lone surrogate costs one character, not the request", "[io][request]") {
  auto const result =
      read_request(R"({"schema_version":1,"blocks":[{"kind":"paragraph","text":"a\ud800b"}]})");
  REQUIRE(result.ok());
  CHECK(result.value().text == "a\uFFFDb");
}

TEST_CASE("a broken request is refused and the field named", "[io][request]") {
  struct Case {
    std::string bytes;
    ErrorCode code;
    std::string part;
  };
  auto const c = GENERATE(
      Case{"", ErrorCode::kBadRequest, "not JSON"}, Case{"{", ErrorCode::kBadRequest, "not JSON"},
      Case{"[]", ErrorCode::kBadRequest, "must be an object"},
      Case{"{}", ErrorCode::kBadRequest, "schema_version"},
      Case{R"({"schema_version":2,"blocks":[]})", ErrorCode::kBadSchema, "schema_version"},
      Case{R"({"schema_version":"1","blocks":[]})", ErrorCode::kBadRequest, "schema_version"},
      Case{R"({"schema_version":1})", ErrorCode::kBadRequest, "blocks is missing"},
      Case{R"({"schema_version":1,"blocks":{}})", ErrorCode::kBadRequest, "blocks must be a list"},
      Case{R"({"schema_version":1,"blocks":[],"titel":""})", ErrorCode::kBadRequest, "titel"},
      Case{R"({"schema_version":1,"blocks":[],"url":7})", ErrorCode::kBadRequest, "url must be a string"},
      Case{R"({"schema_version":1,"blocks":[1]})", ErrorCode::kBadRequest, "blocks[0]"},
      Case{R"({"schema_version":1,"blocks":[{"kind":"poem","text":""}]})", ErrorCode::kBadRequest,
           "blocks[0].kind"},
      Case{R"({"schema_version":1,"blocks":[{"kind":"list"}]})", ErrorCode::kBadRequest, "blocks[0].text"},
      Case{
          R"({"schema_version":1,"blocks":[{"kind":"list","text":"ab","links":[{"span":[1,3],"href":""}]}]})",
          ErrorCode::kBadRequest, "blocks[0].links[0].span"},
      Case{
          R"({"schema_version":1,"blocks":[{"kind":"list","text":"ab","links":[{"span":[1,0],"href":""}]}]})",
          ErrorCode::kBadRequest, "blocks[0].links[0].span"},
      Case{
          R"({"schema_version":1,"blocks":[{"kind":"list","text":"ab","links":[{"span":[0.5,1],"href":""}]}]})",
          ErrorCode::kBadRequest, "blocks[0].links[0].span"},
      Case{R"({"schema_version":1,"blocks":[],"signals":[{"kind":"rumour"}]})", ErrorCode::kBadRequest,
           "signals[0].kind"});
  Error const error = refuse(c.bytes);
  CHECK(error.code == c.code);
  CHECK_THAT(error.message, Catch::Contains(c.part));
}

TEST_CASE("bounds of a request", "[io][request]") {
  json const long_href = {
      {"schema_version", 1}, {"url", std::string(kMaxHrefUnits + 1, 'x')}, {"blocks", json::array()}};
  CHECK(refuse(long_href.dump()).code == ErrorCode::kTooLarge);
  json half = {{"kind", "paragraph"}, {"text", std::string(kMaxTextBytes / 2 + 1, 'x')}};
  json const long_text = {{"schema_version", 1}, {"blocks", {half, half}}};
  Error const error = refuse(long_text.dump());
  CHECK(error.code == ErrorCode::kTooLarge);
  CHECK_THAT(error.message, Catch::Contains("blocks[1].text"));
  json many = {{"schema_version", 1}, {"blocks", json::array()}};
  for (size_t i = 0; i <= kMaxBlocks; ++i) many["blocks"].push_back({{"kind", "list"}, {"text", "x"}});
  CHECK(refuse(many.dump()).code == ErrorCode::kTooLarge);
}
