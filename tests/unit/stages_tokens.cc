// stages/tokens.cc: what is one token, and where it lies.
#include <catch2/catch.hpp>

#include "core_text.h"

using namespace firsthand;
using namespace firsthand::test;
using Words = std::vector<std::string>;

TEST_CASE("clitics and punctuation stand alone") {
  CHECK(tokens_of(read("The mayor's aide didn't say.")) ==
        Words{"The", "mayor", "'s", "aide", "did", "n't", "say", "."});
  CHECK(tokens_of(read("They’re sure it isn’t so")) == Words{"They", "’re", "sure", "it", "is", "n’t", "so"});
  CHECK(tokens_of(read("the officials' report")) == Words{"the", "officials", "'", "report"});
}

TEST_CASE("numbers, abbreviations, initials and hyphens stay whole") {
  CHECK(tokens_of(read("Dr. J. Ode paid 1,250.50 in the U.S. on Tuesday.")) ==
        Words{"Dr.", "J.", "Ode", "paid", "1,250.50", "in", "the", "U.S.", "on", "Tuesday", "."});
  CHECK(tokens_of(read("a 31-year-old at 10:30")) == Words{"a", "31-year-old", "at", "10:30"});
  CHECK(tokens_of(read("up 40% or $5")) == Words{"up", "40", "%", "or", "$", "5"});
}

TEST_CASE("addresses and handles are one token") {
  CHECK(tokens_of(read("see https://example.org/a?b=1, or @harbour now")) ==
        Words{"see", "https://example.org/a?b=1", ",", "or", "@harbour", "now"});
}

TEST_CASE("dashes and ellipses are one mark") {
  CHECK(tokens_of(read("Wait... no -- yes—maybe")) == Words{"Wait", "...", "no", "--", "yes", "—", "maybe"});
}

TEST_CASE("format characters belong to the word they stand in, marks to none") {
  Document const doc = read("min\u00ADister said \U0001F600 e\u0301te \u05E9\u05DC\u05D5\u05DD\u00A0now");
  CHECK(tokens_of(doc) ==
        Words{"min\u00ADister", "said", "\U0001F600", "e\u0301te", "\u05E9\u05DC\u05D5\u05DD", "now"});
  CHECK(doc.tokens[0].hash == read("minister").tokens[0].hash);
}

TEST_CASE("spans are in order, inside their block and never empty") {
  Document const doc = read("One “two” three.\nFour's 5,6?\n\n— \"Seven");
  uint32_t at = 0;
  for (Token const& t : doc.tokens) {
    CHECK(t.span.begin >= at);
    CHECK(!t.span.empty());
    at = t.span.end;
  }
}

TEST_CASE("a word of a megabyte is cut into bounded tokens") {
  Document const doc = read(std::string(1 << 20, 'a'));
  CHECK(doc.tokens.size() >= (1u << 20) / 512);
  for (Token const& t : doc.tokens) CHECK(t.span.size() <= 516);
}
