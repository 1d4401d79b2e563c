// Terms, quantities, fingerprints and alignment of two articles.
#include <catch2/catch.hpp>

#include "coverage/fingerprints.h"
#include "coverage_fixture.h"

using namespace firsthand;
using test::Pair;

namespace {

std::vector<Quantity> quantities(std::string const& text) {
  Document const doc = analyze_document(test::text_only(text), test::resources());
  return quantities_in(doc, test::pack(), doc.sentences[0].tokens);
}

bool same(std::string const& a, std::string const& b) {
  auto const x = quantities(a), y = quantities(b);
  return x.size() == 1 && y.size() == 1 && same_value(x[0], y[0]);
}

std::string links(Pair const& p) {
  std::string out;
  for (SentenceLink const& l : p.alignment.links)
    out += (out.empty() ? "" : " ") + std::to_string(l.a) + "-" + std::to_string(l.b);
  return out;
}

/// The words of b that stand for words of a.
std::string partner(Pair const& p, std::string const& word) {
  for (uint32_t i = 0; i < p.doc_a.tokens.size(); ++i)
    if (p.doc_a.word(i) == word)
      return p.alignment.match_a[i] == kNoMatch ? "" : std::string(p.doc_b.word(p.alignment.match_a[i]));
  return "no such word";
}

}  // namespace

TEST_CASE("quantities meet by value however they are written") {
  CHECK(same("It took twenty-three days.", "It took 23 days."));
  CHECK(same("It took twenty three days.", "It took 23 days."));
  CHECK(same("It cost 52 thousand dollars.", "It cost 52,000 dollars."));
  CHECK(same("It left at 5 p.m. sharp.", "It left at 17:00 sharp."));
  CHECK(same("It left at 0645 UTC.", "It left at 06:45 UTC."));
  CHECK(same("It left at 2:45 a.m. sharp.", "It left at 2:45 o'clock sharp."));
  CHECK(same("A 24-hour search ended.", "24 hours of search ended."));
  CHECK_FALSE(same("It left at 5 p.m. sharp.", "It left at 5 a.m. sharp."));
  CHECK_FALSE(same("It left at 17:00 sharp.", "It cost 1,020 dollars."));
}

TEST_CASE("a range lends its multiplier to the first number") {
  auto const found = quantities("Two to three hundred cars burnt.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].value == 200'000);
  CHECK(found[1].value == 300'000);
}

TEST_CASE("days and years are quantities for comparison, and bounds stay with theirs") {
  auto const found = quantities("On October 28 at least 40 boats of 1987 sank.");
  REQUIRE(found.size() == 3);
  CHECK(found[0].value == 28'000);
  CHECK(found[1].bound == Bound::kAtLeast);
  CHECK(found[2].value == 1'987'000);
}

TEST_CASE("accents do not part a name from itself, and function words weigh nothing") {
  Pair const p("The governor Rosselló resigned.", "The governor Rossello resigned.");
  CHECK(partner(p, "Rosselló") == "Rossello");
  CHECK(p.a().terms[0].weight == 0);
  CHECK(p.a().terms[2].weight > p.a().terms[1].weight);
}

TEST_CASE("sentences are linked in any order, split and merged") {
  Pair const p(
      "The lighthouse keeper painted the tower. Gulls nested under the gallery while the lamp was dark.",
      "Under the gallery gulls nested. The lamp was dark. The tower was painted by the lighthouse keeper.");
  CHECK(links(p) == "0-2 1-0 1-1");
}

TEST_CASE("sentences that share one common word are not linked") {
  Pair const p("The keeper slept.", "A keeper of bees won the prize for honey in Marrow.");
  CHECK(links(p).empty());
}

TEST_CASE("words match in the longest runs first") {
  Pair const p("The red boat and the blue boat sailed from the stone harbour.",
               "The blue boat and the red boat sailed from the stone harbour.");
  CHECK(partner(p, "red") == "red");
  CHECK(covered(View(p.a(), p.b(), p.alignment), p.doc_a.sentences[0].tokens) == 100);
}

TEST_CASE("an image lies in one sentence, and of nothing there is none") {
  Pair const p("The lighthouse keeper painted the tower.", "The lighthouse keeper painted the tower again.");
  View const view(p.a(), p.b(), p.alignment);
  TokenSpan const there = image(view, p.doc_a.sentences[0].tokens);
  CHECK(p.doc_b.text_of(p.doc_b.bytes_of(there)) == "lighthouse keeper painted the tower");
  CHECK(image(view, {0, 1}).empty());
  CHECK(covered(view, {0, 1}) == 0);
}

TEST_CASE("eight words in common always share a fingerprint, quotations share none") {
  std::string const same = "one morning the old keeper carried every lamp down the winding stair";
  Pair const p("Before that " + same + " alone.", "He swore that " + same + " twice.");
  auto const a = fingerprints(p.a()), b = fingerprints(p.b());
  CHECK(containment(a, b) > 300);
  Pair const q("She said \"" + same + "\" to him.", "A man said \"" + same + "\" on the radio.");
  CHECK(containment(fingerprints(q.a()), fingerprints(q.b())) == 0);
  CHECK(containment({}, a) == 0);
}

TEST_CASE("long articles of one repeated sentence are aligned in bounded time") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "The keeper painted the tower of the lighthouse. ";
  Pair const p(text, text);
  CHECK(p.alignment.links.empty());  // what every sentence says links none
}
