// Articles become groups of one text, relay chains and ultimate sources: what is merged and what is not.
// The texts are our own; each case is a story of a few articles.
#include <catch2/catch.hpp>

#include "claims_fixture.h"
#include "coverage/compare.h"
#include "coverage/provenance.h"
#include "io/analyze.h"
#include "io_schema_check.h"

using namespace firsthand;
using namespace firsthand::test;

namespace {

constexpr char kConvoy[] =
    "Fourteen guards killed as convoy is hit near Merane\n"
    "At least 14 border guards were killed on Tuesday when a supply convoy came under fire on the coast road "
    "south of Merane, a source in the Red Dunes Front told Al-Sahil TV.\n"
    "The lorries, which carried flour and diesel for the besieged town, were stopped by a felled mast before "
    "gunmen opened fire from the dunes on both sides of the asphalt.\n"
    "Two armoured vehicles burnt out on the shoulder and a third was towed away towards the quarry, "
    "according "
    "to the source, who asked not to be named.\n"
    "The channel showed pictures of a column of smoke but no bodies, and the road remained closed to all "
    "traffic until the evening while engineers searched the verges for mines.\n"
    "It was the deadliest ambush on the coast road since the harbour was shut in spring, when nine drivers "
    "lost their lives in a single night.";

/// The same told again in the same order and many of the same words, without saying from whom.
constexpr char kRewrite[] =
    "Guards die in ambush on the coast road\n"
    "Fourteen border guards were killed on Tuesday when their supply convoy came under fire on the coast "
    "road "
    "south of Merane.\n"
    "The lorries carried flour and diesel for the besieged town and were stopped by a felled mast; then "
    "gunmen "
    "opened fire from the dunes on both sides.\n"
    "Two armoured vehicles burnt out on the shoulder, and a third was towed towards the quarry.\n"
    "The road stayed closed to traffic until evening while engineers searched the verges for mines.\n"
    "It was the deadliest ambush on the road since the harbour was shut in spring and nine drivers lost "
    "their "
    "lives in one night.\n"
    "Photo: The Harbour Courier";

constexpr char kOther[] =
    "Hospital counts the dead of Tuesday\n"
    "Nine bodies were brought to the hospital of Merane after shots were heard on the coast road, the "
    "surgeon "
    "Petra Lindqvist told the Meridian.\n"
    "She said that all of them wore the grey coats of the border guard.\n"
    "Outside the gate families waited for lists that nobody had written yet.";

Document article(std::string const& text, std::string const& outlet, std::string const& published = {},
                 std::vector<Signal> signals = {}) {
  Document doc = text_only(text, true);
  doc.meta.outlet = outlet;
  doc.meta.published = published;
  doc.meta.signals = std::move(signals);
  return analyze_document(std::move(doc), resources());
}

struct Story {
  explicit Story(std::vector<Document> documents) : docs(std::move(documents)) {
    for (uint32_t b = 0; b < docs.size(); ++b) {
      input.articles.push_back(article_facts(docs[b], pack()));
      for (uint32_t a = 0; a < b; ++a)
        input.pairs.push_back(pair_of(a, b, compare_documents(docs[a], docs[b], pack())));
    }
  }
  Provenance trace() const { return trace_provenance(input); }

  std::vector<Document> docs;
  ProvenanceInput input;
};

ArticleLink const* link(Provenance const& p, uint32_t from, std::optional<uint32_t> to) {
  for (ArticleLink const& l : p.links)
    if (l.from == from && l.to == to) return &l;
  return nullptr;
}

bool has_rule(ArticleLink const& l, std::string_view rule) {
  for (LinkReason const& r : l.reasons)
    if (r.rule == rule) return true;
  return false;
}

}  // namespace

TEST_CASE("a rewrite that credits its model only for a picture may repeat it, and is not merged") {
  Story const story({article(kConvoy, "The Harbour Courier", "2025-09-02T14:00:00Z"),
                     article(kRewrite, "Meridian", "2025-09-02T18:30:00Z")});
  Provenance const p = story.trace();
  auto const* rewrite = link(p, 1, 0);
  REQUIRE(rewrite);
  CHECK(rewrite->kind == LinkKind::kMayRepeat);
  CHECK_FALSE(rewrite->merged);
  CHECK(rewrite->directed);
  CHECK(has_rule(*rewrite, "provenance_credit_photo"));
  CHECK(has_rule(*rewrite, "compare_retold_sentences"));
  auto const* channel = link(p, 0, std::nullopt);
  REQUIRE(channel);
  CHECK(channel->kind == LinkKind::kSaysSo);
  CHECK(channel->outlet == "Al-Sahil TV");
  CHECK(p.text_groups.size() == 2);
  REQUIRE(p.relay_chains.size() == 2);
  for (RelayChain const& chain : p.relay_chains) CHECK_FALSE(chain.own_sourcing);
  REQUIRE(p.relay_chains[0].through == std::vector<std::string>{"Al-Sahil TV"});
  CHECK(p.relay_chains[1].through.empty());
}

TEST_CASE("the claim's own provenance: who is said to have said it, through whom, and in which article") {
  Story story({article(kConvoy, "The Harbour Courier"), article(kRewrite, "Meridian")});
  story.input.focus = Focus{0, {find(story.docs[0].text, "came under fire on the coast road")}};
  Provenance const p = story.trace();
  REQUIRE(p.articles[0].statements.size() == 1);
  Statement const& said = p.articles[0].statements[0];
  REQUIRE(said.through.size() == 1);
  CHECK(said.through[0] == "Al-Sahil TV");
  CHECK(p.sources[said.source].identity == Identity::kUnnamed);
  CHECK(p.articles[1].statements.empty());
  CHECK(p.sources.size() == 1);
}

