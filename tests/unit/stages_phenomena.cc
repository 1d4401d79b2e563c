// Forms of attribution that both tiers have to read alike, each with a sentence of our own: what the models
// miss of them is completed by rules behind both.
#include <catch2/catch.hpp>

#include "core_text.h"
#include "stages/pipeline.h"

using namespace firsthand;
using namespace firsthand::test;

namespace {

struct Form {
  char const* text;
  char const* cue;
  char const* wanted;  // "source | cue | / content / content"; "" = no attribution has this cue
};

void check_both(std::vector<Form> const& forms) {
  for (Form const& form : forms) {
    INFO(form.text);
    CHECK(attribution(analyzed(form.text), form.cue) == form.wanted);
    CHECK(attribution(refined(form.text), form.cue) == form.wanted);
  }
}

Document of_kind(BlockKind kind, std::string const& text, bool refining) {
  Document doc = blocks_of("The town has a pool and a bridge from 1911.\n" + text);
  doc.blocks.back().kind = kind;
  return analyze_document(std::move(doc), resources(), refining ? &refiner() : nullptr);
}

void check_both_of(BlockKind kind, std::vector<Form> const& forms) {
  for (Form const& form : forms) {
    INFO(form.text);
    CHECK(attribution(of_kind(kind, form.text, false), form.cue) == form.wanted);
    CHECK(attribution(of_kind(kind, form.text, true), form.cue) == form.wanted);
  }
}

}  // namespace

TEST_CASE("both tiers: an attribution in the subject ends before the main verb") {
  check_both({
      {"Her claim that the cable was new was in every paper.", "claim",
       "Her | claim | / that the cable was new"},
      {"Residents who say the square is too dark want lamps.", "say", "who | say | / the square is too dark"},
      {"The mayor said the bridge was safe and was open.", "said",
       "The mayor | said | / the bridge was safe and was open"},
  });
}

TEST_CASE("both tiers: passives and adverbs that name nobody") {
  check_both({
      {"It is feared that the dam will not hold.", "is feared",
       "- | is feared | / that the dam will not hold"},
      {"He is said to have left the country.", "is said", "- | is said | / He / to have left the country"},
      {"The miners are feared dead.", "are feared", "- | are feared | / The miners / dead"},
      {"Allegedly, the guard was asleep.", "Allegedly", "- | Allegedly | / the guard was asleep"},
      {"The guard was reportedly asleep.", "reportedly", "- | reportedly | / The guard was / asleep"},
      {"The guard feared the dog.", "is feared", ""},
  });
}

TEST_CASE("both tiers: where it was said belongs to the cue") {
  check_both({
      {"The strike ended on Sunday, the union said in a post.", "said in a post",
       "the union | said in a post | / The strike ended on Sunday"},
      {"The bank said in a statement that no money was lost.", "said in a statement",
       "The bank | said in a statement | / that no money was lost"},
      {"The minister said in an interview that the tax would fall.", "said",
       "The minister | said | / that the tax would fall"},
  });
}

TEST_CASE("both tiers: headlines of one form") {
  check_both_of(
      BlockKind::kHeadline,
      {{"Bridge is safe, mayor says", "says", "mayor | says | / Bridge is safe"},
       {"Bridge is safe, says mayor", "says", "mayor | says | / Bridge is safe"},
       {"Mayor: bridge is safe", ":", "Mayor | : | / bridge is safe"},
       {"'Bridge is safe' – mayor", "–", "mayor | – | / 'Bridge is safe'"},
       {"Pier unsafe, says engineer", "says", "engineer | says | / Pier unsafe"},
       {"Report: bridge closed", ":", "Report | : | / bridge closed"},
       {"Local council: bridge closed", ":", "Local council | : | / bridge closed"},
       {"Slippery business: bridge closed", ":", ""},
       {"Video: bridge closed", ":", ""},
       {"Exclusive: bridge is safe, mayor says", "says", "mayor | says | / bridge is safe"},
       {"Road closed: bridge safe, mayor says", "says", "mayor | says | / Road closed: bridge safe"},
       {"Bridge sang for weeks, court hears", "hears", ""},
       {"Ferry strike: what we know so far", ":", ""}});
}

TEST_CASE("both tiers: an embedded post is read like a paragraph") {
  check_both_of(BlockKind::kEmbed, {{"The owners told us that every crew member keeps the job.", "told",
                                     "The owners | told | / that every crew member keeps the job"}});
}

TEST_CASE("both tiers: captions are read for credits only") {
  for (bool const refining : {false, true})
    CHECK(of_kind(BlockKind::kCaption, "The river, officials said, rose at noon.", refining)
              .attributions.empty());
}

TEST_CASE("both tiers: scare quotes are no claims") {
  for (char const* text :
       {"The so-called “people's ferry” left the quay at nine.", "He bought a “vintage” lamp."}) {
    CHECK(analyzed(text).attributions.empty());
    CHECK(refined(text).attributions.empty());
  }
}

