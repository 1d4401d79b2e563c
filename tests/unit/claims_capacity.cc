// In what capacity somebody speaks and through whom it came: rules of role, relay and relay_outlets, each
// with a case that fires and one that does not.
#include <algorithm>
#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;
using test::analysed;

namespace {

Role role_of(std::string const& source, std::string const& before = "") {
  std::string const text = before + source + " said the pier was shut.";
  return analysed(text, {{source, "said", "the pier was shut"}}).attributions[0].role;
}

std::vector<std::string> relay_of(Attribution const& a) {
  std::vector<std::string> out;
  for (RelayLink const& l : a.relay) out.push_back(l.name ? *l.name : "");
  return out;
}

/// The links of "A diver CUE content".
std::vector<std::string> told(std::string const& cue, std::string const& hearer) {
  std::string const text =
      "Radio Marrow is a radio station. A diver " + cue + " " + hearer + " Doe was safe. The sea was calm.";
  return relay_of(analysed(text, {{"A diver", cue, "Doe was safe"}}).attributions[0]);
}

using Links = std::vector<std::string>;

}  // namespace

TEST_CASE("relay: a credit behind a claim is the article's, not a link") {
  auto const through = [](std::string const& text) {
    return relay_of(analysed(text, {{"the mayor", "said", "The bridge fell"}}).attributions[0]);
  };
  CHECK(through("The bridge fell, the mayor said (via AP). It rained.").empty());
  CHECK(through("The bridge fell, the mayor said via news agency AP. It rained.") == Links{"AP"});
}

TEST_CASE("role: a thing of a body speaks for it, with or without a name") {
  CHECK(role_of("The hotel's website") == Role::kCompany);
  CHECK(role_of("The Harbour News website") == Role::kMedia);
  CHECK(role_of("The website") == Role::kMedia);
}

TEST_CASE("role: a source within a body speaks as one of it, one close to it does not") {
  CHECK(role_of("A source within the Interior Ministry") == Role::kOfficial);
  CHECK(role_of("A source close to the Interior Ministry") == Role::kUnknown);
}

TEST_CASE("role: who sits in a chamber is a politician, who works there is not") {
  CHECK(role_of("A member of the Marrow Parliament, Jane Dobson,") == Role::kPolitician);
  CHECK(role_of("A spokesman for the Marrow Parliament, Tom Vale,") == Role::kOfficial);
}

TEST_CASE("role: a short form in capitals before a post is a body, a country's is not") {
  CHECK(role_of("HDW president Jane Dobson") == Role::kOrganization);
  CHECK(role_of("US president Jane Dobson") == Role::kOfficial);
}

TEST_CASE("role: knowing of a thing is no part of it") {
  CHECK(role_of("A person familiar with the audit") == Role::kUnknown);
  CHECK(role_of("A clerk of the Interior Ministry") == Role::kOfficial);
}

TEST_CASE("role: a bare spokeswoman speaks for the body that was spoken of last") {
  CHECK(role_of("Spokeswoman Jane Dobson", "Boeing shut the plant. ") == Role::kCompany);
  CHECK(role_of("Spokeswoman Jane Dobson", "It rained. ") == Role::kUnknown);
  CHECK(role_of("Apple spokeswoman Jane Dobson", "The Red Cross left. ") == Role::kCompany);
}

TEST_CASE("role: what a body is called in the next sentence") {
  auto const role = [](std::string const& text) {
    return analysed(text, {{"Harborly", "said", "the pier was shut"}}).attributions[0].role;
  };
  CHECK(role("Harborly said the pier was shut. The company left.") == Role::kCompany);
  CHECK(role("Harborly said the pier was shut. It rained on the company.") != Role::kCompany);
}

TEST_CASE("role: who was there speaks as a witness, whatever else they are") {
  CHECK(role_of("A nurse who was in the ward") == Role::kWitness);
  CHECK(role_of("A nurse who was late") == Role::kExpert);
  CHECK(role_of("A woman who saw the crash") == Role::kWitness);
  CHECK(role_of("A source who was in the meeting") == Role::kUnknown);
  CHECK(role_of("Dobson", "Jane Dobson, a friend of Vale, who witnessed the crash, left. ") ==
        Role::kWitness);
  CHECK(role_of("Dobson", "Jane Dobson, a friend of Vale, left. ") == Role::kPerson);
  CHECK(role_of("An officer who was at the scene") == Role::kOfficial);
}

