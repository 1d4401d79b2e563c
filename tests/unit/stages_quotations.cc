// stages/quotations.cc: what stands in quotation marks.
#include <catch2/catch.hpp>

#include "core_text.h"

using namespace firsthand;
using namespace firsthand::test;
using Words = std::vector<std::string>;

TEST_CASE("curly and straight marks pair up") {
  CHECK(quotations_of(read("“One,” he said. \"Two,\" she said.")) == Words{"“One,”", "\"Two,\""});
}

TEST_CASE("single marks nest in double ones, apostrophes are none") {
  Document const doc = read("“He said ‘never’ to the dockers' union,” it's said.");
  CHECK(quotations_of(doc) == Words{"“He said ‘never’ to the dockers' union,”", "‘never’"});
  CHECK(doc.quotations[1].depth == 2);
}

TEST_CASE("a quotation runs on over paragraphs that open with a mark") {
  Document const doc = read("“First paragraph.\n“Second paragraph,” she said.");
  REQUIRE(doc.quotations.size() == 2);
  CHECK_FALSE(doc.quotations[0].closed);
  CHECK(doc.quotations[1].continues);
  CHECK(doc.quotations[1].closed);
}

TEST_CASE("a lone opening mark ends with its sentence") {
  Document const doc = read("He wrote \"the end. Nothing more came.");
  REQUIRE(doc.quotations.size() == 1);
  CHECK(quotations_of(doc) == Words{"\"the end."});
}

TEST_CASE("inches are no quotation") {
  CHECK(quotations_of(read("The pipe is 12\" wide and 40\" long.")).empty());
}

TEST_CASE("a hundred thousand marks stay bounded in depth and number") {
  Document const doc = read(std::string(100000, '"'));
  CHECK(doc.quotations.size() <= 100000);
  std::string open;
  for (int i = 0; i < 20000; ++i) open += "“ a ";
  for (Quotation const& q : read(open).quotations) CHECK(q.depth <= 4);
}
