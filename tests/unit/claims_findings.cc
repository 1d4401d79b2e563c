// What holds for an article as a whole: sources counted, the lead, the headline, accusations, origin. Every
// finding has a text that gives it and a like one that does not.
#include <algorithm>
#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;
using test::analysed;

namespace {

std::vector<std::string> finding_types(Document const& doc) {
  std::vector<std::string> out;
  for (Finding const& f : doc.findings) out.push_back(f.type);
  return out;
}

bool has(std::vector<std::string> const& all, char const* one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

Finding const* find_one(Document const& doc, std::string const& type) {
  for (Finding const& f : doc.findings)
    if (f.type == type) return &f;
  return nullptr;
}

std::vector<std::string> shown(Document const& doc, std::string const& type) {
  std::vector<std::string> out;
  if (Finding const* f = find_one(doc, type))
    for (ByteSpan const& s : f->spans) out.emplace_back(doc.text_of(s));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("findings: one source, an unnamed lead, a headline that states what the body attributes") {
  Document const doc = analysed(
      "Harbour wall collapsed in storm\nA clerk said the harbour wall collapsed in the storm. The clerk said "
      "three boats sank. "
      "The clerk said a crane fell.",
      {{"A clerk", "said", "the harbour wall collapsed in the storm"},
       {"The clerk", "said three", "three boats sank"},
       {"The clerk", "said a crane", "a crane fell"}},
      true);
  std::vector<std::string> const types = finding_types(doc);
  CHECK(has(types, "claims_and_sources"));
  CHECK(has(types, "headline_states_as_fact"));
  for (Finding const& f : doc.findings) CHECK_FALSE(f.spans.empty());
}

TEST_CASE("findings: one source cited in the plural counts once") {
  auto const sources = [](std::string const& second) {
    Document const doc =
        analysed("Sources said the ship was old. " + second + " said two had sunk.",
                 {{"Sources", "said the", "the ship was old"}, {second, "said two", "two had sunk"}});
    return shown(doc, "claims_and_sources");
  };
  CHECK(sources("The source") == Texts{"Sources"});
  CHECK(sources("A clerk") == Texts{"Sources", "A clerk"});
}

TEST_CASE("findings: a picture's credit is a sign of where things come from") {
  CHECK(has(finding_types(analysed("Photo: Getty Images\nThe boat is old.", {})), "origin_signal"));
  CHECK_FALSE(has(finding_types(analysed("Photo: old images\nThe boat is old.", {})), "origin_signal"));
}

TEST_CASE("findings: whose word most facts are, who only passes on is no further source") {
  Document const doc = analysed(
      "Radio Marrow reported that a clerk said three boats sank. The clerk said a crane fell. The clerk said "
      "two piers were shut. Jane Dobson said the road was closed.",
      {{"Radio Marrow", "reported", "that a clerk said three boats sank"},
       {"a clerk", "said", "three boats sank"},
       {"The clerk", "said a crane", "a crane fell"},
       {"The clerk", "said", "two piers were shut"},
       {"Jane Dobson", "said the", "the road was closed"}});
  for (Finding const& f : doc.findings) {
    if (f.type == "claims_and_sources") CHECK((f.attributions.size() == 4 && f.spans.size() == 2));
    if (f.type == "rests_on_one_source") CHECK(f.attributions == std::vector<uint32_t>{1, 2, 3});
  }
  CHECK(has(finding_types(doc), "rests_on_one_source"));
}

TEST_CASE("findings: a credit line and a byline say where the text comes from") {
  CHECK(has(finding_types(analysed("By Reuters\nThe pier is shut.", {})), "origin_signal"));
  CHECK(has(finding_types(analysed("The pier is shut.\nSource: Reuters", {})), "origin_signal"));
  CHECK_FALSE(has(finding_types(analysed("The pier is shut by the council.", {})), "origin_signal"));
}

TEST_CASE("an accusation that nobody answers is a finding, an answered one is not") {
  std::string const open = "Residents accused the mayor of taking bribes from the builders.";
  std::vector<test::Said> const said{{"Residents", "accused", "taking bribes from the builders"}};
  CHECK(has(finding_types(analysed(open, said)), "accusation_unanswered"));
  CHECK_FALSE(
      has(finding_types(analysed(open + " The mayor declined to comment.", said)), "accusation_unanswered"));
}

TEST_CASE("a dateline belongs to the article") {
  Document const doc = analysed("MARROW (Reuters) - The pier is shut, a clerk said.",
                                {{"a clerk", "said", "The pier is shut"}});
  CHECK(has(finding_types(doc), "origin_signal"));
  CHECK(doc.attributions[0].relay.empty());
}

TEST_CASE("no attribution, no finding about claims, an empty article is fine") {
  CHECK(finding_types(analysed("The pier is shut.", {})).empty());
}

TEST_CASE("findings: two who speak together are two sources") {
  Document const doc =
      analysed("Jane Dobson and Otto Brandt said that three boats sank. A clerk said a crane fell.",
               {{"Jane Dobson and Otto Brandt", "said that", "that three boats sank"},
                {"A clerk", "said a", "a crane fell"}});
  Texts const sources = shown(doc, "claims_and_sources");
  REQUIRE(sources.size() == 3);
  CHECK(sources[0] == "Jane Dobson");
  CHECK(sources[1].find("Otto Brandt") != std::string::npos);
  CHECK(sources[2] == "A clerk");
}

TEST_CASE("findings: half of the claims, or two in all, is not \"rests on one source\"") {
  Document const half = analysed(
      "The clerk said a crane fell. The clerk said two piers were shut. The clerk said three boats sank. "
      "Jane "
      "Dobson said the road was closed. Otto Brandt said a boat was lost. Lena Ost said a mast broke.",
      {{"The clerk", "said a", "a crane fell"},
       {"The clerk", "said two", "two piers were shut"},
       {"The clerk", "said three", "three boats sank"},
       {"Jane Dobson", "said the", "the road was closed"},
       {"Otto Brandt", "said", "a boat was lost"},
       {"Lena Ost", "said a", "a mast broke"}});
  CHECK_FALSE(has(finding_types(half), "rests_on_one_source"));
  Document const two =
      analysed("The clerk said a crane fell. The clerk said two piers were shut.",
               {{"The clerk", "said a", "a crane fell"}, {"The clerk", "said two", "two piers were shut"}});
  CHECK_FALSE(has(finding_types(two), "rests_on_one_source"));
}

TEST_CASE("findings: a lead that rests on one unnamed source") {
  std::string const rest = "\nThe pier opened in 1961.\nResidents added that the pier had been painted.";
  auto const lead = [&](std::string const& who) {
    return analysed(
        who + " said the pier was sinking." + rest,
        {{who, "said", "the pier was sinking"}, {"Residents", "added", "that the pier had been painted"}});
  };
  CHECK(shown(lead("A source"), "lead_on_one_unnamed_source") == Texts{"A source"});
  CHECK_FALSE(has(finding_types(lead("Otto Brandt")), "lead_on_one_unnamed_source"));
  CHECK_FALSE(has(finding_types(lead("Officials")), "lead_on_one_unnamed_source"));
}

TEST_CASE("findings: a lead with a second, named source does not rest on one unnamed") {
  Document const doc = analysed(
      "A senior official said the pier was sinking. Jane Dobson said the harbour was shut.\nThe pier opened "
      "in "
      "1961.",
      {{"A senior official", "said", "the pier was sinking"},
       {"Jane Dobson", "said", "the harbour was shut"}});
  CHECK_FALSE(has(finding_types(doc), "lead_on_one_unnamed_source"));
}

TEST_CASE("findings: a report that a headline speaks of is not a speaker; one before a colon is") {
  std::vector<test::Said> const said{{"A clerk", "said", "the council hid the report on the old bridge"}};
  auto const types = [&](std::string const& headline) {
    return finding_types(analysed(headline +
                                      "\nA clerk said the council hid the report on the old bridge. The "
                                      "town has nine bakers.",
                                  said, true));
  };
  CHECK(has(types("Council hid old bridge report"), "headline_states_as_fact"));
  CHECK_FALSE(has(types("Report: council hid old bridge cracks"), "headline_states_as_fact"));
}

TEST_CASE("findings: a headline states flatly what the body hedges") {
  std::string const tail = "\nThe town met in the evening.";
  Document const hedged =
      analysed("Harbour wall collapsed in storm\nThe harbour wall apparently collapsed in the storm." + tail,
               {}, true);
  CHECK(shown(hedged, "headline_states_as_fact") == Texts{"Harbour wall collapsed in storm", "apparently"});
  Document const flat =
      analysed("Harbour wall collapsed in storm\nThe harbour wall collapsed in the storm." + tail, {}, true);
  CHECK_FALSE(has(finding_types(flat), "headline_states_as_fact"));
}

TEST_CASE("findings: a headline that hedges, asks or names who says it states nothing") {
  std::string const body =
      "\nA clerk said the harbour wall collapsed in the storm.\nThe town met in the evening.";
  std::vector<test::Said> const said{{"A clerk", "said", "the harbour wall collapsed in the storm"}};
  auto const types = [&](std::string const& headline) {
    return finding_types(analysed(headline + body, said, true));
  };
  CHECK(has(types("Harbour wall collapsed in storm"), "headline_states_as_fact"));
  for (char const* calm :
       {"Harbour wall reportedly collapsed in storm", "Has harbour wall collapsed in storm?",
        "Harbour wall collapsed in storm, clerk says", "Harbour wall ‘collapsed’ in storm"})
    CHECK_FALSE(has(types(calm), "headline_states_as_fact"));
}

TEST_CASE("findings: what the writer says too, the headline may say") {
  Document const doc = analysed(
      "Harbour wall collapsed in storm\nThe harbour wall collapsed in the storm on Monday.\nA clerk said the "
      "harbour wall collapsed in the storm.",
      {{"A clerk", "said", "the harbour wall collapsed in the storm"}}, true);
  CHECK_FALSE(has(finding_types(doc), "headline_states_as_fact"));
}

TEST_CASE("findings: an accusation is answered by the accused alone") {
  std::string const open = "Residents accused Otto Brandt of taking bribes from the builders.";
  std::vector<test::Said> const said{{"Residents", "accused", "taking bribes from the builders"}};
  auto const with = [&](std::string const& more, std::vector<test::Said> others = {}) {
    others.insert(others.begin(), said[0]);
    return has(finding_types(analysed(open + more, others)), "accusation_unanswered");
  };
  CHECK(with(""));
  CHECK(with(" Jane Dobson declined to comment."));
  CHECK_FALSE(with(" Brandt declined to comment."));
  CHECK_FALSE(with(" The mayor declined to comment."));
  CHECK(with(" Jane Dobson denied that she was late.", {{"Jane Dobson", "denied", "that she was late"}}));
  CHECK_FALSE(
      with(" Brandt said the builders were honest.", {{"Brandt", "said", "the builders were honest"}}));
  CHECK(with(" Jane Dobson said the market was open.", {{"Jane Dobson", "said", "the market was open"}}));
}

TEST_CASE("findings: of two accused, the one who is not heard is shown") {
  Document const doc = analysed(
      "Residents accused Otto Brandt of taking bribes. A clerk accused Lena Ost of burning the files. Brandt "
      "denied taking bribes.",
      {{"Residents", "accused", "taking bribes"},
       {"A clerk", "accused Lena", "burning the files"},
       {"Brandt", "denied", "taking bribes."}});
  Finding const* const f = find_one(doc, "accusation_unanswered");
  REQUIRE(f);
  CHECK(f->attributions == std::vector<uint32_t>{1});
}

TEST_CASE("findings: a plain claim is no accusation, nor is what is alleged of a thing") {
  Document const thing = analysed("Police looked into the alleged gunshots near the pier.",
                                  {{"", "alleged", "gunshots near the pier"}});
  CHECK_FALSE(has(finding_types(thing), "accusation_unanswered"));
  Document const doc = analysed("The candidate claimed that 300 ballots were burned.",
                                {{"The candidate", "claimed", "that 300 ballots were burned"}});
  CHECK_FALSE(has(finding_types(doc), "accusation_unanswered"));
}

TEST_CASE("findings: a dateline with a day, the whole name of who reports") {
  Document const doc =
      analysed("MARLOW, March 3 (Reuters) - The pier was shut, police said.\nReporting by Jane Doe",
               {{"police", "said", "The pier was shut"}});
  CHECK(shown(doc, "origin_signal") == Texts{"MARLOW, March 3 (Reuters)", "Reporting by Jane Doe"});
}
