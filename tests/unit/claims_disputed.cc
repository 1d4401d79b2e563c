// Which claims of an article are disputed, and what is shown for it: a denial covers what it denies, wherever
// that stands, and nothing else.
#include <algorithm>
#include <catch2/catch.hpp>

#include "claims_fixture.h"
#include "stages/contrary.h"

using namespace firsthand;
using test::analysed;

namespace {

std::optional<Standing> standing(Document const& doc, size_t i) {
  REQUIRE(doc.attributions[i].kind == ClaimKind::kFact);
  return doc.attributions[i].standing;
}

std::string shown(Document const& doc, size_t i) {
  auto const& evidence = doc.attributions[i].evidence;
  return evidence.empty() ? "" : std::string(doc.text_of(evidence[0].span));
}

std::string const kStory =
    "Marrow's dam was built with stolen cement, a clerk said.\nThe clerk told the Courier that forty sacks "
    "of "
    "cement were stolen from the harbour store.\nTwo drivers said they had carried the cement to the dam by "
    "night.\nThe builder, Osk Works, denied that stolen cement was used in the dam.\nThe town has nine "
    "bakers.\nA baker said the price of flour rose in May.";

std::vector<test::Said> const kSaid{
    {"a clerk", "said", "Marrow's dam was built with stolen cement"},
    {"The clerk", "told", "that forty sacks of cement were stolen from the harbour store"},
    {"Two drivers", "said they", "they had carried the cement to the dam by night"},
    {"Osk Works", "denied", "that stolen cement was used in the dam"},
    {"A baker", "said", "the price of flour rose in May"}};

}  // namespace

TEST_CASE("disputed: one denial covers the claims of the accused act, and no other claim") {
  Document const doc = analysed(kStory, kSaid);
  CHECK(standing(doc, 0) == Standing::kDisputed);
  CHECK(shown(doc, 0) == "Osk Works, denied that stolen cement was used in the dam");
  CHECK(standing(doc, 3) == Standing::kDisputed);
  CHECK(standing(doc, 4) == Standing::kUnverified);
}

TEST_CASE("disputed: what shows that a denial is disputed is what it denies") {
  Document const doc = analysed(kStory, kSaid);
  REQUIRE_FALSE(doc.attributions[3].evidence.empty());
  Evidence const& e = doc.attributions[3].evidence[0];
  CHECK(e.type == EvidenceType::kContradiction);
  REQUIRE(e.attribution);
  CHECK(*e.attribution < 3u);
}

TEST_CASE("disputed: the writer who calls a story a hoax disputes its claims") {
  char const* const body =
      "A website reported that the singer Ada Quill was found dead in her hotel.\nThe story that Ada Quill "
      "was "
      "found dead is a hoax.\nThe site said police were called to the hotel by a maid.\nThe singer is on "
      "tour "
      "this month.\nHer next concert is on Friday.";
  Document const doc = analysed(body, {{"A website", "reported", "that the singer Ada Quill was found dead"},
                                       {"The site", "said", "police were called to the hotel by a maid"}});
  CHECK(standing(doc, 0) == Standing::kDisputed);
  CHECK(shown(doc, 0).find("hoax") != std::string::npos);
}

TEST_CASE("disputed: the same story without the writer's word is not") {
  char const* const body =
      "A website reported that the singer Ada Quill was found dead in her hotel.\nThe site said police were "
      "called to the hotel by a maid.\nThe singer is on tour this month.\nHer next concert is on Friday.";
  Document const doc = analysed(body, {{"A website", "reported", "that the singer Ada Quill was found dead"},
                                       {"The site", "said", "police were called to the hotel by a maid"}});
  CHECK(standing(doc, 0) == Standing::kUnverified);
  CHECK(standing(doc, 1) == Standing::kUnverified);
}

TEST_CASE("disputed: a claim whose evidence is added as missing, without any classifier") {
  Document const doc =
      analysed("The candidate claimed, without offering evidence, that 300 ballots were burned.",
               {{"The candidate", "claimed", "that 300 ballots were burned"}});
  CHECK(standing(doc, 0) == Standing::kDisputed);
  CHECK(doc.attributions[0].evidence[0].type == EvidenceType::kNoEvidence);
}

TEST_CASE("disputed: the word of an accused who denies, of whom the accuser speaks") {
  char const* const body =
      "The trial opened in Marrow on Monday.\nRita Holm told the court that Paul Brandt locked her in the "
      "cellar.\nBrandt denied any violence.\nThe court has two rooms.";
  Document const doc = analysed(body, {{"Rita Holm", "told", "that Paul Brandt locked her in the cellar"},
                                       {"Brandt", "denied", "any violence"}});
  CHECK(standing(doc, 1) == Standing::kDisputed);
  CHECK(shown(doc, 1) == "Rita Holm told the court that Paul Brandt locked her in the cellar");
}