TEST_CASE("role: what a name is the name of, told elsewhere") {
  CHECK(role_of("Flick", "The clip was made with an app called Flick. ") == Role::kCompany);
  CHECK(role_of("Flick", "The clip was made with a bowl near Flick. ") != Role::kCompany);
  CHECK(role_of("Dobson", "Jane Dobson, whose bakery burned down, left. ") == Role::kCompany);
  CHECK(role_of("Dobson", "Jane Dobson, whose brother burned down, left. ") == Role::kPerson);
  CHECK(role_of("Grumble", "It was in outlets like Grumble. ") == Role::kMedia);
  CHECK(role_of("QuayOnline") == Role::kMedia);
  CHECK(role_of("QuayOberon") != Role::kMedia);
  CHECK(role_of("The Courier's Jane Dobson") == Role::kMedia);
}

TEST_CASE("role: who serves a person speaks in that person's capacity") {
  std::string const senator = "Senator Jane Dobson left. ";
  CHECK(role_of("Dobson's spokesman, Tom Vale,", senator) == Role::kPolitician);
  CHECK(role_of("Dobson spokesman Tom Vale", senator) == Role::kPolitician);
  CHECK(role_of("Dobson's spokesman, Tom Vale,", "It rained. ") != Role::kPolitician);
}

TEST_CASE("role: a spokesman's principal is looked for in what stands before, not in a whole library") {
  auto const behind = [](size_t sentences) {
    std::string before = "Senator Jane Dobson left. ";
    for (size_t i = 0; i < sentences; ++i) before += "Boats lay in the harbour. ";  // six tokens
    return role_of("Dobson's spokesman, Tom Vale,", before);
  };
  CHECK(behind(3000) == Role::kPolitician);
  CHECK(behind(3500) != Role::kPolitician);
}

TEST_CASE("role: whose employee somebody is, whose thing it is") {
  CHECK(role_of("An employee of the hotel") == Role::kCompany);
  CHECK(role_of("An employee") == Role::kPerson);
  CHECK(role_of("The rebels' political wing") == Role::kArmedGroup);
  CHECK(role_of("A commander in the rebel army, Abu Vale,") == Role::kArmedGroup);
  CHECK(role_of("A commander in the army, Abu Vale,") == Role::kOfficial);
  CHECK(role_of("Residents there") == Role::kWitness);
  CHECK(role_of("A man claiming to be a rebel") == Role::kArmedGroup);
}

TEST_CASE("role: names of several parts, with an article, of sites") {
  CHECK(role_of("The Marrow Health and Safety Committee") == Role::kOrganization);
  CHECK(role_of("Jane Dobson of the Center for Harbour Safety") == Role::kOrganization);
  CHECK(role_of("Jane Dobson of the Tom and Anna Vale Foundation") == Role::kOrganization);
  CHECK(role_of("Jane Dobson of the Tom and Anna Vale") == Role::kPerson);
  CHECK(role_of("The Harbour Rights Fund's Jane Dobson") == Role::kOrganization);
  CHECK(role_of("United States Senator from Vermont Jane Dobson") == Role::kPolitician);
  CHECK(role_of("The HDWA") == Role::kOrganization);
  CHECK(role_of("Jane Dobson for CNN") == Role::kMedia);
  CHECK(role_of("Jane Dobson, from quay.com,") == Role::kMedia);
  CHECK(role_of("Jane Dobson, from Quay,") == Role::kPerson);
  CHECK(role_of("The Digital Harbour Act") == Role::kDocument);
}

TEST_CASE("role: a page of somebody's is that person's") {
  CHECK(role_of("A Facebook page registered to Jane Dobson") == Role::kPerson);
  CHECK(role_of("The Facebook page") == Role::kMedia);
}

TEST_CASE("role: names of outlets, short forms of bodies, channels of others") {
  CHECK(role_of("The Quay Review-Journal") == Role::kMedia);
  CHECK(role_of("Daily Quay") == Role::kMedia);
  CHECK(role_of("Jane Dobson of the Quay Times") == Role::kMedia);
  CHECK(role_of("KQRY-TV") == Role::kMedia);
  CHECK(role_of("Website QuayNet") == Role::kMedia);
  CHECK(role_of("The Quay HDWA") == Role::kUnknown);
  CHECK(role_of("A Facebook page") != Role::kCompany);
  CHECK(role_of("A Facebook spokesman") == Role::kCompany);
}

