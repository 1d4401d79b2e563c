// Who speaks, in what capacity, through whom: the stages speakers, identity, role, relay.
#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;
using test::analysed;

TEST_CASE("a last name, a pronoun and a description find the full name") {
  Document const doc = analysed(
      "Harbour commissioner Jane Dobson said the pier was safe. She added that it was inspected. Dobson said "
      "it would stay open. "
      "The commissioner denied a leak.",
      {{"Harbour commissioner Jane Dobson", "said", "the pier was safe"},
       {"She", "added", "that it was inspected"},
       {"Dobson", "said it", "would stay open"},
       {"The commissioner", "denied", "a leak"}});
  REQUIRE(doc.speakers.size() == 1);
  CHECK(doc.speakers[0].name == "Jane Dobson");
  for (Attribution const& a : doc.attributions) {
    CHECK(a.speakers == std::vector<uint32_t>{0});
    CHECK(a.identity == Identity::kNamed);
  }
  CHECK(test::has_reason(doc.attributions[1], "source", "speaker_pronoun"));
  CHECK(test::has_reason(doc.attributions[2], "source", "speaker_full_name"));
}

TEST_CASE("names joined by a conjunction speak together, a name with one inside speaks alone") {
  auto const names = [](char const* source) {
    std::string const text = std::string("Jane Dobson met Tom Vale. ") + source + " said the pier was shut.";
    Document const doc = analysed(text, {{source, "said", "the pier was shut"}});
    std::vector<std::string> out;
    for (uint32_t s : doc.attributions[0].speakers) out.push_back(doc.speakers[s].name);
    return out;
  };
  using Names = std::vector<std::string>;
  CHECK(names("Dobson and Vale") == Names{"Jane Dobson", "Tom Vale"});
  CHECK(names("Reuters and the BBC") == Names{"Reuters", "BBC"});
  CHECK(names("Jane Dobson, the mayor") == Names{"Jane Dobson"});
  CHECK(names("The Department of Health and Human Services").size() == 1);
}

TEST_CASE("a name lies behind what its bearer is minister of; a spokesman of another body is another") {
  std::string const text =
      "Minister of Marine Affairs Jane Dobson said no. A spokesman for Boeing said yes. "
      "Harbour Board spokesman Tom Vale said perhaps.";
  Document const doc = analysed(text, {{"Minister of Marine Affairs Jane Dobson", "said", "no"},
                                       {"A spokesman for Boeing", "said", "yes"},
                                       {"Harbour Board spokesman Tom Vale", "said", "perhaps"}});
  CHECK(doc.speakers[doc.attributions[0].speakers[0]].name == "Jane Dobson");
  CHECK(doc.attributions[1].speakers[0] != doc.attributions[2].speakers[0]);
}

TEST_CASE("identity: people at a sentence's head are no magazine; a year counts nobody") {
  auto const identity = [](std::string const& source) {
    return analysed(source + " said no.", {{source, "said", "no"}}).attributions[0].identity;
  };
  CHECK(identity("People with knowledge of the plan") == Identity::kCollective);
  CHECK(identity("People magazine") == Identity::kNamed);
  CHECK(identity("A 2013 report") == Identity::kUnnamed);
  CHECK(identity("Those who saw the video") == Identity::kCollective);
  CHECK(identity("The reports by Quay Centre for Tides") == Identity::kNamed);
  CHECK(identity("The reports by clerks") == Identity::kCollective);
}

TEST_CASE("identity: police are somebody where the article says whose, an office where it says of what") {
  auto const identity = [](std::string const& source, std::string const& before) {
    std::string const text = before + source + " said the pier was shut.";
    return analysed(text, {{source, "said", "the pier was shut"}}).attributions[0].identity;
  };
  CHECK(identity("Police", "It rained. ") == Identity::kCollective);
  CHECK(identity("Police", "The Marrow police came. ") == Identity::kNamed);
  CHECK(identity("The borough's district attorney", "") == Identity::kNamed);
  CHECK(identity("A district attorney", "") == Identity::kUnnamed);
}

TEST_CASE("identity by the form of the source") {
  Document const doc = analysed(
      "A senior clerk said the books were lost. Two clerks said they saw smoke. Residents said the water "
      "rose. "
      "The Harbour Ministry said it was calm. It was reported that a boat sank.",
      {{"A senior clerk", "said", "the books were lost"},
       {"Two clerks", "said", "they saw smoke"},
       {"Residents", "said", "the water rose"},
       {"The Harbour Ministry", "said", "it was calm"},
       {"", "was reported", "that a boat sank"}});
  CHECK(doc.attributions[0].identity == Identity::kUnnamed);
  REQUIRE(doc.attributions[0].anonymity);
  CHECK(doc.attributions[0].anonymity->count == 1);
  CHECK(doc.attributions[1].identity == Identity::kUnnamed);
  CHECK(doc.attributions[1].anonymity->count == 2);
  CHECK(doc.attributions[2].identity == Identity::kCollective);
  CHECK_FALSE(doc.attributions[2].anonymity);
  CHECK(doc.attributions[3].identity == Identity::kNamed);
  CHECK(doc.attributions[4].identity == Identity::kImplicit);
}