TEST_CASE("disputed: not the word of an accused who denies nothing") {
  char const* const body =
      "The trial opened in Marrow on Monday.\nRita Holm told the court that Paul Brandt locked her in the "
      "cellar.\nBrandt said the rent was paid in May.\nThe court has two rooms.";
  Document const doc = analysed(body, {{"Rita Holm", "told", "that Paul Brandt locked her in the cellar"},
                                       {"Brandt", "said", "the rent was paid in May"}});
  CHECK(standing(doc, 1) == Standing::kUnverified);
}

TEST_CASE("disputed: who passes a denial on is no evidence against it") {
  char const* const body =
      "Radio Marrow reported that Osk Works denied using stolen cement.\nA clerk said Osk Works used stolen "
      "cement in the dam.";
  Document const doc =
      analysed(body, {{"Radio Marrow", "reported", "that Osk Works denied using stolen cement"},
                      {"Osk Works", "denied", "using stolen cement"},
                      {"A clerk", "said", "Osk Works used stolen cement in the dam"}});
  REQUIRE(standing(doc, 1) == Standing::kDisputed);
  CHECK(shown(doc, 1) == "A clerk said Osk Works used stolen cement in the dam");
}

TEST_CASE("disputed: who calls the report a lie denies what it says of him") {
  char const* const body =
      "Mayor Ada Grell took the money from the hospital fund, a clerk said.\nThe clerk said the money went "
      "to "
      "her brother.\nMs Grell called the report a lie.\nThe hospital has nine beds.\nA baker said the price "
      "of "
      "flour rose in May.";
  Document const doc =
      analysed(body, {{"a clerk", "said", "Mayor Ada Grell took the money from the hospital fund"},
                      {"The clerk", "said", "the money went to her brother"},
                      {"Ms Grell", "called", "the report a lie"},
                      {"A baker", "said", "the price of flour rose in May"}});
  CHECK(standing(doc, 0) == Standing::kDisputed);
  CHECK(shown(doc, 0) == "Ms Grell called the report a lie");
  CHECK(standing(doc, 3) == Standing::kUnverified);
}

TEST_CASE("disputed: a denial, by the nearest claim where no word is shared; not what denies nothing") {
  char const* const body =
      "The trial opened in Marrow on Monday.\nA clerk said the hall was full.\nRita Holm told the court that "
      "the cellar was locked.\nBrandt denied any violence.\nThe court has two rooms.";
  std::vector<test::Said> said{{"A clerk", "said", "the hall was full"},
                               {"Rita Holm", "told", "that the cellar was locked"},
                               {"Brandt", "denied", "any violence"}};
  Document const doc = analysed(body, said);
  CHECK(standing(doc, 2) == Standing::kDisputed);
  CHECK(shown(doc, 2) == "Rita Holm told the court that the cellar was locked");
  CHECK(standing(doc, 0) == Standing::kUnverified);
}

TEST_CASE("disputed: by who speaks against it, nobody by his own word or by who passes it on") {
  char const* const body =
      "The ferry sank off Marrow on Monday, and who is to blame is disputed.\nThe owner, Lars Ost, said the "
      "crew had loaded the ferry with too many lorries.\nA sailor denied that the crew loaded too many "
      "lorries on the ferry.\nOst said the ferry was loaded with sixty lorries by the crew.\nRadio Marrow "
      "reported that Ost said the crew had been drinking.";
  std::string const owner = "the crew had loaded the ferry with too many lorries";
  Document const doc =
      analysed(body, {{"The owner, Lars Ost,", "said", owner},
                      {"A sailor", "denied", "that the crew loaded too many lorries on the ferry"},
                      {"Ost", "said", "the ferry was loaded with sixty lorries by the crew"},
                      {"Radio Marrow", "reported", "that Ost said the crew had been drinking"},
                      {"Ost", "said", "the crew had been drinking"}});
  CHECK(standing(doc, 0) == Standing::kDisputed);
  CHECK(shown(doc, 0).find("A sailor denied") == 0);
  for (Attribution const& a : doc.attributions)
    for (Evidence const& e : a.evidence)
      for (uint32_t const speaker : doc.attributions[e.attribution.value_or(1)].speakers)
        CHECK(std::find(a.speakers.begin(), a.speakers.end(), speaker) == a.speakers.end());
}

TEST_CASE(
    "disputed: a voice that likely speaks against a claim has a score; without a classifier nobody has") {
  Document const doc = analysed(kStory, kSaid);
  ContextReader const reader(doc, test::pack());
  auto const against = read_contrary(doc, reader, test::pack().classifier("contrary"));
  REQUIRE(against[0].voice == 3u);
  CHECK(against[0].first > against[4].first);
  for (Contrary const& c : read_contrary(doc, reader, nullptr)) {
    CHECK_FALSE(c.voice);
    CHECK(c.first == kNobodyAgainst);
  }
}