TEST_CASE("who says that he has it from the other is merged with it") {
  Story const story(
      {article(kConvoy, "The Harbour Courier"),
       article(std::string(kRewrite) + "\nThe Harbour Courier first reported the ambush.", "Meridian")});
  Provenance const p = story.trace();
  auto const* said = link(p, 1, 0);
  REQUIRE(said);
  CHECK(said->kind == LinkKind::kSaysSo);
  CHECK(said->merged);
  CHECK(p.text_groups.size() == 2);
  CHECK(p.relay_chains.size() == 1);
}

TEST_CASE("the same text is one text group, and its earliest copy is told by time alone") {
  Story const story({article(kConvoy, "Late Post", "2025-09-02T18:00:00Z"),
                     article(kConvoy, "Early Post", "2025-09-02T18:00:00+02:00")});
  Provenance const p = story.trace();
  REQUIRE(p.text_groups.size() == 1);
  REQUIRE(p.relay_chains.size() == 1);
  CHECK(p.relay_chains[0].earliest == 1u);
  Story const open(
      {article(kConvoy, "Late Post", "2025-09-02T18:00:00Z"), article(kConvoy, "Early Post", "2025-09-02")});
  CHECK_FALSE(open.trace().relay_chains[0].earliest);
  Story const unknown(
      {article(kConvoy, "Late Post", "2025-09-02T18:00:00Z"), article(kConvoy, "Early Post")});
  CHECK_FALSE(unknown.trace().relay_chains[0].earliest);
}

TEST_CASE("names, numbers and the topic in common merge nothing, a named source of its own is stated") {
  Story const story({article(kConvoy, "The Harbour Courier"), article(kOther, "Meridian")});
  Provenance const p = story.trace();
  CHECK(p.relay_chains.size() == 2);
  CHECK(p.text_groups.size() == 2);
  CHECK_FALSE(p.relay_chains[0].own_sourcing);
  CHECK(p.relay_chains[1].own_sourcing);
  bool told = false;
  for (OwnSign const& s : p.articles[1].own) told = told || s.kind == SignKind::kTold;
  CHECK(told);
}

TEST_CASE("two outlets under one agency's byline are one chain") {
  std::vector<Signal> const wire{{"wire_byline", "Northern Wire", ""}};
  Story const story({article(kConvoy, "Post", "", wire), article(kOther, "Meridian", "", wire)});
  Provenance const p = story.trace();
  REQUIRE(p.relay_chains.size() == 1);
  CHECK(p.relay_chains[0].through.front() == "Northern Wire");
  CHECK(p.text_groups.size() == 2);
}

TEST_CASE("ten outlets that quote one spokeswoman name one source") {
  std::vector<Document> docs;
  for (char const* day : {"Monday", "Tuesday", "Friday"})
    docs.push_back(article(std::string("Ministry speaks\nColonel Ilse Varga said on ") + day +
                               " that the road to Merane was open again.",
                           std::string(day) + " Post"));
  Provenance const p = Story(std::move(docs)).trace();
  REQUIRE(p.sources.size() == 1);
  CHECK(p.sources[0].articles.size() == 3);
  CHECK(p.sources[0].merged_by == std::vector<std::string_view>{"provenance_same_name"});
}

TEST_CASE("the JSON of provenance holds to its schemas, and a bad question is refused with a reason") {
  nlohmann::json question{{"schema_version", 1}, {"at_least", true}, {"articles", nlohmann::json::array()}};
  char const* texts[] = {kConvoy, kRewrite, kOther};
  for (int i = 0; i < 3; ++i)
    question["articles"].push_back({{"id", "n" + std::to_string(i)},
                                    {"seen", "2025-09-03T10:00:00Z"},
                                    {"request",
                                     {{"schema_version", 1},
                                      {"outlet", i == 0 ? "The Harbour Courier" : "Meridian"},
                                      {"blocks", {{{"kind", "paragraph"}, {"text", texts[i]}}}}}}});
  question["focus"] = {{"article", "n0"}, {"spans", {{60, 80}}}};
  CHECK(schema_errors("provenance_request.schema.json", question) == "");
  auto read = read_provenance_question(question.dump());
  REQUIRE(read.ok());
  auto const json = nlohmann::json::parse(provenance_to_json(std::move(read.value()), resources()));
  CHECK(schema_errors("provenance.schema.json", json) == "");
  CHECK(json["counts"]["articles"] == 3);
  CHECK(json["at_least"] == true);

  for (auto const& [pointer, value] :
       std::vector<std::pair<std::string, nlohmann::json>>{{"/schema_version", 2},
                                                           {"/articles/1/id", "n0"},
                                                           {"/articles/1/request/blocks", 7},
                                                           {"/focus/article", "nowhere"},
                                                           {"/focus/spans/0/1", 1'000'000},
                                                           {"/at_least", "yes"},
                                                           {"/more", 1}}) {
    nlohmann::json bad = question;
    bad[nlohmann::json::json_pointer(pointer)] = value;
    INFO(pointer);
    auto const refused = read_provenance_question(bad.dump());
    REQUIRE_FALSE(refused.ok());
    CHECK_FALSE(refused.error().message.empty());
  }
}
