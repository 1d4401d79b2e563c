// What rules mend behind both tiers: parts that no reading allows, cues in the subject, quotations over
// paragraphs. Each with a sentence of our own that fires and one that does not.
#include <catch2/catch.hpp>

#include "core_text.h"
#include "stages/pipeline.h"

using namespace firsthand;
using namespace firsthand::test;

namespace {

void check_both(std::string const& text, std::string const& cue, std::string const& wanted) {
  INFO(text);
  CHECK(attribution(analyzed(text), cue) == wanted);
  CHECK(attribution(refined(text), cue) == wanted);
}

}  // namespace

TEST_CASE("mended: the claim is what stands before its speaker, not the next speaker's sentence") {
  std::string const text =
      "The sawmill at Verne closes at the end of the month, its owner said on Monday. “Nobody buys beams of "
      "this length any more,” said Lucie Arnaud, the owner.";
  for (Document const& doc : {analyzed(text), refined(text)}) {
    REQUIRE(doc.attributions.size() == 2);
    CHECK(doc.text_of(doc.attributions[0].content[0]) ==
          "The sawmill at Verne closes at the end of the month");
    CHECK(doc.attributions[0].content.size() == 1);
    CHECK(doc.text_of(doc.attributions[1].content[0]) == "“Nobody buys beams of this length any more,”");
  }
  check_both("The mill closes in May, its owner said. “Nobody buys beams of this length any more.”", "said",
             "its owner | said | / The mill closes in May / “Nobody buys beams of this length any more.”");
}

TEST_CASE("mended: a source that is cut at its preposition") {
  check_both(
      "Nine guards were killed when a convoy was hit near Merane on Tuesday, a doctor at the district "
      "hospital said.",
      "said",
      "a doctor at the district hospital | said | / Nine guards were killed when a convoy was hit near "
      "Merane on Tuesday");
}

TEST_CASE("mended: a day is no part of who speaks") {
  check_both("Harbour officials Friday said the pier was shut.", "said",
             "Harbour officials | said | / the pier was shut");
  check_both("On Friday harbour officials said the pier was shut.", "said",
             "harbour officials | said | / the pier was shut");
}

TEST_CASE("both tiers: nouns that claim, in the subject of their sentence") {
  check_both("The claim that the cable was new has been repeated in every paper since Monday.", "claim",
             "- | claim | / that the cable was new");
  check_both("The fact that the cable was new pleased the board.", "fact", "");
}

TEST_CASE("both tiers: who made a claim stands behind it") {
  check_both("The claim that the pier was unsafe came from the union.", "claim",
             "the union | claim | / that the pier was unsafe");
  check_both("The claim that the cable was new was made by a former clerk, who has left.", "claim",
             "a former clerk | claim | / that the cable was new");
  check_both("The claim that the pier was unsafe came from nowhere.", "claim",
             "- | claim | / that the pier was unsafe");
  check_both("The claim that the pier was unsafe came late.", "claim",
             "- | claim | / that the pier was unsafe");
}

TEST_CASE("both tiers: a relative clause that reports") {
  check_both("The union, which says 300 members have left, wants talks in May.", "says",
             "which | says | / 300 members have left");
  check_both("Residents who say the square is too dark want more lamps.", "say",
             "who | say | / the square is too dark");
  check_both("The boat, which carries 300 members, sails in May.", "carries", "");
}

TEST_CASE("both tiers: the view of somebody") {
  check_both("In the view of the harbour master, the quay is unsafe.", "In the view of",
             "the harbour master | In the view of | / the quay is unsafe");
  check_both("In the view of the harbour there is a crane.", "In the view of", "");
}

TEST_CASE("both tiers: a paragraph that is a quotation goes on with the speaker before it") {
  std::string const told = "“We counted the boats twice,” said Jonas Reed, a coastguard officer.\n";
  check_both(told + "“On Friday there were sixty. On Saturday there were eleven.\n“Nobody saw them leave.”",
             "said",
             "Jonas Reed, a coastguard officer | said | / “We counted the boats twice,” / “On Friday there "
             "were sixty. On Saturday there were eleven. / “Nobody saw them leave.”");
  check_both(told + "“On Friday there were sixty boats.”", "said",
             "Jonas Reed, a coastguard officer | said | / “We counted the boats twice,” / “On Friday there "
             "were sixty boats.”");
  check_both(told + "“On Friday there were sixty boats,” said Ada Moor.", "said",
             "Jonas Reed, a coastguard officer | said | / “We counted the boats twice,”");
  check_both("“Did you count the boats?” asked Jonas Reed.\n“On Friday there were sixty boats.”", "asked",
             "Jonas Reed | asked | / “Did you count the boats?”");
  check_both(told + "“Sixty boats”\nThe marina was built in 1974.", "said",
             "Jonas Reed, a coastguard officer | said | / “We counted the boats twice,”");
}

