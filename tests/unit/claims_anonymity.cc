// How unnamed speakers are spoken of: how many, how near to the matter, why not named, and what of that holds
// for later mentions.
#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;
using test::analysed;

namespace {

Anonymity of(std::string const& source, std::string const& rest = ".") {
  Document const doc = analysed("It was dark. Then " + source + " said the pier was shut" + rest,
                                {{source, "said", "the pier was shut"}});
  return doc.attributions[0].anonymity.value_or(Anonymity{-1, "named", "named"});
}

}  // namespace

TEST_CASE("anonymity: how many") {
  CHECK(of("a senior clerk").count == 1);
  CHECK(of("two clerks").count == 2);
  CHECK(of("four clerks").count == 4);
  CHECK(of("23 clerks").count == 23);
  CHECK(of("half a dozen clerks").count == 6);
  CHECK(of("two dozen clerks").count == 24);
  CHECK(of("two million clerks").count == -1);
  CHECK(of("clerks").count == -1);       // collective
  CHECK(of("Jane Dobson").count == -1);  // named
}

TEST_CASE("anonymity: how near to the matter") {
  CHECK(of("a person familiar with the plan").closeness == "familiar");
  CHECK(of("an official briefed on the raid").closeness == "briefed");
  CHECK(of("a source close to the family").closeness == "close");
  CHECK(of("a person involved in the talks").closeness == "involved");
  CHECK(of("a senior clerk").closeness == "none");
}

TEST_CASE("anonymity: why, in more words") {
  CHECK(of("a clerk who would not give his name").reason == "asked");
  CHECK(of("a clerk who gave only her first name").reason == "asked");
  CHECK(of("a clerk", ", speaking on background.").reason == "asked");
  CHECK(of("a clerk", " for fear of losing his job.").reason == "safety");
  CHECK(of("a clerk who gave only one reason").reason == "none");
}

TEST_CASE("anonymity: why, also in the sentence that goes on about the speaker") {
  CHECK(of("a clerk", " on condition of anonymity.").reason == "asked");
  CHECK(of("a clerk", " because the talks are private.").reason == "private");
  CHECK(of("a clerk", ". She was not authorised to speak publicly.").reason == "not_authorised");
  CHECK(of("a clerk", ". The mayor was not authorised to speak publicly.").reason == "none");
  CHECK(of("a clerk").reason == "none");
}

TEST_CASE("anonymity: what was said of a speaker first holds for it later on") {
  Document const doc = analysed(
      "Two officials familiar with the plan said the pier was shut for fear of arrest. The sea was calm. One "
      "of the "
      "officials said it would open. Another clerk said it was old.",
      {{"Two officials familiar with the plan", "said", "the pier was shut"},
       {"One of the officials", "said it", "it would open"},
       {"Another clerk", "said it was", "it was old"}});
  REQUIRE(doc.attributions[1].anonymity);
  CHECK(doc.attributions[1].anonymity->closeness == "familiar");
  CHECK(doc.attributions[1].anonymity->reason == "safety");
  CHECK(test::has_reason(doc.attributions[1], "anonymity", "anonymity_reason_given"));
  CHECK_FALSE(test::has_reason(doc.attributions[1], "anonymity", "anonymity_no_reason"));
  REQUIRE(doc.attributions[2].anonymity);
  CHECK(doc.attributions[2].anonymity->closeness == "none");
}

TEST_CASE("anonymity: several that turn out to be one") {
  auto const one_of_several = [](std::string const& later) {
    Document const doc = analysed(
        "Sources at the ministry said the pier was shut. " + later + " added that it was old.",
        {{"Sources at the ministry", "said", "the pier was shut"}, {later, "added", "that it was old"}});
    return test::has_reason(doc.attributions[1], "anonymity", "anonymity_one_of_several");
  };
  CHECK(one_of_several("The source"));
  CHECK_FALSE(one_of_several("One of the sources"));
  CHECK_FALSE(one_of_several("The sources"));
}