TEST_CASE("role: who works where research is done is an expert, the body itself is not") {
  CHECK(role_of("Jane Dobson of the University of Marrow") == Role::kExpert);
  CHECK(role_of("Jane Dobson, from the Marrow Museum,") == Role::kExpert);
  CHECK(role_of("The University of Marrow") == Role::kOrganization);
  CHECK(role_of("A spokeswoman for the University of Marrow") == Role::kOrganization);
  CHECK(role_of("Academy Award winner Jane Dobson") != Role::kExpert);
}

TEST_CASE("role: of two capacities the one that says more") {
  CHECK(role_of("Jane Dobson, an author and a geologist,") == Role::kExpert);
  CHECK(role_of("Jane Dobson, an author who met a geologist,") == Role::kPerson);
  CHECK(role_of("Jane Dobson, an author of books for a geologist,") == Role::kPerson);
}

TEST_CASE("role: people in a body's name do not speak, whose director somebody is") {
  CHECK(role_of("The Association of Marrow Teachers") == Role::kOrganization);
  CHECK(role_of("The Committee to Protect Sailors") == Role::kOrganization);
  CHECK(role_of("The Marrow Teachers") != Role::kOrganization);
  CHECK(role_of("Jane Dobson, director of Quay Forum Marrow,") == Role::kOrganization);
  CHECK(role_of("Jane Dobson, a director,") == Role::kPerson);
}

TEST_CASE("role: an article stands before no person, 'we' outside quotations is the outlet") {
  CHECK(role_of("The Quay Larks") == Role::kOrganization);
  CHECK(role_of("The Jane Dobson") != Role::kOrganization);
  CHECK(role_of("We") == Role::kMedia);
  CHECK(role_of("They") == Role::kUnknown);
  CHECK(role_of("jane (@janedobson)") == Role::kPerson);
  CHECK(role_of("quay.com's Jane Dobson") == Role::kMedia);
}

TEST_CASE("role: a noun ends where a clause about it begins") {
  CHECK(role_of("A charity that had helped in the storm") == Role::kOrganization);
  CHECK(role_of("A schoolboy almost crushed by the crane") == Role::kPerson);
}

TEST_CASE("role: a title before or behind a comma, a seat with a name") {
  CHECK(role_of("Dobson", "The police chief, Jane Dobson, left. ") == Role::kOfficial);
  CHECK(role_of("Dobson", "Jane Dobson of the Harbour Institute left. ") == Role::kExpert);
  CHECK(role_of("Dobson", "NASA's Jane Dobson left. ") == Role::kOfficial);
  CHECK(role_of("Dr Dobson") == Role::kExpert);
  CHECK(role_of("Mr Dobson") == Role::kPerson);
  CHECK(role_of("Representative Jane Dobson") == Role::kPolitician);
  CHECK(role_of("A representative") == Role::kUnknown);
}

TEST_CASE("role: what is looked up is a document, whoever keeps it") {
  CHECK(role_of("The Harbour Institute's database") == Role::kDocument);
  CHECK(role_of("The Harbour Institute's report") == Role::kOrganization);
}

TEST_CASE("role: a surname that is also a post is a surname") {
  Document const doc = analysed(
      "Jane Bishop opened the pier. Bishop said it was safe. A bishop said no.",
      {{"Jane Bishop", "opened", "the pier"}, {"Bishop", "said", "it was safe"}, {"A bishop", "said", "no"}});
  CHECK(doc.attributions[1].role == Role::kPerson);
  CHECK(doc.attributions[2].role == Role::kOrganization);
}

TEST_CASE("role: a clause behind the name, or 'is a', says the capacity") {
  CHECK(role_of("Jane Doe, who runs a bakery in the town,") == Role::kCompany);
  CHECK(role_of("Jane Doe, who is a geologist,") == Role::kExpert);
  CHECK(role_of("Jane Doe, who is running for mayor,") == Role::kPolitician);
  CHECK(role_of("Jane Doe, who was on the ferry,") == Role::kWitness);
  CHECK(role_of("Doe", "Jane Doe is a geologist. The cliff fell. ") == Role::kExpert);
  CHECK(role_of("Jane Doe, who is running late,") == Role::kPerson);
  CHECK(role_of("Jane Doe, who runs every morning,") == Role::kPerson);
}

