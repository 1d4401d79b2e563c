// What a query is made of: names, numbers, quotations and words of a claim first, of its article then, and
// the days around it.
#include <catch2/catch.hpp>

#include "claims_fixture.h"
#include "coverage/dates.h"
#include "coverage/query.h"
#include "io/query_writer.h"
#include "io_schema_check.h"

using namespace firsthand;
using namespace firsthand::test;

namespace {

constexpr char kText[] =
    "Dam at Ferrow leaks, engineers say\n"
    "Ilse Varga, the chief engineer of Ferrow, said on Tuesday that the dam lost 40 million litres in March. "
    "\"We are losing a lake a week and nobody is counting\", she said.\n"
    "The mayor, Tobin Sorrel, denied that two pumps had failed.";

Document dam(std::string const& published = "2026-03-30T09:00:00+02:00") {
  Document doc = text_only(kText, true);
  doc.meta.published = published;
  doc.meta.url = "https://meridian.example/dam";
  return analyze_document(std::move(doc), resources());
}

QueryTerm const* term(Query const& query, std::string const& text) {
  for (QueryTerm const& t : query.terms)
    if (t.text == text) return &t;
  return nullptr;
}

}  // namespace

TEST_CASE("a query about an article has its names, numbers, quotations and words") {
  Document const doc = dam();
  Query const query = build_query(doc, pack(), {});
  REQUIRE(term(query, "Ilse Varga"));
  CHECK(term(query, "Ilse Varga")->kind == QueryTermKind::kEntity);
  CHECK(term(query, "Tobin Sorrel"));
  CHECK(term(query, "Ferrow"));
  auto const* number = term(query, "40 million litres");
  REQUIRE(number);
  CHECK(number->value_milli == 40'000'000'000);
  CHECK(term(query, "We are losing a lake a week and nobody is counting"));
  CHECK(term(query, "dam"));
  for (char const* nothing : {"Tuesday", "said", "the", "two", "March"}) CHECK_FALSE(term(query, nothing));
  for (QueryTerm const& t : query.terms) CHECK(t.in_focus);
}

TEST_CASE("a query about a claim is of the claim, and its article only says what it is about") {
  Document const doc = dam();
  ByteSpan const claim = find(doc.text, "two pumps had failed");
  Query const query = build_query(doc, pack(), {claim});
  auto const* pumps = term(query, "pumps");
  auto const* varga = term(query, "Ilse Varga");
  REQUIRE(pumps);
  REQUIRE(varga);
  CHECK(pumps->in_focus);
  CHECK_FALSE(varga->in_focus);
  CHECK_FALSE(term(query, "40 million litres"));
  CHECK(varga->weight < term(build_query(doc, pack(), {}), "Ilse Varga")->weight);
}

TEST_CASE("who says the claim elsewhere in the article by name belongs to it") {
  Document const doc = dam();
  Query const query = build_query(doc, pack(), {find(doc.text, "We are losing a lake a week")});
  REQUIRE(term(query, "Ilse Varga"));
  CHECK(term(query, "Ilse Varga")->in_focus);
}

TEST_CASE("days around the article, and none where it has no date") {
  Query const query = build_query(dam(), pack(), {});
  CHECK(query.from == "2026-03-23");
  CHECK(query.to == "2026-04-06");
  CHECK(build_query(dam("last Tuesday"), pack(), {}).from.empty());
}

TEST_CASE("the query's JSON holds to the schema, in UTF-16") {
  Document doc = text_only("\U0001F389 Rosa Lindqvist said that 2.5 million people marched in Ferrow.");
  doc = analyze_document(std::move(doc), resources());
  for (std::string const& focus : {std::string(), std::string(R"({"spans":[[3,17]]})")}) {
    auto const spans = read_focus(focus, doc);
    REQUIRE(spans.ok());
    auto const json = nlohmann::json::parse(write_query(build_query(doc, pack(), spans.value()), doc));
    CHECK(schema_errors("query.schema.json", json) == "");
    CHECK(json["window"].is_null());
    bool found = false;
    for (auto const& t : json["terms"])
      if (t["text"] == "Rosa Lindqvist") found = t["span"] == nlohmann::json::array({3, 17});
    CHECK(found);
  }
}

TEST_CASE("a focus that is none is refused with a reason") {
  Document const doc = dam();
  for (char const* bad : {"{", "[]", "{}", R"({"spans":[[5,4]]})", R"({"spans":[[0,99999]]})",
                          R"({"spans":[1]})", R"({"spans":[],"more":1})"}) {
    auto const spans = read_focus(bad, doc);
    REQUIRE_FALSE(spans.ok());
    CHECK(spans.error().message.find("focus") != std::string::npos);
  }
}

TEST_CASE("times as pages write them") {
  CHECK(read_moment("1970-01-02")->seconds == 86'400);
  CHECK(read_moment("1970-01-02")->date_only);
  CHECK(read_moment("1970-01-01T02:00:00+02:00")->seconds == 0);
  CHECK(read_moment("1970-01-01T00:00:01.250Z")->seconds == 1);
  CHECK(read_moment("1970-01-01 00:10")->seconds == 600);
  CHECK(read_moment("1970-01-01T00:10-0100")->seconds == 4'200);
  CHECK(date_of(*read_moment("2024-02-28"), 1) == "2024-02-29");
  CHECK(date_of(*read_moment("2026-12-31T23:59:00Z"), 1) == "2027-01-01");
  CHECK(date_of(*read_moment("1969-12-31T23:59:00Z")) == "1969-12-31");
  for (char const* bad : {"", "yesterday", "2026-13-01", "2026-02-30", "2026-02-03T25:00", "2026-02-03x",
                          "2026-02-03T10:00 CET", "2026-02-03T10:00+2"})
    CHECK_FALSE(read_moment(bad));
}
