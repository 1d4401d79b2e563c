// Speakers that an article describes first and names later, or names first and describes later; what that
// means for identity, role and relay.
#include <algorithm>
#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;
using test::analysed;

namespace {

std::string name_of(Document const& doc, size_t claim) {
  Attribution const& a = doc.attributions[claim];
  return a.speakers.empty() ? "" : doc.speakers[a.speakers[0]].name;
}

}  // namespace

TEST_CASE("a description at the head of an article waits for its name") {
  Document const doc = analysed(
      "A former ferry captain claims the pier is sinking.\nTom Vale said it had dropped by a foot since May.",
      {{"A former ferry captain", "claims", "the pier is sinking"},
       {"Tom Vale", "said", "it had dropped by a foot since May"}});
  CHECK(name_of(doc, 0) == "Tom Vale");
  CHECK(doc.attributions[0].identity == Identity::kNamed);
  CHECK(test::has_reason(doc.attributions[0], "source", "speaker_named_later"));
}

TEST_CASE("a source kept anonymous is not the next person named") {
  Document const doc = analysed(
      "A source at the harbour said the pier is sinking.\nTom Vale said it had dropped by a foot since May. "
      "The source said more would follow.",
      {{"A source at the harbour", "said", "the pier is sinking"},
       {"Tom Vale", "said", "it had dropped by a foot since May"},
       {"The source", "said", "more would follow"}});
  CHECK(doc.attributions[0].identity == Identity::kUnnamed);
  CHECK(doc.attributions[2].identity == Identity::kUnnamed);
  CHECK(doc.attributions[2].speakers == doc.attributions[0].speakers);
}

TEST_CASE("an age and a short form stand for whom the article named") {
  Document const doc = analysed(
      "Ana Vale Ortega runs the ferry. The 26-year-old said the pier was safe. Vale said it was inspected.",
      {{"The 26-year-old", "said", "the pier was safe"}, {"Vale", "said", "it was inspected"}});
  CHECK(name_of(doc, 0) == "Ana Vale Ortega");
  CHECK(name_of(doc, 1) == "Ana Vale Ortega");
  CHECK(doc.attributions[0].identity == Identity::kNamed);
}

TEST_CASE("words that open a sentence are no part of a name") {
  Document const doc = analysed("Though Jane Dobson said the pier was safe, nobody came.",
                                {{"Jane Dobson", "said", "the pier was safe"}});
  CHECK(name_of(doc, 0) == "Jane Dobson");
}

TEST_CASE("identity: plurals without a capacity, lists of names, owners, nobody") {
  auto const identity = [](char const* source) {
    std::string const text = std::string("It was late. ") + source + " said the pier was shut.";
    return analysed(text, {{source, "said", "the pier was shut"}}).attributions[0].identity;
  };
  CHECK(identity("School districts across the area") == Identity::kCollective);
  CHECK(identity("Rescue groups such as Harbour Watch and Clearwater") == Identity::kNamed);
  CHECK(identity("No organization") == Identity::kCollective);
  CHECK(identity("Unconfirmed reports") == Identity::kCollective);
  CHECK(identity("Clearwater's schedule") == Identity::kNamed);
  CHECK(identity("Clearwater's driver") == Identity::kUnnamed);
}

TEST_CASE("role: owners, posts and the body a group stands for") {
  Document const doc = analysed(
      "The BBC's Emily Dobson said the pier was shut. Hezbollah held the bridge. The group's leader said it "
      "would stay. Police director Jane Vale said it had not. A source with access to the council said so "
      "too.",
      {{"The BBC's Emily Dobson", "said", "the pier was shut"},
       {"The group's leader", "said", "it would stay"},
       {"Police director Jane Vale", "said", "it had not"},
       {"A source with access to the council", "said", "so too"}});
  CHECK(name_of(doc, 0) == "Emily Dobson");
  CHECK(doc.attributions[0].role == Role::kMedia);
  CHECK(doc.attributions[1].role == Role::kArmedGroup);
  CHECK(doc.attributions[2].role == Role::kOfficial);
  CHECK(doc.attributions[3].role == Role::kUnknown);
}

