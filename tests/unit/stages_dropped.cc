// What rules take out behind both tiers because nobody asserts it, and where sources begin and end. Each with
// sentences of our own that are mended and ones that stay.
#include <catch2/catch.hpp>

#include "core_text.h"
#include "stages/attribution_parts.h"
#include "stages/stages.h"

using namespace firsthand;
using namespace firsthand::test;

namespace {

TokenSpan find(Document const& doc, std::string const& words) {
  size_t const at = doc.text.find(words);
  REQUIRE(at != std::string::npos);
  return doc.tokens_of({static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())});
}

struct Parts {
  std::string source, cue, content;
  int32_t confidence = 500;
};

/// The text with these attributions in place of what was found.
Document with(std::string const& text, std::vector<Parts> const& given) {
  Document doc = analyzed(text);
  doc.attributions.clear();
  doc.refined = true;
  for (Parts const& p : given) {
    Attribution a;
    set_cue(doc, a, find(doc, p.cue));
    if (!p.source.empty()) set_source(doc, a, find(doc, p.source));
    set_content(doc, a, {find(doc, p.content)});
    a.confidence = p.confidence;
    doc.attributions.push_back(std::move(a));
  }
  return doc;
}

bool dropped(std::string const& text, Parts const& parts) {
  INFO(text);
  Document doc = with(text, {parts});
  drop_no_claims(doc, resources().pack);
  return doc.attributions.empty();
}

bool anybodys(std::string const& text, Parts const& parts) {
  INFO(text);
  Document doc = with(text, {parts});
  drop_anybodys(doc, resources().pack);
  return doc.attributions.empty();
}

std::string cut(std::string const& text, std::vector<Parts> const& parts, std::string const& cue) {
  INFO(text);
  Document doc = with(text, parts);
  bound_sources(doc, resources().pack);
  return attribution(doc, cue);
}

/// The same with a piece of content before the source.
std::string cut_behind(std::string const& text, Parts const& parts, std::string const& first) {
  INFO(text);
  Document doc = with(text, {parts});
  set_content(doc, doc.attributions[0], {find(doc, first), find(doc, parts.content)});
  bound_sources(doc, resources().pack);
  return attribution(doc, "said");
}

}  // namespace

TEST_CASE("no claim: an act without a word of saying, where the models are unsure") {
  CHECK(dropped("The rally created controversy.", {"The rally", "created", "controversy"}));
  CHECK_FALSE(dropped("The rally created controversy.", {"The rally", "created", "controversy", 700}));
  CHECK_FALSE(dropped("The mayor warned of floods along the whole lower river.",
                      {"The mayor", "warned of", "floods along the whole lower river"}));
  CHECK_FALSE(
      dropped("The board was sad that the pier closed.", {"The board", "was sad", "that the pier closed"}));
  CHECK_FALSE(dropped("The minister waved “a new deal” around.", {"The minister", "waved", "“a new deal”"}));
}

TEST_CASE("no claim: a thing of a few words behind a cue in doubt") {
  CHECK(dropped("The mayor offered support.", {"The mayor", "offered", "support", 400}));
  CHECK_FALSE(dropped("The mayor offered support.", {"The mayor", "offered", "support", 900}));
  CHECK_FALSE(dropped("The mayor denied the report.", {"The mayor", "denied", "the report", 400}));
  CHECK_FALSE(dropped("The mayor reported 40 deaths.", {"The mayor", "reported", "40 deaths", 400}));
}

TEST_CASE("no claim: a pronoun is no content, but for what is denied") {
  CHECK(dropped("The party supports him.", {"The party", "supports", "him", 900}));
  CHECK_FALSE(dropped("The party denied it.", {"The party", "denied", "it", 900}));
  CHECK_FALSE(dropped("The party supports reform.", {"The party", "supports", "reform", 900}));
}

TEST_CASE("no claim: what is spoken of behind a preposition stays, what is merely had does not") {
  CHECK_FALSE(dropped("The mayor warned of floods.", {"The mayor", "warned of", "floods"}));
  CHECK(dropped("The mayor offered support.", {"The mayor", "offered", "support"}));
  CHECK(dropped("The mayor issued a letter of condemnation.",
                {"The mayor", "issued a letter of", "condemnation"}));
  CHECK(dropped("The mayor raised questions about support.",
                {"The mayor", "raised questions about", "support"}));
}

