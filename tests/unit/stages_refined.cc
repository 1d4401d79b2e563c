// The refining tier with the shipped weights, and how it cuts a text into what it reads at once.
#include <catch2/catch.hpp>

#include "core_text.h"
#include "stages/claim_heads.h"
#include "stages/pipeline.h"
#include "stages/refined_attributions.h"

using namespace firsthand;
using namespace firsthand::test;

namespace {

std::string repeated(std::string const& words, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += words;
  return out;
}

}  // namespace

TEST_CASE("refined: content before, around and after its cue") {
  CHECK(attribution(refined("“The bridge is safe,” said Mara Ode, the city engineer."), "said") ==
        "Mara Ode, the city engineer | said | / “The bridge is safe,”");
  CHECK(attribution(refined("The mayor said the bridge was safe."), "said") ==
        "The mayor | said | / the bridge was safe");
  CHECK(attribution(refined("According to the report, sales fell by a third."), "According to") ==
        "the report | According to | / sales fell by a third");
}

TEST_CASE("refined: an attribution inside another's content is within it") {
  Document const doc = refined("The mayor said experts believe the dam is safe.");
  REQUIRE(doc.attributions.size() == 2);
  REQUIRE(doc.attributions[1].within);
  CHECK(*doc.attributions[1].within == 0);
  CHECK(attribution(refined("The lawyer said the witness had claimed that the gate was open."),
                    "had claimed") == "the witness | had claimed | / that the gate was open");
}

TEST_CASE("refined: what the linear models are nearly sure of stays, in text order and once") {
  Document const doc =
      refined("According to the report, sales fell by a third. “It was a bad year,” said Ana Ruiz.");
  REQUIRE(doc.attributions.size() == 2);
  CHECK(doc.text_of(doc.attributions[0].cue) == "According to");
  CHECK(doc.text_of(doc.attributions[1].cue) == "said");
}

TEST_CASE("refined: the analysis says so, and plain prose has no attribution") {
  Document const doc = refined("The bridge opened in 1911. It has four arches and two lamps.");
  CHECK(doc.refined);
  CHECK(doc.attributions.empty());
  CHECK_FALSE(analyzed("The mayor said the bridge was safe.").refined);
}

TEST_CASE("refined: where cues stand denser than in any article, the instant answer stays") {
  CHECK(refined(repeated("The mayor said the bridge was safe, and the old ferry left the quay at nine. ", 60))
            .refined);
  CHECK_FALSE(refined(repeated("“No,” he said. ", 200)).refined);
}

TEST_CASE("chunks cover every token once, at blocks, at sentences, or anywhere") {
  std::string const sentence = "The old ferry left the quay at nine and came back at noon. ";
  for (std::string const& text :
       {repeated(sentence, 1), repeated(sentence + "\n", 40), repeated(sentence, 40), repeated("word ", 1000),
        sentence + "\n" + repeated("word ", 300) + "\n" + sentence}) {
    Document const doc = read(text);
    uint32_t next = 0;
    for (TokenSpan const& chunk : refiner_chunks(doc)) {
      CHECK(chunk.begin == next);
      CHECK(chunk.size() <= Refiner::kChunk);
      next = chunk.end;
    }
    CHECK(next == doc.tokens.size());
  }
  Document const doc = read(repeated(sentence + "\n", 40));
  for (TokenSpan const& chunk : refiner_chunks(doc))
    if (chunk.begin > 0) CHECK(doc.block_of(chunk.begin) != doc.block_of(chunk.begin - 1));
}

TEST_CASE("refined: the shipped heads were learnt on the shipped network, and its word counts") {
  FieldHeads const& heads = resources().models.heads;
  CHECK(heads.fits(refiner().fingerprint(), refiner().width(), kClaimPools));
  CHECK(heads.names() == std::vector<std::string>{"checkworthy", "kind"});
  Document const doc = refined("The mayor said the bridge was safe.");
  REQUIRE(doc.attributions.size() == 1);
  Scores scores(4);
  ClaimHeads(doc, heads, refiner(), encode_words(doc, refiner()).inner).adjust("kind", 0, scores);
  CHECK(scores != Scores(4));
  Scores untouched(4);
  ClaimHeads().adjust("kind", 0, untouched);
  CHECK(untouched == Scores(4));
}

TEST_CASE("refined: kinds of plain claims") {
  Document const doc = refined(
      "The minister said two men were arrested on Monday. She said the party will win the vote next year. "
      "Her rival said the plan was a shameful and stupid idea.");
  REQUIRE(doc.attributions.size() == 3);
  CHECK(doc.attributions[0].kind == ClaimKind::kFact);
  CHECK(doc.attributions[1].kind == ClaimKind::kForecast);
  CHECK(doc.attributions[2].kind == ClaimKind::kOpinion);
}

TEST_CASE("refined: a claim without words, and given spans, which stay as they are") {
  Document doc = blocks_of("“...,” she said.");
  Attribution a;
  a.content = {{0, 9}};
  a.cue = {14, 18};
  Document const given = analyze_given(std::move(doc), {a}, resources(), &refiner());
  REQUIRE(given.attributions.size() == 1);
  CHECK(given.refined);
  CHECK(given.attributions[0].content == a.content);
  CHECK(given.attributions[0].cue == a.cue);
}

TEST_CASE("refined: weights cut off anywhere are refused") {
  for (size_t size :
       {refiner_weights().size() - 1, refiner_weights().size() / 2, refiner_weights().size() / 100})
    CHECK_FALSE(Refiner::parse("refiner", refiner_weights().substr(0, size)).ok());
}
