// Tests of pack/lexicon.h on lists of our own.
#include "pack/lexicon.h"

#include <catch2/catch.hpp>

#include "claims_fixture.h"
#include "pack/lexicon_image.h"

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

TEST_CASE("an image cut or lengthened is refused, never read past its end") {
  std::string const image = lexicon_image("a.tsv", "alpha\tone\nharbour master\trole\n").value();
  CHECK(Lexicon::read("a", image).ok());
  for (size_t n = 0; n < image.size(); ++n) {
    INFO("cut at " << n);
    CHECK_FALSE(Lexicon::read("a", std::string_view(image).substr(0, n)).ok());
  }
  CHECK_FALSE(Lexicon::read("a", image + "x").ok());
}

TEST_CASE("counts of an image that lie are refused") {
  std::string const image = lexicon_image("a.tsv", "alpha\tone\nharbour master\trole\n").value();
  for (size_t at : {size_t{0}, size_t{4}, size_t{8}, size_t{12}, size_t{28}, size_t{32}, size_t{36}}) {
    std::string bad = image;
    bad[at] = static_cast<char>(bad[at] + 9);
    INFO("byte " << at);
    CHECK_FALSE(Lexicon::read("a", bad).ok());
  }
}

TEST_CASE("a cell that an image cannot count is refused at its line") {
  auto const image = lexicon_image("a.tsv", "alpha\nbeta\t" + std::string(256, 'x') + "\n");
  REQUIRE_FALSE(image.ok());
  CHECK(image.error().message.find("a.tsv:2") == 0);
}

TEST_CASE("a word is found by its own text beside another spelling of the same hash") {
  auto const lexicon = Lexicon::parse("a.tsv", "n't\tstraight\nnot at all\tphrase\nn\u2019t\tcurly\n");
  REQUIRE(lexicon.ok());
  CHECK(lexicon.value().find("n't")->values[0] == "straight");
  CHECK(lexicon.value().find("n\u2019t")->values[0] == "curly");
  CHECK(lexicon.value().find("not at all")->values[0] == "phrase");
  CHECK(lexicon.value().find("not") == nullptr);
  CHECK(lexicon.value().find("not at") == nullptr);
}