TEST_CASE("role: things speak for the body that issued them, seats for what they govern") {
  auto const role = [](char const* source) {
    std::string const text = std::string("It was late. ") + source + " said the pier was shut.";
    return analysed(text, {{source, "said", "the pier was shut"}}).attributions[0].role;
  };
  CHECK(role("The Red Cross's website") == Role::kOrganization);
  CHECK(role("Government figures") == Role::kOfficial);
  CHECK(role("The chief executive of Hong Kong") == Role::kOfficial);
  CHECK(role("The president of the Harbour League") == Role::kOrganization);
  CHECK(role("A report") == Role::kMedia);
}

TEST_CASE("relay: an outlet is known by a word of its name, or by the noun before it") {
  auto const relay = [](char const* outlet) {
    std::string const text = std::string("\"It is shut,\" Tom Vale said on ") + outlet + ".";
    Document const doc = analysed(text, {{"Tom Vale", "said", "\"It is shut,\""}});
    return doc.attributions[0].relay.empty() ? "" : *doc.attributions[0].relay[0].name;
  };
  CHECK(relay("radio station WKRM") == "WKRM");
  CHECK(relay("Harbour News Net") == "Harbour News Net");
  CHECK(relay("Monday") == "");
}

TEST_CASE("relay: a sentence that only says where somebody spoke holds for the claims around it") {
  Document const doc = analysed(
      "Tom Vale claims the pier is sinking. Vale made the claim on Radio Marrow. Vale said nobody "
      "listened.",
      {{"Tom Vale", "claims", "the pier is sinking"}, {"Vale", "said", "nobody listened"}});
  for (Attribution const& a : doc.attributions) {
    REQUIRE(a.relay.size() == 1);
    CHECK(a.relay[0].name == "Radio Marrow");
    CHECK(test::has_reason(a, "relay", "relay_earlier"));
  }
}

TEST_CASE("relay: one sentence, one hearer, a filing of its own is heard by everybody") {
  Document const doc = analysed(
      "Clearwater denied the leak, telling Radio Marrow that the tank was new. Clearwater said in a filing "
      "that it would pay.",
      {{"Clearwater", "denied", "the leak"},
       {"Clearwater", "telling", "that the tank was new"},
       {"Clearwater", "said in a filing", "that it would pay"}});
  REQUIRE(doc.attributions[0].relay.size() == 1);
  CHECK(doc.attributions[0].relay[0].name == "Radio Marrow");
  CHECK(doc.attributions[2].relay.empty());
}

TEST_CASE("relay: an outlet called a newspaper, or named like a person of a town") {
  Document const doc = analysed(
      "Speaking to newspaper Star of Marrow, Anna Vale said the pier was safe. Tom Ost told Star of Quay "
      "that the "
      "tank was new.",
      {{"Anna Vale", "said", "the pier was safe"}, {"Tom Ost", "told", "that the tank was new"}});
  REQUIRE(doc.attributions[0].relay.size() == 1);
  CHECK(doc.attributions[0].relay[0].name == "Star of Marrow");
  REQUIRE(doc.attributions[1].relay.size() == 1);
  CHECK(doc.attributions[1].relay[0].name == "Star of Quay");
}

TEST_CASE("relay: a word of doubt inside somebody's words passes nobody on") {
  Document const doc =
      analysed("The mayor said the alleged thief was ill.",
               {{"The mayor", "said", "the alleged thief was ill"}, {"", "alleged", "thief"}});
  CHECK(doc.attributions[1].relay.empty());
}