TEST_CASE("no claim: a thing that is told is no message") {
  CHECK(dropped("Nobody can tell the difference.", {"Nobody", "can tell", "the difference", 900}));
  CHECK(dropped("The mayor told us a story.", {"The mayor", "told", "a story", 900}));
  CHECK_FALSE(
      dropped("The mayor told us the pier was shut.", {"The mayor", "told", "the pier was shut", 900}));
  CHECK_FALSE(dropped("The mayor told reporters of the plan.", {"The mayor", "told", "of the plan", 900}));
  CHECK_FALSE(dropped("The mayor told us “a long story”.", {"The mayor", "told", "“a long story”", 900}));
  CHECK(attribution(analyzed("The mayor told us a story about the pier."), "told") == "");
  CHECK(attribution(refined("The mayor told us a story about the pier."), "told") == "");
}

TEST_CASE("no claim: in a transcript, what somebody thinks is what his line says") {
  std::string const lines =
      "Q: Is the mill loud?\nA: I think it is. The mayor said it would move.\nQ: When?\nA: I hope it is in "
      "May.";
  for (bool const refining : {false, true}) {
    auto const read = [&](std::string const& text) { return refining ? refined(text) : analyzed(text); };
    Document const doc = read(lines);
    CHECK(attribution(doc, "think") == "");
    CHECK(attribution(doc, "hope") == "");
    CHECK(attribution(doc, "said") == "The mayor | said | / it would move");
    CHECK(attribution(read("I think it is too loud. The mayor said it would move."), "think") ==
          "I | think | / it is too loud");
  }
}

TEST_CASE("no claim: an order") {
  CHECK(dropped("Tell us that you agree.", {"", "Tell", "that you agree", 900}));
  CHECK_FALSE(dropped("Says the mayor: the pier is shut.", {"the mayor", "Says", "the pier is shut", 900}));
}

TEST_CASE("sources: behind a clause stands who speaks") {
  CHECK(cut("The firm is preparing a sale as they say it is too old.",
            {{"The firm is preparing a sale as they", "say", "it is too old"}},
            "say") == "they | say | / it is too old");
  CHECK(cut("A resident said the militia has imposed a rule.",
            {{"A resident", "said", "the militia has imposed a rule"},
             {"A resident said the militia", "has imposed", "a rule"}},
            "has imposed") == "the militia | has imposed | / a rule");
  CHECK(cut("The poll released in May shows a lead.", {{"The poll released in May", "shows", "a lead"}},
            "shows") == "The poll released in May | shows | / a lead");
  CHECK(cut("The clerk who was here said so.", {{"The clerk who was here", "said", "so"}}, "said") ==
        "The clerk who was here | said | / so");
}

TEST_CASE("sources: a label before a colon is nobody") {
  CHECK(cut("Cold spring: Fishermen say it was late.", {{"Cold spring: Fishermen", "say", "it was late"}},
            "say") == "Fishermen | say | / it was late");
  CHECK(cut("The crew of the 10:30 boat said it was late.",
            {{"The crew of the 10:30 boat", "said", "it was late"}},
            "said") == "The crew of the 10:30 boat | said | / it was late");
}

TEST_CASE("sources: a clause that nobody stands behind is none") {
  CHECK(cut("The paper reports more surely that he left.",
            {{"The paper", "reports", "that he left"}, {"The paper reports", "more surely", "that he left"}},
            "more surely") == "");
}

TEST_CASE("sources: a participle speaks for the clause's own subject") {
  CHECK(cut("The board announced the end of the trial, citing costs.",
            {{"The board", "announced", "the end of the trial"},
             {"The board announced the end of the trial", "citing", "costs"}},
            "citing") == "The board | citing | / costs");
}

TEST_CASE("sources: the clause before an inverted verb is what is said") {
  CHECK(cut("The boat was lost off the coast, said the guard.",
            {{"The boat was lost off the coast", "said", "the guard"}},
            "said") == "the guard | said | / The boat was lost off the coast");
}

TEST_CASE("sources: the conjunction that opens their clause is no part of them") {
  CHECK(cut("If the mayor says the pier is safe, we go.", {{"If the mayor", "says", "the pier is safe"}},
            "says") == "the mayor | says | / the pier is safe");
  CHECK(cut("Officials in the town said the pier is safe.", {{"in the town", "said", "the pier is safe"}},
            "said") == "in the town | said | / the pier is safe");
}