TEST_CASE("role: a word of a name says what it is the name of") {
  CHECK(role_of("Marrow Motors") == Role::kCompany);
  CHECK(role_of("Marrow Inc.") == Role::kCompany);
  CHECK(role_of("Jane Doe from the Marrow Wildlife Trust") == Role::kOrganization);
  CHECK(role_of("A 2013 Harbour Workers Union report") == Role::kOrganization);
  CHECK(role_of("Jane Motor") == Role::kPerson);
}

TEST_CASE("role: one of several heard before speaks in their capacity, not long after") {
  auto role_of_some = [](std::string const& between) {
    std::string const text =
        "Residents said the pier was shut. " + between + "Another said the sea was calm.";
    return analysed(text,
                    {{"Residents", "said", "the pier was shut"}, {"Another", "said", "the sea was calm"}})
        .attributions[1]
        .role;
  };
  CHECK(role_of_some("") == Role::kWitness);
  CHECK(role_of("A mate", "Residents said no. ") == Role::kUnknown);
  CHECK(role_of_some("It rained. It was dark. It was cold. It was late. ") == Role::kUnknown);
}

TEST_CASE("role: a person who saw it is a witness, for all that they say") {
  Document const doc = analysed(
      "Jane Dobson said \"I saw the boat sink.\" Dobson said it was dark. Tom Vale said \"I see no harm.\"",
      {{"Jane Dobson", "said", "\"I saw the boat sink.\""},
       {"Dobson", "said", "it was dark"},
       {"Tom Vale", "said", "\"I see no harm.\""}});
  CHECK(doc.attributions[0].role == Role::kWitness);
  CHECK(test::has_reason(doc.attributions[0], "role", "role_witnessed"));
  CHECK(doc.attributions[1].role == Role::kWitness);
  CHECK(doc.attributions[2].role == Role::kPerson);
}

TEST_CASE("relay: the hearer's name ends where the content begins, or a day follows") {
  CHECK(told("told", "Radio Marrow") == Links{"Radio Marrow"});
  CHECK(told("told", "Radio Marrow Tuesday") == Links{"Radio Marrow"});
}

TEST_CASE("relay: the outlet named behind its noun, the noun alone for the outlet named last") {
  CHECK(told("told", "the Marrow outlet The Strait Post") == Links{"Strait Post"});
  CHECK(told("told", "her town's local newspaper, The Strait Post,") == Links{"Strait Post"});
  CHECK(told("told", "the broadcaster") == Links{"Radio Marrow"});
  CHECK(told("told", "the court") == Links{});
}

TEST_CASE("relay: what a cited outlet passes on came through both, nearest to the speaker first") {
  Document const doc = analysed(
      "Reuters, citing state television, reported that the minister said the dam had failed. The Post said "
      "so.",
      {{"state television", "citing", "that the minister said the dam had failed"},
       {"Reuters", "reported", "that the minister said the dam had failed"},
       {"the minister", "said", "the dam had failed"},
       {"The Post", "said", "so"}});
  CHECK(relay_of(doc.attributions[0]) == Links{"Reuters"});
  CHECK(relay_of(doc.attributions[1]).empty());
  CHECK(relay_of(doc.attributions[2]) == Links{"state television", "Reuters"});
  CHECK(doc.attributions[3].role == Role::kMedia);
}

TEST_CASE("relay: people who are told something are no outlets") {
  CHECK(told("told", "Anna") == Links{});
  CHECK(told("told", "Harbour Secretary Jane Dobson") == Links{});
}

TEST_CASE("relay: what stands in somebody's words came through whatever those came through") {
  Document const doc =
      analysed("Jane Dobson told Radio Marrow that the pier was shut. Dobson said that divers found a leak.",
               {{"Jane Dobson", "told", "that the pier was shut"},
                {"Dobson", "said", "that divers found a leak"},
                {"divers", "found", "a leak"}});
  CHECK(relay_of(doc.attributions[1]) == Links{"Radio Marrow"});
  CHECK(relay_of(doc.attributions[2]) == Links{"Jane Dobson", "Radio Marrow"});
}