TEST_CASE("every field of an attribution has a reason, and every reason points somewhere") {
  Document const doc = analysed(
      "A senior official told Reuters that 20 boats sank in May off Malta, but did not say why. "
      "It was reported that the mayor denied it.",
      {{"A senior official", "told", "that 20 boats sank in May off Malta"},
       {"", "was reported", "that the mayor denied it"},
       {"the mayor", "denied", "it"}});
  for (Attribution const& a : doc.attributions) {
    std::vector<std::string> fields{"identity", "role",        "interested", "directness",
                                    "kind",     "checkworthy", "mark"};
    if (a.source) fields.push_back("source");
    if (a.anonymity) fields.push_back("anonymity");
    if (!a.relay.empty()) fields.push_back("relay");
    if (a.standing) fields.push_back("standing");
    if (!a.numbers.empty()) fields.push_back("numbers");
    if (!a.times.empty()) fields.push_back("times");
    if (!a.places.empty()) fields.push_back("places");
    if (!a.hedges.empty()) fields.push_back("hedges");
    if (a.negated) fields.push_back("negated");
    for (std::string const& field : fields) {
      INFO(field);
      CHECK(
          std::any_of(a.reasons.begin(), a.reasons.end(), [&](Reason const& r) { return r.field == field; }));
    }
    for (Reason const& r : a.reasons) CHECK_FALSE(r.spans.empty());
  }
}

TEST_CASE("speakers: who a relative pronoun stands for") {
  std::string const text =
      "Anna Rigg, a clerk at Lantern Works, who said the pier was shut, left it on the Monday and went home "
      "to "
      "her mother in the old town. Some sailors and other people of the harbour, and the clerks who warned "
      "it "
      "was open, stayed on.";
  Document const doc =
      analysed(text, {{"who", "said", "the pier was shut"}, {"who", "warned", "it was open"}});
  CHECK(doc.speakers[doc.attributions[0].speakers[0]].name == "Anna Rigg");
  CHECK(doc.speakers[doc.attributions[1].speakers[0]].name == "the clerks");
}

TEST_CASE("speakers: whom the first sentence describes, the second may name") {
  auto const first = [](std::string const& opening) {
    std::string const text = opening + " said the pier was shut. Anna Rigg, who runs it, spoke on Monday.";
    Document const doc = analysed(text, {{opening, "said", "the pier was shut"}});
    return doc.attributions[0].identity;
  };
  CHECK(first("The leader of the harbour club") == Identity::kNamed);
  CHECK(first("An unnamed clerk") == Identity::kUnnamed);
  CHECK(first("Two clerks") == Identity::kUnnamed);
}

TEST_CASE("speakers: a person's name behind a long title, before a body, after 'named'") {
  auto name = [](std::string const& source) {
    return name_of(analysed(source + " said the pier was safe.", {{source, "said", "the pier was safe"}}), 0);
  };
  CHECK(name("Marrow District Ferry Manager Robert Vale") == "Robert Vale");
  CHECK(name("Harbour Transport and Bridges Minister Anna Vale") == "Anna Vale");
  CHECK(name("Anna Vale of the Harbour Safety Institute") == "Anna Vale");
  CHECK(name("A ferry pilot named Vale") == "Vale");
  CHECK(name("A spokesman for Mayor Anna Vale") == "A spokesman for Mayor Anna Vale");
  CHECK(name("Mayor Anna Vale and Minister Robert Ortega") == "Anna Vale");
  CHECK(name("A friend of minister Anna Vale") == "A friend of minister Anna Vale");
}

TEST_CASE("speakers: 'she' is a person whom the article calls one before it is any name in capitals") {
  Document const doc = analysed(
      "Another singer, Anna Vale, was there. She had waited until Quay Entertainment opened. She said the "
      "pier "
      "was full.",
      {{"She", "said", "the pier was full"}});
  CHECK(name_of(doc, 0) == "Anna Vale");
}

TEST_CASE(
    "speakers: names in capitals that hold 'of', a day or a verb; people are not one person named later") {
  auto name = [](std::string const& before, std::string const& source) {
    return name_of(
        analysed(before + source + " said the pier was safe.", {{source, "said", "the pier was safe"}}), 0);
  };
  CHECK(name("The Harbour Office of Inspection (HOI) came in May. ", "HOI") ==
        "Harbour Office of Inspection");
  CHECK(name("They met on Monday. On Monday Anna Vale came. ", "Vale") == "Anna Vale");
  CHECK(name("Anna Vale came. She also Tweeted that it was late. ", "She") == "Anna Vale");
  Document const doc =
      analysed("Parents of the girls say the pier is old.\nThe girls, from Banja Vale, came in May.",
               {{"Parents of the girls", "say", "the pier is old"}});
  CHECK(name_of(doc, 0) == "Parents of the girls");
}