TEST_CASE("whoever is anonymous is not named by the body it belongs to") {
  struct {
    char const* source;
    Identity identity;
    int count;
  } const cases[] = {{"a source in the rebel group Northern Dawn Front", Identity::kUnnamed, 1},
                     {"two officials at the Interior Ministry", Identity::kUnnamed, 2},
                     {"a spokesman for Orsa Corp", Identity::kUnnamed, 1},
                     {"a senior Marlow Bank executive", Identity::kUnnamed, 1},
                     {"an aide who works for Ada Moor", Identity::kUnnamed, 1},
                     {"people close to Orsa Corp", Identity::kCollective, 0},
                     {"residents of Port Vell", Identity::kCollective, 0}};
  for (auto const& c : cases) {
    std::string const source = c.source;
    INFO(source);
    Document const doc = analysed("Six guards were killed, " + source + " told the Courier.",
                                  {{source, "told", "Six guards were killed"}});
    Attribution const& a = doc.attributions[0];
    CHECK(a.identity == c.identity);
    REQUIRE(a.speakers.size() == 1);
    CHECK(doc.speakers[a.speakers[0]].name == source);
    if (c.count > 0) {
      REQUIRE(a.anonymity);
      CHECK(a.anonymity->count == c.count);
    }
  }
}

TEST_CASE("how close an unnamed source is, and why it is not named") {
  Document const doc = analysed(
      "A person familiar with the talks, who was not authorised to speak publicly, said the deal was close.",
      {{"A person familiar with the talks", "said", "the deal was close"}});
  REQUIRE(doc.attributions[0].anonymity);
  CHECK(doc.attributions[0].anonymity->closeness == "familiar");
  CHECK(doc.attributions[0].anonymity->reason == "not_authorised");
  CHECK(test::has_reason(doc.attributions[0], "anonymity", "anonymity_reason_given"));
}

TEST_CASE("role: the source's words, then the article, then the list of names") {
  Document const doc = analysed(
      "A spokesman for the harbour police said the pier was shut. Professor Ann Lund said tides were rising. "
      "Lund said storms were rare. Reuters reported the pier was shut. A witness said he ran.",
      {{"A spokesman for the harbour police", "said", "the pier was shut"},
       {"Professor Ann Lund", "said", "tides were rising"},
       {"Lund", "said storms", "were rare"},
       {"Reuters", "reported", "the pier was shut. A"},
       {"A witness", "said he", "ran"}});
  CHECK(doc.attributions[0].role == Role::kOfficial);
  CHECK(test::has_reason(doc.attributions[0], "role", "role_spokesperson"));
  CHECK(doc.attributions[1].role == Role::kExpert);
  CHECK(doc.attributions[2].role == Role::kExpert);
  CHECK(doc.attributions[3].role == Role::kMedia);
  CHECK(doc.attributions[4].role == Role::kWitness);
}

TEST_CASE("a rank takes the role of the body it is one of") {
  auto const role = [](char const* source) {
    return analysed(std::string(source) + " said the pier was shut.", {{source, "said", "the pier was shut"}})
        .attributions[0]
        .role;
  };
  CHECK(role("a vice president at Apple") == Role::kCompany);
  CHECK(role("Amnesty International director Jane Dobson") == Role::kOrganization);
  CHECK(role("a Red Cross official") == Role::kOrganization);
  CHECK(role("a senior official") == Role::kOfficial);
  CHECK(role("the director, who once met Apple") == Role::kPerson);
}

TEST_CASE("a title that holds a name of its own may be followed by the person's") {
  auto const identity = [](char const* source) {
    return analysed(std::string(source) + " said the pier was shut.", {{source, "said", "the pier was shut"}})
        .attributions[0]
        .identity;
  };
  CHECK(identity("Marrow director of Harbour Watch Jane Dobson") == Identity::kNamed);
  CHECK(identity("a director of Harbour Watch") == Identity::kUnnamed);
  CHECK(identity("a clerk of Jane Dobson") == Identity::kUnnamed);
}

TEST_CASE("relay: told, cited, nested, the article's own outlet is none") {
  std::string const text =
      "A clerk told Radio Marrow the pier was shut. Reuters, citing a guard, reported that the gate was "
      "open. "
      "The Courier said that the mayor believed the dam was safe.";
  std::vector<test::Said> const said{{"A clerk", "told", "the pier was shut"},
                                     {"a guard", "citing", "that the gate was open"},
                                     {"Reuters", "reported", "that the gate was open"},
                                     {"The Courier", "said", "that the mayor believed the dam was safe"},
                                     {"the mayor", "believed", "the dam was safe"}};
  Document const doc = analysed(text, said);
  auto names = [](Attribution const& a) {
    std::vector<std::string> out;
    for (RelayLink const& l : a.relay) out.push_back(l.name.value_or("?"));
    return out;
  };
  CHECK(names(doc.attributions[0]) == std::vector<std::string>{"Radio Marrow"});
  CHECK(names(doc.attributions[1]) == std::vector<std::string>{"Reuters"});
  CHECK(names(doc.attributions[2]).empty());
  REQUIRE(names(doc.attributions[4]).size() == 1);
  CHECK(names(doc.attributions[4])[0].find("Courier") != std::string::npos);

  Document const cited = analysed(
      "Radio Marrow cited a guard as saying the gate was open. Radio Marrow's sources said the pier was "
      "shut.",
      {{"Radio Marrow", "cited", "the gate was open"},
       {"Radio Marrow's sources", "said", "the pier was shut"}});
  CHECK(names(cited.attributions[0]).empty());
  CHECK(names(cited.attributions[1]) == std::vector<std::string>{"Radio Marrow"});

  Document own = test::text_only(text);
  own.meta.outlet = "Radio Marrow";
  CHECK(names(analysed(std::move(own), said).attributions[0]).empty());
}