TEST_CASE("relay: what somebody says of themselves comes through the same outlet") {
  Document const doc = analysed("Jane Dobson told Radio Marrow that she believed the pier was shut.",
                                {{"Jane Dobson", "told", "that she believed the pier was shut"},
                                 {"she", "believed", "the pier was shut"}});
  CHECK(relay_of(doc.attributions[1]) == Links{"Radio Marrow"});
}

TEST_CASE("relay: a missing link has no name, a word of doubt is no link") {
  auto const inner = [](std::string const& cue) {
    std::string const text = "It " + cue + " that the mayor said the pier was shut.";
    return relay_of(analysed(text, {{"", cue, "that the mayor said the pier was shut"},
                                    {"the mayor", "said", "the pier was shut"}})
                        .attributions[1]);
  };
  CHECK(inner("was reported") == Links{""});
  CHECK(inner("is believed") == Links{});
}

TEST_CASE("relay: the outlet that asks is the article's own") {
  Document const doc = analysed(
      "The Harbour Gazette contacted the mayor. The mayor told the Harbour Gazette that the pier was shut.",
      {{"The mayor", "told", "that the pier was shut"}});
  CHECK(doc.attributions[0].relay.empty());
}

TEST_CASE("relay: another occasion and silence do not go on through the same outlet") {
  Document const doc = analysed(
      "Jane Dobson told Radio Marrow that the pier was shut. Dobson did not say when it opens. In August "
      "Dobson said that it was safe.",
      {{"Jane Dobson", "told", "that the pier was shut"},
       {"Dobson", "did not say", "when it opens"},
       {"Dobson", "said", "that it was safe"}});
  CHECK(relay_of(doc.attributions[0]) == Links{"Radio Marrow"});
  CHECK(doc.attributions[1].relay.empty());
  CHECK(doc.attributions[2].relay.empty());
}

TEST_CASE("relay: reportedly, by the one outlet near by that reports") {
  auto const links = [](std::string const& cue) {
    std::string const text =
        "The mayor " + cue + " the pier was shut. The Strait Gazette stated that the sea was calm.";
    return relay_of(analysed(text, {{"The mayor", cue, "the pier was shut"},
                                    {"The Strait Gazette", "stated", "that the sea was calm"}})
                        .attributions[0]);
  };
  CHECK(links("reportedly said") == Links{"Strait Gazette"});
  CHECK(links("said") == Links{});
}

TEST_CASE("identity: a name inside a description, a body's papers, a country's") {
  auto const identity = [](std::string const& source) {
    std::string const text = "It was dark. Then " + source + " said the pier was shut.";
    return analysed(text, {{source, "said", "the pier was shut"}}).attributions[0].identity;
  };
  CHECK(identity("a woman named Jane Dobson") == Identity::kNamed);
  CHECK(identity("a clerk, identified only as Kelly,") == Identity::kNamed);
  CHECK(identity("a clerk who was not named") == Identity::kUnnamed);
  CHECK(identity("the government statement") == Identity::kNamed);
  CHECK(identity("an anonymous letter") == Identity::kUnnamed);
}

TEST_CASE("identity: described first, named later, but by nobody of another country") {
  auto const identity = [](std::string const& name) {
    Document const doc =
        analysed("A Swedish official said the pier was shut. " + name +
                     ", spokesman for the Marrow ministry, said no.",
                 {{"A Swedish official", "said", "the pier was shut"}, {name, "said no", "said no"}});
    return doc.attributions[0].identity;
  };
  CHECK(identity("Jane Dobson") == Identity::kUnnamed);
}

TEST_CASE("source: a pronoun that stands for nobody says so") {
  Document const doc = analysed("She said the pier was shut.", {{"She", "said", "the pier was shut"}});
  CHECK(doc.attributions[0].speakers.empty());
  CHECK(test::has_reason(doc.attributions[0], "source", "speaker_unresolved"));
}