TEST_CASE("speakers: 'we' outside a quotation is the writer, nobody who spoke before") {
  Document const doc =
      analysed("Anna Vale said the pier was safe. We asked whether it would be closed.",
               {{"Anna Vale", "said", "the pier was safe"}, {"We", "asked", "whether it would be closed"}});
  CHECK(name_of(doc, 1).empty());
}

TEST_CASE("speakers: a description does not wait for a company's name") {
  Document const doc =
      analysed("A former worker accused Norvik Energy of dumping acid. Norvik Energy denied the accusation.",
               {{"A former worker", "accused", "Norvik Energy of dumping acid"},
                {"Norvik Energy", "denied", "the accusation"}});
  CHECK(doc.attributions[0].identity == Identity::kUnnamed);
  CHECK(doc.attributions[0].speakers != doc.attributions[1].speakers);
}

TEST_CASE("speakers: a rank inside an apposition is no part of the name") {
  Document const doc = analysed(
      "The pier is open, its spokeswoman, Colonel Ilse Dobson, told reporters. She added that it was safe. "
      "Dobson "
      "rejected the claim.",
      {{"its spokeswoman, Colonel Ilse Dobson", "told", "The pier is open"},
       {"She", "added", "that it was safe"},
       {"Dobson", "rejected", "the claim"}});
  for (Attribution const& a : doc.attributions) {
    CHECK(a.identity == Identity::kNamed);
    CHECK(a.speakers == doc.attributions[0].speakers);
  }
}

TEST_CASE("speakers: an outlet that cites a source is not that source, nor a group that is spoken of") {
  Document const doc = analysed(
      "A source in the Northern Front told Marrow TV that two boats sank. Marrow TV, citing the same source, "
      "said "
      "that the pier was shut. The group denied the report.",
      {{"A source in the Northern Front", "told", "that two boats sank"},
       {"Marrow TV, citing the same source", "said", "that the pier was shut"},
       {"the same source", "said", "that the pier was shut"},
       {"The group", "denied", "the report"}});
  CHECK(doc.attributions[0].role == Role::kUnknown);
  CHECK(doc.attributions[1].role == Role::kMedia);
  CHECK(doc.attributions[3].speakers != doc.attributions[1].speakers);
}

TEST_CASE("a pronoun behind a surname that the pack does not know") {
  CHECK(name_of(analysed("Tarvik won twice. “I was lucky,” he said.", {{"he", "said", "“I was lucky,”"}}),
                0) == "Tarvik");
  CHECK(name_of(analysed("Berlin won twice. “I was lucky,” he said.", {{"he", "said", "“I was lucky,”"}}),
                0) == "");
  CHECK(name_of(
            analysed("Jane Dobson met Tarvik. “I was lucky,” she said.", {{"she", "said", "“I was lucky,”"}}),
            0) == "Jane Dobson");
}

TEST_CASE("a name that always stands behind \"the\" or in a place is no person whom \"she\" stands for") {
  auto const she = [](std::string const& before) {
    Document const doc =
        analysed(before + " She said the pier was shut.", {{"She", "said", "the pier was shut"}});
    return doc.attributions[0].speakers.empty() ? std::string("") : doc.speakers[0].name;
  };
  CHECK(she("A letter went to the Quorl Service in North Brackle.") == "");
  CHECK(she("A letter went to Quorla Brackle.") == "Quorla Brackle");
}

TEST_CASE("a party is no member of another, one listed body of two names is one") {
  auto const name = [](std::string const& before, std::string const& source) {
    Document const doc = analysed(before + source + " said it was late.", {{source, "said", "it was late"}});
    return doc.speakers[doc.attributions[0].speakers[0]].name;
  };
  CHECK(name("The Democratic Party left. ", "The Republican Party") == "Republican Party");
  CHECK(name("The Harbour Party left. ", "The Sailors Party") == "Sailors Party");
  CHECK(name("", "Procter and Gamble") == "Procter and Gamble");
  CHECK(name("Senator Jane Dobson left. ", "Dobson") == "Jane Dobson");
}