TEST_CASE("sources: a verb of reporting between two nouns is a clause's") {
  CHECK(cut("The pier fell, the radio reported the governor said.",
            {{"the radio reported the governor", "said", "The pier fell"}},
            "said") == "the governor | said | / The pier fell");
  CHECK(cut("The pier fell, a study published the other day said.",
            {{"a study published the other day", "said", "The pier fell"}},
            "said") == "a study published the other day | said | / The pier fell");
}

TEST_CASE("sources: a relative clause behind a cut stays") {
  CHECK(cut("The town is quiet as the guard, who calls himself the chief, says it is.",
            {{"The town is quiet as the guard, who calls himself the chief,", "says", "it is"}},
            "says") == "the guard, who calls himself the chief, | says | / it is");
}

TEST_CASE("sources: when and where an inverted speaker spoke is no part of the name") {
  for (bool const refining : {false, true}) {
    auto const read = [&](char const* text) {
      return attribution(refining ? refined(text) : analyzed(text), "said");
    };
    CHECK(read("“The pier is safe,” said engineer Ole Ness on Monday in the hall.") ==
          "engineer Ole Ness | said | / “The pier is safe,”");
    CHECK(read("“The pier is safe,” said Ole Ness of Radio Marrow.") ==
          "Ole Ness of Radio Marrow | said | / “The pier is safe,”");
    CHECK(read("“The pier is safe,” said a doctor at the hospital.") ==
          "a doctor at the hospital | said | / “The pier is safe,”");
  }
}

TEST_CASE("sources: two that open their clause speak together") {
  for (bool const refining : {false, true}) {
    auto const read = [&](char const* text) { return refining ? refined(text) : analyzed(text); };
    Document const both = read("The mayor and the police said the road was closed.");
    CHECK(attribution(both, "said") == "The mayor and the police | said | / the road was closed");
    REQUIRE(both.speakers.size() == 2);
    CHECK(both.attributions[0].speakers.size() == 2);
    CHECK(both.speakers[0].name == "mayor");
    CHECK(read("The mayor of Docks and Ferries said the road was closed.").speakers.size() == 1);
  }
  CHECK(cut("She met the mayor and the police said it was shut.", {{"the police", "said", "it was shut"}},
            "said") == "the police | said | / it was shut");
}

TEST_CASE("no claim: what anybody may say is nobody's; those who were there have spoken") {
  CHECK(anybodys("Whoever says so is lying.", {"Whoever", "says", "so"}));
  CHECK(anybodys("Anyone who says that the pier is safe lies.", {"who", "says", "the pier is safe"}));
  CHECK_FALSE(
      anybodys("Those who were there said that it fell.", {"Those who were there", "said", "it fell"}));
  CHECK_FALSE(anybodys("Divers who say that it fell left.", {"Divers", "say", "it fell"}));
  CHECK_FALSE(anybodys("The mayor says the pier is safe.", {"The mayor", "says", "the pier is safe"}));
}

TEST_CASE("source bounds: how something was confirmed") {
  CHECK(cut("The place was confirmed by Radio Marrow from the shape of the hills.",
            {{"Radio Marrow from the shape of the hills", "was confirmed", "The place"}},
            "was confirmed") == "Radio Marrow | was confirmed | / The place");
  CHECK(cut("The place was confirmed by Jane Dobson from the Harbour Union.",
            {{"Jane Dobson from the Harbour Union", "was confirmed", "The place"}},
            "was confirmed") == "Jane Dobson from the Harbour Union | was confirmed | / The place");
}

TEST_CASE("source bounds: one of several, whom the words behind the comma describe") {
  CHECK(cut_behind("One of them, a cook named Luis, said the gunman ran.",
                   {"a cook named Luis", "said", "the gunman ran"},
                   "One of them,") == "One of them, a cook named Luis | said | / the gunman ran");
  CHECK(cut_behind("All of this, he said, could end.", {"he", "said", "could end"}, "All of this,")
            .substr(0, 9) == "he | said");
  CHECK(cut_behind("One of them, a cook said, was hurt.", {"a cook", "said", "was hurt"}, "One of them,")
            .substr(0, 13) == "a cook | said");
}