TEST_CASE("both tiers: compound and shared sources") {
  check_both({
      {"The police and the fire service said the fire began in the kitchen.", "said",
       "The police and the fire service | said | / the fire began in the kitchen"},
      {"“It is over,” the coach said, adding that he would not return.", "adding",
       "the coach | adding | / that he would not return"},
  });
}

TEST_CASE("both tiers: a quotation over paragraphs, content on both sides of the cue") {
  std::string const text =
      "“We lost everything,” said Lena Orr. “The water came at night.\n“It took the barn too.\n“Nobody "
      "came.”";
  std::string const wanted =
      "Lena Orr | said | / “We lost everything,” / “The water came at night. / “It took the barn too. / "
      "“Nobody came.”";
  CHECK(attribution(analyzed(text), "said") == wanted);
  CHECK(attribution(refined(text), "said") == wanted);
}

TEST_CASE("both tiers: colon and dash before and behind a quotation") {
  check_both({
      {"Olga Brandt, who owns the bakery: “The tram brought me twice the customers.”", ":",
       "Olga Brandt, who owns the bakery | : | / “The tram brought me twice the customers.”"},
      {"“We lost our parking and our patience” – Piet Vos, butcher.", "–",
       "Piet Vos, butcher | – | / “We lost our parking and our patience”"},
  });
}

TEST_CASE("both tiers: pronouns, possessives and nouns that carry the cue") {
  check_both({
      {"\"It was dark,\" she said.", "said", "she | said | / \"It was dark,\""},
      {"Critics fear that the levee is too low. The critics' warning that it would fail was ignored.",
       "warning", "The critics' | warning | / that it would fail"},
      {"Their fears that the mine would flood were real, a judge ruled.", "fears",
       "Their | fears | / that the mine would flood"},
      {"Critics fear that the levee is too low.", "fear", "Critics | fear | / that the levee is too low"},
  });
}

TEST_CASE("both tiers: whom an outlet cites said it too, what it cites did not") {
  check_both({
      {"Reuters, citing state television, reported that the dam had failed.", "citing",
       "state television | citing | / that the dam had failed"},
      {"Radio Marrow reported that the dam had failed, citing two officials.", "citing",
       "two officials | citing | / that the dam had failed"},
  });
  char const* const costs = "Radio Marrow said that the pool would close, citing rising costs.";
  for (Document const& doc : {analyzed(costs), refined(costs)})
    CHECK(attribution(doc, "citing").find("rising costs |") == std::string::npos);
}

TEST_CASE("both tiers: a claim inside a claim is within it") {
  std::string const text = "The mayor said that the engineer claimed the bridge had cracks.";
  for (Document const& doc : {analyzed(text), refined(text)}) {
    REQUIRE(doc.attributions.size() == 2);
    CHECK_FALSE(doc.attributions[0].within);
    CHECK(doc.attributions[1].within == 0);
    CHECK(attribution(doc, "claimed") == "the engineer | claimed | / the bridge had cracks");
  }
}

TEST_CASE("both tiers: content over several sentences, each with a cue of its own or in one quotation") {
  std::string const text = "The report said the dam was old. It also said two gates were broken.";
  for (Document const& doc : {analyzed(text), refined(text)}) {
    CHECK(attribution(doc, "said") == "The report | said | / the dam was old");
    CHECK(attribution(doc, "also said") == "It | also said | / two gates were broken");
  }
  check_both({{"“We are leaving,” said the guard, “and we are not coming back. The gate is open.”", "said",
               "the guard | said | / “We are leaving,” / “and we are not coming back. The gate is open.”"}});
}

TEST_CASE("both tiers: a pull quote that repeats the body gives nothing, another one is read") {
  std::string const body = "“You could hear it from our kitchen,” said Agnes Tolliver.\n";
  std::string const other = "“Nobody ever asked us,” said Piet Vos.";
  for (bool const refining : {false, true}) {
    auto const claims = [&](std::string const& pullquote) {
      Document doc = blocks_of(body + pullquote);
      doc.blocks.back().kind = BlockKind::kPullquote;
      doc = analyze_document(std::move(doc), resources(), refining ? &refiner() : nullptr);
      return doc.attributions.size();
    };
    CHECK(claims("“You could hear it from our kitchen”") == 1);
    CHECK(claims("“You could hear it from our kitchen,” said Agnes Tolliver.") == 1);
    CHECK(claims(other) == 2);
  }
}

TEST_CASE("what only seems so is the writer's own, as is the remark that nothing was shown") {
  for (bool const refining : {false, true}) {
    auto const read = [&](std::string const& text) { return refining ? refined(text) : analyzed(text); };
    CHECK(read("The road was empty. It appears to be a quiet town. It seems cold.").attributions.empty());
    CHECK(read("The town was reportedly flooded on Sunday.").attributions.size() == 1);
    CHECK(attribution(read("The president said the election had been stolen, without offering proof."),
                      "said") == "The president | said | / the election had been stolen");
  }
}
