// What a claim says: directness, negation, numbers, hedges, times, places, links, marks.
#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;
using test::analysed;

namespace {

std::string number(std::string const& content) {
  Document const doc = analysed("She said " + content + ".", {{"She", "said", content}});
  std::string out;
  static char const* kNames[] = {"", "about ", "at_least ", "at_most ", "over ", "under ", "nearly "};
  for (NumberMention const& n : doc.attributions[0].numbers)
    out += (out.empty() ? "" : ", ") + std::string(kNames[static_cast<int>(n.bound)]) +
           std::to_string(n.value_milli) + " " + n.unit;
  return out;
}

}  // namespace

TEST_CASE("directness and negation") {
  Document const doc = analysed(
      "\"The pier is shut,\" she said. He said the pier was open. They said it was \"very\" late. She said "
      "it was not late.",
      {{"she", "said", "\"The pier is shut,\""},
       {"He", "said", "the pier was open"},
       {"They", "said", "it was \"very\" late"},
       {"She", "said it", "was not late"}});
  CHECK(doc.attributions[0].directness == Directness::kDirect);
  CHECK(doc.attributions[1].directness == Directness::kIndirect);
  CHECK(doc.attributions[2].directness == Directness::kMixed);
  CHECK_FALSE(doc.attributions[1].negated);
  CHECK(doc.attributions[3].negated);
}

TEST_CASE("numbers: value in thousandths, unit, bound") {
  CHECK(number("nearly 70 percent of boats sank") == "nearly 70000 percent");
  CHECK(number("more than 1,200 people fled") == "over 1200000 people");
  CHECK(number("at least twenty people fled") == "at_least 20000 people");
  CHECK(number("it cost $1.5 million") == "1500000000 usd");
  CHECK(number("two dozen boats sank") == "24000 ");
  CHECK(number("up to 40 homes burnt") == "at_most 40000 things");
  CHECK(number("it sank in 1987").empty());
  CHECK(number("it sank on 12 May 2011").empty());
  CHECK(number("the 3rd brigade left").empty());
  CHECK(number("one of them sank").empty());
  CHECK(number("dozens of boats sank") == "at_least 24000 ");
  CHECK(number("tens of thousands of people fled") == "at_least 20000000 people");
  CHECK(number("a third of the town was flooded") == "333 ");
  CHECK(number("more than two-thirds of the fleet sank") == "over 667 ");
  CHECK(number("it cost $2.5bn") == "2500000000000 usd");
  CHECK(number("it cost $40m") == "40000000000 usd");
  CHECK(number("the wall is 40m long") == "40000 m");
  CHECK(number("a 20-year-old drowned") == "20000 years");
  CHECK(number("100 people or more fled") == "at_least 100000 people");
  CHECK(number("100 or so were fined") == "about 100000 ");
  CHECK(number("20 to 30 civilians died") == "20000 people, 30000 people");
  CHECK(number("12-15 soldiers died") == "12000 people, 15000 people");
  CHECK(number("$1,200-1,500 was stolen") == "1200000 usd, 1500000 usd");
  CHECK(number("$1.5-2 million was stolen") == "1500000000 usd, 2000000000 usd");
  CHECK(number("20–30 people died") == "20000 people, 30000 people");
  CHECK(number("they won 3-1").empty());
  CHECK(number("the season of 2015-16 was cold").empty());
  CHECK(number("between 10 and 15 million euros were lost") ==
        "at_least 10000000000 eur, at_most 15000000000 eur");
}

TEST_CASE("numbers of any size are read without overflow") {
  CHECK(number("it cost 99999999999999999999 dollars").empty());
  CHECK_NOTHROW(number("it cost 999999999 trillion billion million dollars"));
}

TEST_CASE("hedges, times and places are found in the claim") {
  Document const doc = analysed("She said the pier in France may reportedly close on Monday.",
                                {{"She", "said", "the pier in France may reportedly close on Monday"}});
  Attribution const& a = doc.attributions[0];
  REQUIRE(a.hedges.size() == 2);
  CHECK(doc.text_of(a.hedges[0]) == "may");
  REQUIRE(a.times.size() == 1);
  CHECK(doc.text_of(a.times[0]) == "Monday");
  REQUIRE(a.places.size() == 1);
  CHECK(doc.text_of(a.places[0]) == "France");
}

TEST_CASE("a place that no list holds is known by what stands beside it") {
  auto const places = [](std::string const& content) {
    return analysed("She said " + content + ".", {{"She", "said", content}}).attributions[0].places.size();
  };
  CHECK(places("the boat sank near Quay Bay") == 1);
  CHECK(places("the boat sank in the village of Quay") == 1);
  CHECK(places("the boat sank near Jane Dobson") == 0);
  CHECK(places("the boat sank near Monday") == 0);
  CHECK(places("the boat sank in Quay") == 0);
}

