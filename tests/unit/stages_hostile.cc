// Texts that are no news or are made to hurt: each yields few marks, and twice as much of it takes about
// twice the time, in both tiers. The refining tier keeps the instant answer where a text is too long or its
// cues too dense.
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

#include "core_text.h"
#include "stages/pipeline.h"

using namespace firsthand;
using namespace firsthand::test;

namespace {

std::string repeated(std::string const& unit, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += unit;
  return out;
}

struct Hostile {
  char const* name;
  std::string unit;
  size_t times;
  size_t most;  // marks drawn in a thousand tokens
};

/// Marks that are drawn: a claim that is only listed leaves the page alone.
size_t drawn(Document const& doc) {
  return static_cast<size_t>(
      std::count_if(doc.attributions.begin(), doc.attributions.end(),
                    [](Attribution const& a) { return a.mark != MarkStrength::kListed; }));
}

/// News has some 38 attributions in a thousand words. Speech in a novel is attributed by the guidelines; all
/// else has to stay below the half of news.
constexpr size_t kOfNews = 38, kHalf = 19;

std::vector<Hostile> hostile_texts() {
  return {
      {"a novel",
       "The lamp went out, and Ines stood a while in the dark of the hall. Nobody had come up the stairs "
       "since the "
       "clock struck, and the rain ran down the panes as it had run all week. She counted the steps to the "
       "door, nine "
       "of them, and thought of the boats. “You are late,” said Anton. “I was at the mill,” she said, and "
       "put the "
       "basket down.\n",
       60, kOfNews},
      {"code",
       "for (int i = 0; i < count; ++i) { if (say[i] == \"no\") return claim(i, \"said\"); }\nauto const "
       "report = "
       "according_to(source) ? deny(value) : confirm(value); // says nothing\n",
       150, kHalf},
      {"poetry",
       "The river says its name to stone,\nThe stone is old and cold, alone;\nThe reeds that heard it bend "
       "and "
       "sing\nof water, wind and everything.\nO lamp above the harbour wall,\nO rain that has no name at "
       "all,\nBe "
       "bright, be loud, be long, be near,\nAnd wash the salt from every pier.\n",
       80, kHalf},
      {"a table",
       "Year\tClaims\tDenied\tConfirmed\tReported\n2019\t120\t14\t88\t3.5\n2020\t131\t17\t90\t4.1\n", 150, 1},
      {"a list of names",
       "Said, Edward, reporter\nClaim, Ann, baker\nSayers, Tom\nBelieve, Paul, claims officer\n", 200, kHalf},
      {"numbers alone", "12 455 3.14 1,000 99% 2021 7 8 9 10\n", 400, 1},
  };
}

/// Processor time: what else runs on the machine does not count.
double seconds_of(std::string const& text, bool refining) {
  std::clock_t const begin = std::clock();
  (void)(refining ? refined(text) : analyzed(text));
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// The lesser of two runs, since what disturbs only ever adds.
double least_seconds(std::string const& text, bool refining) {
  double least = 1e9;
  for (int i = 0; i < 2; ++i) least = std::min(least, seconds_of(text, refining));
  return least;
}

}  // namespace

TEST_CASE("hostile: what is no news yields few marks in both tiers") {
  for (Hostile const& h : hostile_texts()) {
    std::string const text = repeated(h.unit, h.times);
    for (bool const refining : {false, true}) {
      Document const doc = refining ? refined(text) : analyzed(text);
      INFO(h.name << (refining ? ", refined: " : ", instant: ") << drawn(doc) << " marks in "
                  << doc.tokens.size() << " tokens");
      CHECK(drawn(doc) * 1000 <= h.most * doc.tokens.size());
    }
  }
}

TEST_CASE("hostile: 10,000 nested quotations, cues without words, one long line of capitals") {
  std::string const nested = repeated("“", 10000) + "the bridge is safe" + repeated("”", 10000);
  std::string const cues = repeated("said said said according to to that \"", 4000);
  std::string const capitals =
      repeated("THE MAYOR SAW THE BRIDGE AND THE BRIDGE SAW THE MAYOR AND ALL WENT HOME ", 400);
  for (std::string const& text : {nested, cues, capitals}) {
    for (bool const refining : {false, true}) {
      Document const doc = refining ? refined(text) : analyzed(text);
      INFO(text.substr(0, 40) << ": " << drawn(doc) << " marks in " << doc.tokens.size() << " tokens");
      CHECK(drawn(doc) * 1000 <= kHalf * doc.tokens.size());
    }
  }
}

TEST_CASE("hostile: four times as much of it takes less than eight times as long") {
  std::vector<std::string> units{
      "“the ‘bridge’ is ",   "said said said according to to that \"",
      "THE MAYOR SAID NO. ", "He is feared and allegedly said to be thought ",
      "“No,” he said. ",     "The Harbour Pier is old, officials told the newspaper. "};
  for (Hostile const& h : hostile_texts()) units.push_back(h.unit);
  for (std::string const& unit : units) {
    for (bool const refining : {false, true}) {
      size_t const times =
          (refining ? 2000 : 20000) / unit.size();  // four times 2,000 bytes are still refined
      double const once = least_seconds(repeated(unit, times), refining);
      double const four = least_seconds(repeated(unit, 4 * times), refining);
      INFO(unit.substr(0, 40) << (refining ? ", refined: " : ", instant: ") << once << " s and " << four
                              << " s");
      CHECK(four < 8 * once + 0.01);
    }
  }
}

TEST_CASE("hostile: every block of a long page is full of links") {
  std::string text;
  for (size_t i = 0; i < 4000; ++i) text += "Police said the bridge fell on Monday.\n";
  Document doc = blocks_of(std::move(text));
  for (Block& block : doc.blocks)
    for (uint32_t at = block.span.begin; at + 2 < block.span.end; at += 3)
      block.links.push_back({{at, at + 2}, "https://harbour.example/"});
  std::clock_t const begin = std::clock();
  Document const plain = analyze_document(blocks_of(doc.text), resources());
  std::clock_t const middle = std::clock();
  doc = analyze_document(std::move(doc), resources());
  std::clock_t const end = std::clock();
  for (Attribution const& a : doc.attributions) {
    ByteSpan const block = doc.blocks[doc.block_of(a.cue_tokens.begin)].span;
    for (ClaimLink const& link : a.links) CHECK(block.contains(link.span));
    CHECK(a.links.size() == 12);
  }
  INFO(middle - begin << " ticks without links, " << end - middle << " with");
  CHECK(end - middle < 3 * (middle - begin) + CLOCKS_PER_SEC / 100);
}
