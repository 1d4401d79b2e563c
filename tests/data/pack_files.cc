// The language pack as code: every pattern has an example that fires and one that does not, nothing starts
// at just any word, the manifest names every file with its hash, and every rule id is documented.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "../unit/claims_fixture.h"

using namespace firsthand;
namespace fs = std::filesystem;

namespace {

fs::path shared() {
  return fs::path(FIRSTHAND_SOURCE_DIR) / "shared";
}

bool fires(PatternSet const& set, size_t rule, std::string const& example) {
  Document const doc = test::words_of(example);
  for (Sentence const& s : doc.sentences)
    for (PatternMatch const& m : set.find(doc, s.tokens))
      if (m.rule == rule) return true;
  return false;
}

std::string fnv64(std::string const& bytes) {
  uint64_t h = 14695981039346656037ull;
  for (char c : bytes) h = (h ^ static_cast<uint8_t>(c)) * 1099511628211ull;
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(h));
  return hex;
}

}  // namespace

TEST_CASE("pack: every rule has examples, and they hold") {
  REQUIRE(test::pack().all_patterns().size() > 5);
  for (auto const& [file, set] : test::pack().all_patterns())
    for (size_t r = 0; r < set.rules().size(); ++r) {
      PatternRule const& rule = set.rules()[r];
      INFO(file << ": " << rule.name);
      CHECK_FALSE(rule.value.empty());
      CHECK_FALSE(rule.firing.empty());
      CHECK_FALSE(rule.silent.empty());
      for (std::string const& example : rule.firing) {
        INFO("should fire: " << example);
        CHECK(fires(set, r, example));
      }
      for (std::string const& example : rule.silent) {
        INFO("should not fire: " << example);
        CHECK_FALSE(fires(set, r, example));
      }
    }
}

TEST_CASE("pack: every phrase that bears on standing has an example of its own") {
  for (char const* file : {"doubts", "disclaimers", "documents", "replies"}) {
    PatternSet const& set = test::pack().patterns(file);
    std::map<uint32_t, size_t> line;  // of the rule
    for (size_t p = 0; p < set.pattern_count(); ++p) {
      PatternRule const& rule = set.rules()[set.rule_of_pattern(p)];
      INFO(file << ", rule " << rule.name << ": no example fires its line "
                << ++line[set.rule_of_pattern(p)]);
      bool const fires_one =
          std::any_of(rule.firing.begin(), rule.firing.end(), [&](std::string const& text) {
            Document const doc = test::words_of(text);
            return std::any_of(doc.sentences.begin(), doc.sentences.end(),
                               [&](Sentence const& s) { return set.pattern_fires(p, doc, s.tokens); });
          });
      CHECK(fires_one);
    }
  }
}

TEST_CASE("pack: the manifest names every file, with licence, sources and hash") {
  fs::path const dir = shared() / "packs/en";
  auto const manifest = nlohmann::json::parse(test::read_file(dir / "manifest.json"));
  CHECK(manifest.at("language") == "en");
  CHECK_FALSE(manifest.at("version").get<std::string>().empty());
  CHECK_FALSE(manifest.at("licence").get<std::string>().empty());
  CHECK_FALSE(manifest.at("sources").get<std::string>().empty());
  for (auto const& item : fs::directory_iterator(dir)) {
    std::string const name = item.path().filename().string();
    if (name == "manifest.json") continue;
    INFO(name);
    CHECK(manifest.at("files").contains(name));
  }
  for (auto const& [name, entry] : manifest.at("files").items()) {
    INFO(name);
    CHECK(entry.at("fnv1a64") == fnv64(test::read_file(dir / name)));
  }
}

TEST_CASE("pack: reporting cues carry a stance and a class, and their forms are known") {
  std::set<std::string_view> const stances{"neutral", "doubt", "factive", "hedge", "denial"};
  Lexicon const& cues = test::pack().lexicon("reporting_cues");
  CHECK(cues.size() > 400);
  for (LexiconEntry const& cue : cues.entries()) {
    INFO(cue.phrase);
    REQUIRE(cue.values.size() >= 2);
    CHECK(stances.count(cue.values[0]) == 1);
  }
  LexiconEntry const* said = test::pack().lexicon("cue_forms").find("said");
  REQUIRE(said != nullptr);
  CHECK(said->values[0] == "say");
  CHECK(test::pack().lexicon("cue_forms").find("denied")->values[1] == "denial");
}

TEST_CASE("pack: roles and bodies have values of the vocabulary") {
  std::set<std::string_view> const roles{"official", "armed_group", "politician", "organization",
                                         "company",  "expert",      "media",      "document",
                                         "witness",  "person",      "unknown"};
  std::set<std::string_view> const classes{"person", "people", "body", "bodies", "artifact", "artifacts"};
  std::set<std::string_view> const more{"rank",    "veiled", "member", "chamber",  "utterance",
                                        "exhibit", "spokes", "serves", "office",   "finding",
                                        "force",   "seat",   "leads",  "research", "matter"};
  for (LexiconEntry const& e : test::pack().lexicon("roles").entries()) {
    INFO(e.phrase);
    REQUIRE(e.values.size() >= 2);
    CHECK(roles.count(e.values[0]) == 1);
    CHECK(classes.count(e.values[1]) == 1);
    for (size_t i = 2; i < e.values.size(); ++i) CHECK(more.count(e.values[i]) == 1);
  }
  for (LexiconEntry const& e : test::pack().lexicon("bodies").entries()) {
    INFO(e.phrase);
    CHECK(roles.count(e.values[0]) == 1);
    for (size_t i = 1; i < e.values.size(); ++i)
      CHECK((e.values[i] == "platform" || roles.count(e.values[i]) == 1));
  }
}

TEST_CASE("vocabulary: every rule id of an analysis is listed under its field") {
  auto const rules = nlohmann::json::parse(test::read_file(shared() / "vocabulary/rules.json")).at("rules");
  std::string const text =
      "Bridge closed\nTwo clerks, who asked not to be named, told Radio Marrow on Monday that the bridge in "
      "Iraq could fall. "
      "The mayor, Jane Doe, denied the report that the bridge could fall. \"It will stand,\" she said. "
      "The Courier could not verify the claim.";
  Document const doc =
      test::analysed(text, {{"Two clerks", "told", "that the bridge in Iraq could fall"},
                            {"The mayor, Jane Doe,", "denied", "the report that the bridge could fall"},
                            {"she", "said", "\"It will stand,\""}});
  for (Attribution const& a : doc.attributions)
    for (Reason const& r : a.reasons) {
      INFO(r.field << " " << r.rule);
      REQUIRE(rules.contains(r.rule));
      CHECK(rules.at(r.rule).at("field") == r.field);
      CHECK_FALSE(r.spans.empty());
    }
}
