// Cue tagger, linker, nesting and scope with the shipped models, on sentences of every form.
#include <catch2/catch.hpp>

#include "core_text.h"
#include "stages/pipeline.h"
#include "stages/stages.h"

using namespace firsthand;
using namespace firsthand::test;

TEST_CASE("content before, around and after its cue") {
  CHECK(attribution(analyzed("“The bridge is safe,” said Mara Ode, the city engineer."), "said") ==
        "Mara Ode, the city engineer | said | / “The bridge is safe,”");
  CHECK(attribution(analyzed("“The bridge,” she said, “is safe.”"), "said") ==
        "she | said | / “The bridge,” / “is safe.”");
  CHECK(attribution(analyzed("The mayor said the bridge was safe."), "said") ==
        "The mayor | said | / the bridge was safe");
}

TEST_CASE("according to, and a document as the source") {
  CHECK(attribution(analyzed("According to the report, sales fell by a third."), "According to") ==
        "the report | According to | / sales fell by a third");
}

TEST_CASE("a passive has no source") {
  CHECK(attribution(analyzed("It was reported that two people had drowned in the river."), "was reported") ==
        "- | was reported | / that two people had drowned in the river");
}

TEST_CASE("an adverb has no source: its subject is content") {
  CHECK(attribution(analyzed("The clerk allegedly took 4,000 crowns from the parish chest."), "allegedly") ==
        "- | allegedly | / The clerk / took 4,000 crowns from the parish chest");
  CHECK(attribution(analyzed("The clerk said the chest was empty."), "said") ==
        "The clerk | said | / the chest was empty");
}

TEST_CASE("a quotation's speaker before a colon or behind a dash") {
  CHECK(attribution(analyzed("Olga Brandt, who owns the bakery: “The tram brought me twice the customers.”"),
                    ":") ==
        "Olga Brandt, who owns the bakery | : | / “The tram brought me twice the customers.”");
  CHECK(attribution(analyzed("“We lost our parking and our patience” – Piet Vos, butcher."), "–") ==
        "Piet Vos, butcher | – | / “We lost our parking and our patience”");
}

TEST_CASE("a post shown in the article: the account below it is its speaker") {
  CHECK(attribution(
            analyzed("The pier is closed to all boats pic.example.org/abc — Ada Moor (@adamoor) May 5, 2025"),
            "—") == "Ada Moor (@adamoor) | — | / The pier is closed to all boats");
  CHECK(attribution(analyzed("The pier is closed to all boats\n\n— Ada Moor (@adamoor) May 5, 2025"), "—") ==
        "Ada Moor (@adamoor) | — | / The pier is closed to all boats");
  CHECK(attribution(analyzed("Ada Moor (@adamoor): The pier is closed to all boats."), ":") ==
        "Ada Moor (@adamoor) | : | / The pier is closed to all boats.");
  CHECK(attribution(analyzed("The pier is closed to all boats. Ada Moor (@adamoor) May 5, 2025"),
                    "(@adamoor)") == "Ada Moor | (@adamoor) | / The pier is closed to all boats.");
  CHECK(attribution(analyzed("The pier is closed to all boats.\n\nAda Moor (@adamoor) May 5, 2025"),
                    "(@adamoor)") == "Ada Moor | (@adamoor) | / The pier is closed to all boats.");
  CHECK(analyzed("Pier closed to all boats\n\nAda Moor (@adamoor) May 5, 2025").attributions.empty());
  CHECK(analyzed("Ada Moor (@adamoor) May 5, 2025\n\nThe pier is closed to all boats.").attributions.empty());
  CHECK(analyzed("Boats stay away from Ada Moor (@adamoor) on Friday").attributions.empty());
  CHECK(analyzed("Follow Ada Moor (@adamoor): she sails a boat.").attributions.empty());
  CHECK(analyzed("The pier is closed — boats stay away (see the map on page 4)").attributions.empty());
}

TEST_CASE("a colon or a dash beside a quotation that credits nobody") {
  CHECK(analyzed("The motto on the gate: “Leave the garden as you found it.”").attributions.empty());
  CHECK(refined("The motto on the gate: “Leave the garden as you found it.”").attributions.empty());
  CHECK(analyzed("“The Long Way Home from the Hill” – the title of a film.").attributions.empty());
  CHECK(analyzed("Ada Moor: “Pumps”").attributions.empty());
}

TEST_CASE("an attribution inside another's content is within it") {
  Document const doc = analyzed("The lawyer said the witness had claimed that the gate was open.");
  REQUIRE(doc.attributions.size() == 2);
  CHECK_FALSE(doc.attributions[0].within);
  REQUIRE(doc.attributions[1].within);
  CHECK(*doc.attributions[1].within == 0);
}

TEST_CASE("a quotation over paragraphs belongs to its attribution") {
  Document const doc =
      analyzed("“We lost everything,” said Lena Orr. “The water came at night.\n“It took the barn too.”");
  REQUIRE(doc.attributions.size() >= 1);
  CHECK(doc.text_of(doc.attributions[0].content.back()) == "“It took the barn too.”");
}

TEST_CASE("a dateline is no content") {
  CHECK(attribution(analyzed("PORT VELL (Wire) - The harbour is closed, officials said on Monday."),
                    "said") == "officials | said | / The harbour is closed");
}

TEST_CASE("captions give no attribution, nor does a pull quote that repeats the body") {
  Document doc;
  doc.text = "“It is a flood,” said Orr.\n\nIt is a flood\n\nThe river, officials said, at noon.";
  doc.blocks = {{BlockKind::kParagraph, {0, 30}, {}},
                {BlockKind::kPullquote, {32, 45}, {}},
                {BlockKind::kCaption, {47, 82}, {}}};
  std::vector<bool> const read = blocks_read_for_claims([&] {
    find_text_facts(doc, resources().pack);
    return doc;
  }());
  CHECK(read == std::vector<bool>{true, false, false});
}

TEST_CASE("confidence is a share in thousandths and rises with the margin") {
  Document const doc = analyzed("The mayor said the bridge was safe.");
  REQUIRE(doc.attributions.size() == 1);
  CHECK(doc.attributions[0].confidence > 500);
  auto const table = Calibration::parse("t", "0\t100\n50\t900\n");
  REQUIRE(table.ok());
  CHECK(table.value().of(-5) == 100);
  CHECK(table.value().of(49) == 100);
  CHECK(table.value().of(50) == 900);
  CHECK_FALSE(Calibration::parse("t", "5\t1\n5\t2\n").ok());
}