TEST_CASE("both tiers: a claim inside a quoted paragraph does not end the words of its speaker") {
  check_both(
      "“It was dark,” Ada Moor said.\n“We need air to breathe. Being under the roof, I would have thought "
      "they "
      "had none.\n“Even the cat left.”",
      "said",
      "Ada Moor | said | / “It was dark,” / “We need air to breathe. Being under the roof, I would have "
      "thought "
      "they had none. / “Even the cat left.”");
}

TEST_CASE("both tiers: a quotation behind a colon whose sentence tells that somebody speaks") {
  check_both(
      "Moor gave a different account of the night on the radio: “I never saw the boat leave the quay.”",
      "account", "Moor | account | / “I never saw the boat leave the quay.”");
  check_both("The garden has a rule from 1911: “Leave the gate as you have found it.”", ":", "");
}

TEST_CASE("both tiers: a quotation of several sentences is whole") {
  check_both("“We hear of [such] boats often. Then [they] come home from the sea,” he said.", "said",
             "he | said | / “We hear of [such] boats often. Then [they] come home from the sea,”");
  check_both("The boats are old. They come home from the sea, he said.", "said",
             "he | said | / They come home from the sea");
}

TEST_CASE("both tiers: an open quotation belongs to the speaker who closes it") {
  check_both(
      "The mill stood empty.\n“We lost the barn and the two boats in it.\n“Nobody came to help us,” "
      "said Lena Orr.",
      "said", "Lena Orr | said | / “We lost the barn and the two boats in it. / “Nobody came to help us,”");
}

TEST_CASE("both tiers: a paragraph that ends with a speaker and a colon introduces the next one") {
  check_both(
      "The dog was found at the station.\nHarbour Guard inspector Ada Moor said:\nThe dog has a chip and "
      "answers to Kai.\nIt is two years old.",
      "said", "Harbour Guard inspector Ada Moor | said | / The dog has a chip and answers to Kai.");
  check_both("In a speech in July, he added:\n“The dog has a chip.”", "added",
             "he | added | / “The dog has a chip.”");
  check_both("These are the rules:\nThe dog has a chip and answers to Kai.", ":", "");
}

TEST_CASE("both tiers: a pull quote with its speaker below repeats the body") {
  for (bool const refining : {false, true}) {
    Document doc = blocks_of(
        "“You could hear it from our kitchen,” Agnes Tolliver said.\n“You could hear it from our kitchen” — "
        "Agnes Tolliver");
    doc.blocks.back().kind = BlockKind::kPullquote;
    CHECK(
        analyze_document(std::move(doc), resources(), refining ? &refiner() : nullptr).attributions.size() ==
        1);
  }
}

TEST_CASE("both tiers: when and where a paragraph's words were said is no part of who introduces them") {
  auto const introduced = [](std::string const& lead, std::string const& who) {
    std::string const words = "The pier is shut until May and nobody was hurt in the fall.";
    check_both(lead + "\n\n" + words + "\n\nThe town went on.", "said", who + " | said | / " + words);
  };
  introduced("In a post on Monday the council said:", "the council");
  introduced("At the gate of the mill a guard said:", "a guard");
  introduced("On Monday Ada Moor said:", "Ada Moor");
  introduced("On 3 May 2021 Ada Moor said:", "Ada Moor");
  introduced("Ada Moor of the council said:", "Ada Moor of the council");
  introduced("A guard at the gate of the mill said:", "A guard at the gate of the mill");
}

TEST_CASE("both tiers: who an outlet quotes as saying something says it, inside the outlet's citing") {
  std::string const active = "Radio Marrow quoted Jane Doe, a chemist, as saying that the pier was unsafe.";
  check_both(active, "quoted",
             "Radio Marrow | quoted | / Jane Doe, a chemist, as saying that the pier was unsafe");
  check_both(active, "as saying", "Jane Doe, a chemist | as saying | / that the pier was unsafe");
  std::string const passive =
      "Minister Jane Doe was quoted by Radio Marrow as saying that the pier was unsafe.";
  check_both(passive, "was quoted",
             "Radio Marrow | was quoted | / Minister Jane Doe / as saying that the pier was unsafe");
  check_both(passive, "as saying", "Minister Jane Doe | as saying | / that the pier was unsafe");
  check_both("Ada Moor, the engineer, left. “We had no choice,” she was quoted as saying by the Daily Post.",
             "was quoted as saying", "she | was quoted as saying | / “We had no choice,”");
  std::string const cause = "The pier was unsafe, the mayor was quoted as saying by Radio Marrow.";
  check_both(cause, "was quoted as saying", "the mayor | was quoted as saying | / The pier was unsafe");
  check_both("The mayor was quoted by Radio Marrow.", "as saying", "");
  check_both("The mayor was quoted in the Daily Post as saying that the pier was unsafe.", "as saying",
             "The mayor | as saying | / that the pier was unsafe");
  check_both("The mayor was quoted in the Daily Post on Monday.", "as saying", "");
}