TEST_CASE("a department of two things is one name; what an adjective joins is no part of one") {
  auto const name = [](std::string const& source) {
    Document const doc =
        analysed(source + " said the pier was shut.", {{source, "said", "the pier was shut"}});
    return doc.speakers[0].name;
  };
  CHECK(name("The Quay Department of Forestry and Fire Protection") ==
        "Quay Department of Forestry and Fire Protection");
  CHECK(name("The British-born Jane Dobson") == "Jane Dobson");
  CHECK(name("Envoy to France Jane Dobson") == "Jane Dobson");
  CHECK(name("Mayor Ana de Vale") == "Ana de Vale");
  CHECK(name("Mayor Ana van der Vale") == "Ana van der Vale");
}

TEST_CASE("in a headline of capitals a name ends where its verb begins") {
  Document const doc =
      analysed("Jane Dobson Announces New Ferry For Quay\nDobson said it would be slow.",
               {{"Jane Dobson", "Announces", "New Ferry For Quay"}, {"Dobson", "said", "it would be slow"}});
  CHECK(name_of(doc, 0) == "Jane Dobson");
  CHECK(name_of(doc, 1) == "Jane Dobson");
  Document const body = analysed("Quay Consumer Reports said the ferry was slow.",
                                 {{"Quay Consumer Reports", "said", "the ferry was slow"}});
  CHECK(name_of(body, 0) == "Quay Consumer Reports");
}

TEST_CASE("a force in a place is no name of the place; a board's name may hold one") {
  auto const name = [](std::string const& source) {
    return name_of(analysed(source + " said the pier was shut.", {{source, "said", "the pier was shut"}}), 0);
  };
  CHECK(name("Police in Marrow") == "Police in Marrow");
  CHECK(name("Police in Prague") == "Police in Prague");
  CHECK(name("The Harbour Police") == "Harbour Police");
}

TEST_CASE("one of them is whom the words behind the comma describe") {
  auto const name = [](std::string const& source) {
    return name_of(analysed("Divers hid. " + source + ", said it fell.", {{source, "said", "it fell"}}), 0);
  };
  CHECK(name("One of them, a cook named Luis") == "Luis");
  CHECK(name("One of them") != "Luis");
}

TEST_CASE("who saw a paper or printed it gives it no name, who wrote it does") {
  auto const first = [](std::string const& source) {
    Document doc = analysed("The pier will shut, according to " + source + ".",
                            {{source, "according to", "The pier will shut"}});
    return std::pair(name_of(doc, 0), doc.attributions[0].identity);
  };
  using Read = std::pair<std::string, Identity>;
  std::string const memo = "an internal memo seen by the Lakeside Courier";
  CHECK(first(memo) == Read{memo, Identity::kUnnamed});
  CHECK(first("a memo leaked to Radio Marrow").second == Identity::kUnnamed);
  CHECK(first("a report by the Lakeside Courier") == Read{"Lakeside Courier", Identity::kNamed});
  CHECK(first("a 2022 study in the journal Quay Health") ==
        Read{"a 2022 study in the journal Quay Health", Identity::kNamed});
}

TEST_CASE("one memo in a headline, described in the text and spoken of again is one source") {
  auto const speakers = [](std::string const& second, std::string const& third) {
    return analysed("Pier to close, leaked memo shows\nIt will close in June, according to " + second +
                        " seen by divers. " + third + " says that it lost a million.",
                    {{"leaked memo", "shows", "Pier to close"},
                     {second + " seen by divers", "according to", "It will close in June"},
                     {third, "says", "it lost a million"}},
                    true)
        .speakers;
  };
  REQUIRE(speakers("an internal memo", "The memo").size() == 1);
  CHECK(speakers("an internal memo", "The memo")[0].name == "an internal memo seen by divers");
  CHECK(speakers("an internal letter", "The memo").size() == 2);
  CHECK(speakers("an internal memo", "A memo").size() == 2);
}
