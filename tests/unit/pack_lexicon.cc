// Tests of pack/lexicon.h on lists of our own.
#include "pack/lexicon.h"

#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;

TEST_CASE("a lexicon file is refused at the line that is wrong") {
  CHECK(Lexicon::parse("a.tsv", "# head\nalpha\tx\nbeta\ty\tz\n").ok());
  auto unsorted = Lexicon::parse("a.tsv", "beta\tx\nalpha\ty\n");
  REQUIRE_FALSE(unsorted.ok());
  CHECK(unsorted.error().message.find("a.tsv:2") == 0);
  CHECK_FALSE(Lexicon::parse("a.tsv", "alpha\nalpha\n").ok());
  CHECK_FALSE(Lexicon::parse("a.tsv", "Alpha\n").ok());
  CHECK_FALSE(Lexicon::parse("a.tsv", "\tvalue\n").ok());
}

TEST_CASE("values are those between tabs") {
  auto lexicon = Lexicon::parse("a.tsv", "alpha\tone\ttwo\n");
  REQUIRE(lexicon.ok());
  LexiconEntry const* e = lexicon.value().find("alpha");
  REQUIRE(e != nullptr);
  CHECK(std::vector<std::string_view>(e->values.begin(), e->values.end()) ==
        std::vector<std::string_view>{"one", "two"});
  CHECK(e->has("two"));
  CHECK_FALSE(e->has("three"));
}

TEST_CASE("the longest phrase that begins at a token is found, within the limit") {
  auto parsed =
      Lexicon::parse("a.tsv", "harbour\tplace\nharbour master\trole\nharbour master of marrow\tname\n");
  REQUIRE(parsed.ok());
  Lexicon const& lexicon = parsed.value();
  Document const doc = test::words_of("The Harbour Master of Marrow saw the harbour.");
  auto const end = static_cast<uint32_t>(doc.tokens.size());
  CHECK(lexicon.match(doc, 1, end).entry->values[0] == "name");
  CHECK(lexicon.match(doc, 1, 4).entry->values[0] == "role");
  CHECK(lexicon.match(doc, 7, end).entry->values[0] == "place");
  CHECK_FALSE(lexicon.match(doc, 0, end));
  CHECK(lexicon.contains(doc.tokens[7]));
}