TEST_CASE("origin signals belong to the article and are no claim's link") {
  auto const links = [](std::string const& around, std::string const& after) {
    std::string const text = around + "The pier was shut, the mayor said." + after;
    Document const doc = analysed(text, {{"the mayor", "said", "The pier was shut"}});
    CHECK(std::any_of(doc.findings.begin(), doc.findings.end(),
                      [](Finding const& f) { return f.type == "origin_signal"; }));
    return relay_of(doc.attributions[0]);
  };
  CHECK(links("MARROW (Reuters) - ", "") == Links{});
  CHECK(links("By Reuters\n", "") == Links{});
  CHECK(links("", "\nSource: Reuters") == Links{});
  CHECK(links("", "\nPhoto: Reuters") == Links{});
}

TEST_CASE("role: a thing by a body speaks for it; somebody whom articles need not introduce has a capacity") {
  CHECK(role_of("Estimates by the government") == Role::kOfficial);
  CHECK(role_of("Estimates by the window") == Role::kDocument);
  CHECK(role_of("Angela Merkel") == Role::kOfficial);
  CHECK(role_of("Angela Merkelow") == Role::kPerson);
  CHECK(role_of("Chef Angela Merkel") == Role::kPerson);
}

TEST_CASE("a printed conversation: who asks does so for an outlet, what is answered came through it") {
  auto const talk = [](std::string const& second) {
    std::string const text =
        "A diver said it sank. A clerk said it did not.\nVale: Did it sink?\nRigg: It sank.\nVale: " +
        second + "\nRigg: It was fog.";
    return analysed(text, {{"A diver", "said", "it sank"},
                           {"A clerk", "said", "it did not"},
                           {"Vale", ":", "Did it sink?"},
                           {"Rigg", ":", "It sank."},
                           {"Vale", ":", second},
                           {"Rigg", ":", "It was fog."}});
  };
  Document const asked = talk("Why was that?");
  CHECK(asked.attributions[2].role == Role::kMedia);
  CHECK(relay_of(asked.attributions[3]) == Links{"Vale"});
  CHECK(relay_of(asked.attributions[2]).empty());
  Document const told = talk("I saw it.");
  CHECK(told.attributions[2].role != Role::kMedia);
  CHECK(relay_of(told.attributions[3]).empty());
}

TEST_CASE("role: who knows a paper does not speak for it, a spokesman of any company speaks for a company") {
  auto const role = [](std::string const& source) {
    return analysed(source + " said the pier was shut.", {{source, "said", "the pier was shut"}})
        .attributions[0]
        .role;
  };
  CHECK(role("Two people familiar with the plan") == Role::kUnknown);
  CHECK(role("Four people briefed on the inquiry") == Role::kUnknown);
  CHECK(role("A spokesman for Norvik Energy") == Role::kCompany);
  CHECK(role("A spokeswoman for the Green Alliance party") == Role::kPolitician);
  CHECK(role("A spokeswoman for the Green Alliance") == Role::kOrganization);
}

TEST_CASE("role: what the text calls a body goes before a listed name inside its own") {
  auto const role = [](std::string const& source) {
    return analysed("Later " + source + " said the pier was shut.", {{source, "said", "the pier was shut"}})
        .attributions[0]
        .role;
  };
  CHECK(role("BBC Builders, a construction company") == Role::kCompany);
  CHECK(role("the BBC") == Role::kMedia);
  CHECK(role("the Daily Post") == Role::kMedia);
  CHECK(role("the blog post") == Role::kDocument);
}

TEST_CASE("role: whose office it is, behind a possessive") {
  std::string const last = "\"It is late,\" said its president, Rosa Lind.";
  auto const of = [&](std::string const& first) {
    return analysed(first + " " + last, {{"its president, Rosa Lind", "said", "\"It is late,\""}})
        .attributions[0]
        .role;
  };
  CHECK(of("The nurses' union left.") == Role::kOrganization);
  CHECK(of("The company left.") == Role::kCompany);
  CHECK(of("Venezuela left the union.") == Role::kOfficial);
  CHECK(role_of("His agent, Jane Dobson,") == Role::kPerson);
  CHECK(role_of("A federal agent, Jane Dobson,") == Role::kOfficial);
}

TEST_CASE("role: a noun before the comma says nothing of sources that have no name") {
  auto const role = [](std::string const& source) {
    return analysed("The singer left the manager, " + source + " said.",
                    {{source, "said", "The singer left the manager"}})
        .attributions[0]
        .role;
  };
  CHECK(role("sources") == Role::kUnknown);
}
