// What the article offers beyond the word of the source, and what holds for it as a whole.
#include <algorithm>
#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;
using test::analysed;

namespace {

bool has(std::vector<std::string> const& all, char const* one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("every fact has a standing, with evidence for all but unverified") {
  Document const doc = analysed(
      "Rebels said that forty soldiers were killed in the raid on the harbour. The harbour ministry denied "
      "that soldiers were killed in the raid. "
      "The Courier could not verify the figures.",
      {{"Rebels", "said", "that forty soldiers were killed in the raid on the harbour"},
       {"The harbour ministry", "denied", "that soldiers were killed in the raid"}});
  for (Attribution const& a : doc.attributions) {
    if (a.kind != ClaimKind::kFact) {
      CHECK_FALSE(a.standing);
      continue;
    }
    REQUIRE(a.standing);
    CHECK((*a.standing == Standing::kUnverified) == a.evidence.empty());
  }
  Attribution const& claim = doc.attributions[0];
  REQUIRE(claim.kind == ClaimKind::kFact);
  CHECK((claim.standing == Standing::kDisputed || claim.standing == Standing::kDisclaimed));
  REQUIRE_FALSE(claim.evidence.empty());
  for (Evidence const& e : claim.evidence) CHECK(e.span.begin >= claim.content[0].end);
}

TEST_CASE("the speaker's own words are no second source") {
  Document const doc = analysed(
      "Jane Dobson said the pier had sunk in the storm. Dobson told the council the pier had sunk in the "
      "storm.",
      {{"Jane Dobson", "said", "the pier had sunk in the storm"},
       {"Dobson", "told", "the pier had sunk in the storm"}});
  for (Attribution const& a : doc.attributions) CHECK(a.standing != Standing::kCorroborated);
}

TEST_CASE("a disclaimer covers the claims before it, and no later one") {
  Document const doc = analysed(
      "Rebels said that forty soldiers were killed. Rebels said that the bridge was destroyed. The Courier "
      "could not independently verify the claims. A clerk said that the market was closed on Monday.",
      {{"Rebels", "said", "that forty soldiers were killed"},
       {"Rebels", "said", "that the bridge was destroyed"},
       {"A clerk", "said that the market", "that the market was closed on Monday"}});
  for (size_t i : {0u, 1u}) {
    Attribution const& a = doc.attributions[i];
    REQUIRE(a.kind == ClaimKind::kFact);
    CHECK(a.standing == Standing::kDisclaimed);
    REQUIRE(a.evidence.size() == 1);
    CHECK(doc.text_of(a.evidence[0].span) == "The Courier could not independently verify the claims");
  }
  CHECK(doc.attributions[2].standing == Standing::kUnverified);
}

TEST_CASE("a video that could not be verified leaves open what it shows, not what was said before") {
  Document const doc = analysed(
      "A colonel said that the attack was beaten back. A video showed fighters on the runway. The video "
      "could "
      "not be verified. A clerk said that the market was closed on Monday.",
      {{"A colonel", "said", "that the attack was beaten back"},
       {"A video", "showed", "fighters on the runway"},
       {"A clerk", "said that the market", "that the market was closed on Monday"}});
  CHECK(doc.attributions[0].standing == Standing::kUnverified);
  CHECK(doc.attributions[1].standing == Standing::kDisclaimed);
  CHECK(doc.attributions[2].standing == Standing::kUnverified);
}

TEST_CASE("figures that could not be verified leave open what counts something") {
  Document const doc = analysed(
      "Rebels said that forty soldiers were killed. Rebels said that the bridge was destroyed. The Courier "
      "could "
      "not verify the figures.",
      {{"Rebels", "said", "that forty soldiers were killed"},
       {"Rebels", "said", "that the bridge was destroyed"}});
  CHECK(doc.attributions[0].standing == Standing::kDisclaimed);
  CHECK(doc.attributions[1].standing == Standing::kUnverified);
}

TEST_CASE("who disputes figures disputes what counts something") {
  auto const standing = [](std::string const& claim, std::string const& disputed) {
    return analysed("The hospital said " + claim + ". The commissioner disputed " + disputed + ".",
                    {{"The hospital", "said", claim}, {"The commissioner", "disputed", disputed}})
        .attributions[0]
        .standing;
  };
  CHECK(standing("the ward of the hospital lost two million dollars", "the hospital's figures") ==
        Standing::kDisputed);
  CHECK(standing("the ward of the hospital was closed by its owner", "the hospital's figures") ==
        Standing::kUnverified);
}

TEST_CASE("who cannot confirm a claim disclaims it only as an outlet") {
  auto const standing = [](std::string const& who) {
    std::string const text =
        "Rebels said that forty soldiers were killed. " + who + " said it could not confirm the toll.";
    return analysed(text, {{"Rebels", "said", "that forty soldiers were killed"},
                           {who, "said it", "it could not confirm the toll"}})
        .attributions[0]
        .standing;
  };
  CHECK(standing("The Marrow Courier") == Standing::kDisclaimed);
  CHECK(standing("The Interior Ministry") == Standing::kUnverified);
}

TEST_CASE("what a speaker has not confirmed is disclaimed by that word, what one confirmed is not") {
  Document const open = analysed("The palace has not confirmed that the king was hurt in the fall.",
                                 {{"The palace", "has not confirmed", "that the king was hurt in the fall"}});
  REQUIRE(open.attributions[0].kind == ClaimKind::kFact);
  CHECK(open.attributions[0].standing == Standing::kDisclaimed);
  Document const said = analysed("The palace confirmed that the king was hurt in the fall.",
                                 {{"The palace", "confirmed", "that the king was hurt in the fall"}});
  CHECK(said.attributions[0].standing == Standing::kUnverified);
}

TEST_CASE("a second source counts for both, one that speaks for the same body for neither") {
  auto const check = [](std::string const& who, std::string const& again, Standing standing) {
    std::vector<test::Said> const two{{"Police", "said", "three cars were burned on Mill Street"},
                                      {who, "also said", again}};
    std::string const text =
        "Police said three cars were burned on Mill Street. " + who + " also said " + again + ".";
    for (Attribution const& a : analysed(text, two).attributions) CHECK(a.standing == standing);
  };
  check("Lena Ost", "that three cars were burned on Mill Street", Standing::kCorroborated);
  check("A police spokeswoman", "that three cars were burned on Mill Street", Standing::kUnverified);
  check("Lena Ost", "that two shops on Mill Street were robbed", Standing::kUnverified);
}

TEST_CASE("an explicit denial disputes the claim, the outlet's own eyes bear it out") {
  Document const denied =
      analysed("A clerk said the dam was leaking. The water board denied that the dam was leaking.",
               {{"A clerk", "said", "the dam was leaking"},
                {"The water board", "denied", "that the dam was leaking"}});
  CHECK(denied.attributions[0].standing == Standing::kDisputed);
  REQUIRE(denied.attributions[0].evidence.size() == 1);
  CHECK(denied.attributions[0].evidence[0].type == EvidenceType::kDenial);
  Document const seen = analysed(
      "A clerk said the roof of the hall had collapsed. A reporter for the Courier saw the collapsed roof of "
      "the hall.",
      {{"A clerk", "said", "the roof of the hall had collapsed"}});
  CHECK(seen.attributions[0].standing == Standing::kDocumented);
  REQUIRE(seen.attributions[0].evidence.size() == 1);
  CHECK(seen.attributions[0].evidence[0].type == EvidenceType::kOwnObservation);
}

TEST_CASE("a denial is tied to the report it denies, whatever its words") {
  Document const doc = analysed(
      "The water board denied reports that the dam was leaking. A clerk said the market opened on Monday.",
      {{"The water board", "denied", "reports that the dam was leaking"},
       {"", "reports", "that the dam was leaking"},
       {"A clerk", "said", "the market opened on Monday"}});
  CHECK(doc.attributions[0].standing == Standing::kDisputed);
  REQUIRE(doc.attributions[1].kind == ClaimKind::kFact);
  CHECK(doc.attributions[1].standing == Standing::kDisputed);
  REQUIRE(doc.attributions[1].evidence.size() == 1);
  CHECK(doc.attributions[1].evidence[0].type == EvidenceType::kDenial);
  CHECK(doc.attributions[1].evidence[0].attribution == 0u);
  CHECK(doc.attributions[2].standing == Standing::kUnverified);
}

TEST_CASE("who denies \"the claims\" denies what the article is about, and nothing else") {
  Document const doc = analysed(
      "The harbour bridge was built with stolen steel, a clerk said.\nThe council met on Monday.\nTwo clerks "
      "gave evidence.\nA baker said the bakery opened in May.\nThe mayor denied all such allegations.",
      {{"a clerk", "said", "The harbour bridge was built with stolen steel"},
       {"A baker", "said", "the bakery opened in May"},
       {"The mayor", "denied", "all such allegations"}});
  REQUIRE(doc.attributions[0].kind == ClaimKind::kFact);
  CHECK(doc.attributions[0].standing == Standing::kDisputed);
  REQUIRE(doc.attributions[0].evidence.size() == 1);
  CHECK(doc.attributions[0].evidence[0].attribution == 2u);
  REQUIRE(doc.attributions[1].kind == ClaimKind::kFact);
  CHECK(doc.attributions[1].standing == Standing::kUnverified);
}

TEST_CASE("a reply line belongs to the claims just before it, not to those after or far away") {
  Document const doc = analysed(
      "A clerk said the company burnt the files. The town met on Monday. The mill closed in May. A baker "
      "said "
      "two vans were stolen. The company did not return calls. A driver said three lorries were sold.",
      {{"A clerk", "said the", "the company burnt the files"},
       {"A baker", "said two", "two vans were stolen"},
       {"A driver", "said three", "three lorries were sold"}});
  CHECK(doc.attributions[0].replies.empty());
  REQUIRE(doc.attributions[1].replies.size() == 1);
  CHECK(doc.text_of(doc.attributions[1].replies[0]) == "did not return calls");
  CHECK(doc.attributions[2].replies.empty());
}

TEST_CASE("a reply line belongs to the claims that speak of who was asked") {
  Document const doc = analysed(
      "An official said the engineers kept silent. A councillor said Osk Works used stolen cement. Osk Works "
      "did "
      "not respond to a request for comment.",
      {{"An official", "said", "the engineers kept silent"},
       {"A councillor", "said", "Osk Works used stolen cement"}});
  REQUIRE(doc.attributions[0].kind == ClaimKind::kFact);
  REQUIRE(doc.attributions[1].kind == ClaimKind::kFact);
  CHECK(doc.attributions[0].replies.empty());
  CHECK(doc.attributions[1].replies.size() == 1);
}

TEST_CASE("who did not return home left no question unanswered") {
  Document const doc = analysed("A clerk said two vans were stolen. The driver did not return to the mill.",
                                {{"A clerk", "said", "two vans were stolen"}});
  CHECK(doc.attributions[0].replies.empty());
}

TEST_CASE("who declined to answer said nothing, who answered with two words did") {
  auto const speakers_of = [](char const* text) {
    std::vector<std::string> out;
    for (Speaker const& s : analyze_document(test::text_only(text), test::resources()).speakers)
      out.push_back(s.name);
    return out;
  };
  std::vector<std::string> const silent =
      speakers_of("A clerk said the mayor took bribes. Jane Dobson declined to comment on the allegations.");
  CHECK_FALSE(has(silent, "Jane Dobson"));
  CHECK(has(silent, "A clerk"));
  CHECK(
      has(speakers_of("A clerk said the mayor took bribes. “No comment,” Jane Dobson said."), "Jane Dobson"));
}

TEST_CASE("a line about no answer goes to replies, it is no evidence") {
  Document const doc = analysed(
      "A clerk said the company burnt the files. The company did not respond to a request for comment.",
      {{"A clerk", "said", "the company burnt the files"}});
  Attribution const& a = doc.attributions[0];
  REQUIRE(a.kind == ClaimKind::kFact);
  REQUIRE(a.replies.size() == 1);
  CHECK(doc.text_of(a.replies[0]).find("did not respond") == 0);
  CHECK(a.standing == Standing::kUnverified);
}

TEST_CASE("a second source that comes through the outlet itself is none, nor does it dispute the claim") {
  auto const standing = [](std::string const& hearer) {
    std::string const words = "the old dam above the town had cracked on Sunday night";
    Document const doc =
        analysed("Radio Marrow said " + words + ". The mayor told " + hearer + " that " + words + ".",
                 {{"Radio Marrow", "said", words}, {"The mayor", "told", "that " + words}});
    return std::make_pair(doc.attributions[0].standing, doc.attributions[1].standing);
  };
  CHECK(standing("Radio Marrow") ==
        std::make_pair(std::optional(Standing::kUnverified), std::optional(Standing::kUnverified)));
  CHECK(standing("Marrow News").second == Standing::kCorroborated);
}
