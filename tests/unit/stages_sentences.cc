// stages/sentences.cc: where sentences end.
#include <catch2/catch.hpp>

#include "core_text.h"

using namespace firsthand::test;
using Words = std::vector<std::string>;

TEST_CASE("stops, questions and exclamations end a sentence before a capital") {
  CHECK(sentences_of(read("It fell. Why? Nobody knows! The end.")) ==
        Words{"It fell.", "Why?", "Nobody knows!", "The end."});
}

TEST_CASE("titles, initials and months do not end one") {
  CHECK(sentences_of(read("Mr. Ode met Gen. A. Bly on Jan. 5 in town. They spoke.")) ==
        Words{"Mr. Ode met Gen. A. Bly on Jan. 5 in town.", "They spoke."});
}

TEST_CASE("an initialism ends one only before a capitalised function word") {
  CHECK(sentences_of(read("He left the U.S. The trip was short.")) ==
        Words{"He left the U.S.", "The trip was short."});
  CHECK(sentences_of(read("He saw U.S. Senator Bly.")) == Words{"He saw U.S. Senator Bly."});
}

TEST_CASE("closing quotation marks and brackets go with the sentence they close") {
  CHECK(sentences_of(read("“It is over.” She left.")) == Words{"“It is over.”", "She left."});
  CHECK(sentences_of(read("(It was late.) He went on.")) == Words{"(It was late.)", "He went on."});
}

TEST_CASE("a question inside a sentence does not end it before a small letter") {
  CHECK(sentences_of(read("\"Who pays?\" she asked.")) == Words{"\"Who pays?\" she asked."});
}

TEST_CASE("a dateline and a decimal do not end one") {
  CHECK(sentences_of(read("PORT VELL (Wire) - Prices rose 2.5 percent. Wages did not.")) ==
        Words{"PORT VELL (Wire) - Prices rose 2.5 percent.", "Wages did not."});
}

TEST_CASE("sentences never cross a block, and are bounded") {
  CHECK(sentences_of(read("no stop here\nnor here")) == Words{"no stop here", "nor here"});
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "and on ";
  for (auto const& s : read(text).sentences) CHECK(s.tokens.size() <= 400);
}