TEST_CASE("links say where they stand") {
  std::string const text = "The Harbour Board said the pier was shut. See the map. The gate is green.";
  Document doc = test::text_only(text);
  doc.blocks[0].links = {{test::find(text, "Harbour Board"), "http://a.example/"},
                         {test::find(text, "pier"), "http://b.example/"},
                         {test::find(text, "green"), "http://c.example/"}};
  Document const out = analysed(std::move(doc), {{"The Harbour Board", "said", "the pier was shut"}});
  REQUIRE(out.attributions[0].links.size() == 2);
  CHECK(out.attributions[0].links[0].where == LinkPlace::kSource);
  CHECK(out.attributions[0].links[1].where == LinkPlace::kSentence);
}

TEST_CASE("marks: one rule for each strength") {
  auto mark = [](ClaimKind kind, bool checkworthy, std::optional<Standing> standing, int confidence) {
    Document doc;
    Attribution a;
    a.kind = kind;
    a.checkworthy = checkworthy;
    a.standing = standing;
    a.confidence = confidence;
    doc.attributions.push_back(a);
    set_marks(doc);
    return doc.attributions[0].mark;
  };
  CHECK(mark(ClaimKind::kFact, true, Standing::kUnverified, 900) == MarkStrength::kStrong);
  CHECK(mark(ClaimKind::kFact, true, Standing::kDisclaimed, 900) == MarkStrength::kStrong);
  CHECK(mark(ClaimKind::kFact, true, Standing::kDisputed, 900) == MarkStrength::kStrong);
  CHECK(mark(ClaimKind::kFact, true, Standing::kDocumented, 900) == MarkStrength::kQuiet);
  CHECK(mark(ClaimKind::kFact, true, Standing::kCorroborated, 900) == MarkStrength::kQuiet);
  CHECK(mark(ClaimKind::kFact, false, Standing::kUnverified, 900) == MarkStrength::kQuiet);
  CHECK(mark(ClaimKind::kFact, true, Standing::kUnverified, 100) == MarkStrength::kQuiet);
  CHECK(mark(ClaimKind::kForecast, true, std::nullopt, 900) == MarkStrength::kListed);
  CHECK(mark(ClaimKind::kOpinion, true, std::nullopt, 900) == MarkStrength::kListed);
}

TEST_CASE("kind: the verbs of the main clause tell past, future and judgement") {
  auto kind = [](std::string const& content) {
    return analysed("She said " + content + ".", {{"She", "said", content}}).attributions[0].kind;
  };
  CHECK(kind("the men fled across the border") == ClaimKind::kFact);
  CHECK(kind("the repair may take a year") == ClaimKind::kForecast);
  CHECK(kind("the bridge will be rebuilt next spring") == ClaimKind::kForecast);
  CHECK(kind("her will was read in March") != ClaimKind::kForecast);
  CHECK(kind("the will was read in March") == ClaimKind::kFact);
  CHECK(kind("that will be read in March") == ClaimKind::kForecast);
  CHECK(kind("the ruling was shameful") == ClaimKind::kOpinion);
}

TEST_CASE("checkworthy: a word of stakes outweighs a routine sound") {
  auto checkworthy = [](std::string const& content) {
    return analysed("She said " + content + ".", {{"She", "said", content}}).attributions[0].checkworthy;
  };
  CHECK(checkworthy("the pier was unsafe"));
  CHECK(checkworthy("three people were killed"));
  CHECK_FALSE(checkworthy("the bridge will be rebuilt next spring"));
}

TEST_CASE("negated: phrases that only bound or add do not negate") {
  auto negated = [](std::string const& content) {
    return analysed("She said " + content + ".", {{"She", "said", content}}).attributions[0].negated;
  };
  CHECK(negated("the pier was not safe"));
  CHECK(negated("no boats sank"));
  CHECK_FALSE(negated("no more than 30 boats sank"));
  CHECK_FALSE(negated("boats sank not only here"));
  CHECK(negated("no more than 30 boats sank and nobody drowned"));
}

TEST_CASE("times: years, decades and parts of years") {
  auto times = [](std::string const& content) {
    Document const doc = analysed("She said " + content + ".", {{"She", "said", content}});
    std::string out;
    for (ByteSpan const& s : doc.attributions[0].times) out += "[" + std::string(doc.text_of(s)) + "]";
    return out;
  };
  CHECK(times("it sank in 1987") == "[in 1987]");
  CHECK(times("it sank in the 1990s") == "[in the 1990s]");
  CHECK(times("sales fell in the first quarter of 2019") == "[the first quarter of 2019]");
  CHECK(times("it has 1987 bolts").empty());
  CHECK(times("it sank on 12 May 2011") == "[12 May 2011]");
}

TEST_CASE("hedges: a month is none, nor is the verb by which somebody reports") {
  Document const doc =
      analysed("The mayor said the pier was shut on 4 May. Radio Marrow reported that it may be sold.",
               {{"The mayor", "said", "the pier was shut on 4 May"},
                {"Radio Marrow", "reported", "that it may be sold"}});
  CHECK(doc.attributions[0].hedges.empty());
  REQUIRE(doc.attributions[1].hedges.size() == 1);
  CHECK(doc.text_of(doc.attributions[1].hedges[0]) == "may");
}
