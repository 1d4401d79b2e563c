// The streaming writer against a slow twin built with nlohmann, and against the schema.
#include "io/analysis_writer.h"

#include <catch2/catch.hpp>
#include <random>

#include "io/claim_key.h"
#include "io/names.h"
#include "io/utf16_map.h"
#include "io_schema_check.h"
#include "text/unicode.h"

using namespace firsthand;
using json = nlohmann::ordered_json;

namespace {

// The twin: the same contract, written the obvious way.
class Twin {
 public:
  explicit Twin(Document const& doc) : doc_(doc), map_(doc.text) {}

  json analysis(bool with_text) const {
    json out = {{"schema_version", 1},
                {"engine", {{"version", "1"}, {"pack", "p"}, {"model", "m"}}},
                {"language", doc_.language},
                {"offset_unit", "utf16"},
                {"text_length", map_.length()}};
    if (with_text) out["text"] = doc_.text;
    out["blocks"] = json::array();
    for (Block const& b : doc_.blocks)
      out["blocks"].push_back({{"kind", name_of(b.kind)}, {"span", span(b.span)}});
    out["sources"] = json::array();
    for (size_t i = 0; i < doc_.speakers.size(); ++i)
      out["sources"].push_back({{"id", "s" + std::to_string(i + 1)},
                                {"name", doc_.speakers[i].name},
                                {"mentions", spans(doc_.speakers[i].mentions)}});
    out["attributions"] = json::array();
    auto const keys = claim_keys(doc_);
    for (size_t i = 0; i < doc_.attributions.size(); ++i)
      out["attributions"].push_back(attribution(doc_.attributions[i], i, keys[i]));
    out["article"] = json::array();
    for (Finding const& f : doc_.findings)
      out["article"].push_back(
          {{"type", f.type}, {"attributions", ids("a", f.attributions)}, {"spans", spans(f.spans)}});
    out["warnings"] = json::array();
    for (Warning const& w : doc_.warnings)
      out["warnings"].push_back({{"code", w.code}, {"span", span(w.span)}});
    return out;
  }

 private:
  json span(std::optional<ByteSpan> s) const {
    if (!s) return nullptr;
    return json::array({map_.outer(s->begin), map_.outer(s->end)});
  }
  json spans(std::vector<ByteSpan> const& list) const {
    json out = json::array();
    for (ByteSpan s : list) out.push_back(span(s));
    return out;
  }
  static json ids(std::string const& letter, std::vector<uint32_t> const& list) {
    json out = json::array();
    for (uint32_t i : list) out.push_back(letter + std::to_string(i + 1));
    return out;
  }
  static json id(std::optional<uint32_t> i) { return i ? json("a" + std::to_string(*i + 1)) : json(nullptr); }

  json attribution(Attribution const& a, size_t index, std::string const& key) const {
    json out = {{"id", "a" + std::to_string(index + 1)},
                {"key", key},
                {"within", id(a.within)},
                {"source", {{"span", span(a.source)}, {"ids", ids("s", a.speakers)}}},
                {"cue", {{"span", span(a.cue)}, {"lemma", a.cue_lemma}, {"stance", name_of(a.stance)}}},
                {"content", spans(a.content)},
                {"identity", name_of(a.identity)},
                {"role", name_of(a.role)},
                {"interested", a.interested}};
    out["anonymity"] = nullptr;
    if (a.anonymity)
      out["anonymity"] = {{"count", a.anonymity->count},
                          {"closeness", a.anonymity->closeness},
                          {"reason", a.anonymity->reason}};
    out["directness"] = name_of(a.directness);
    out["relay"] = json::array();
    for (RelayLink const& r : a.relay)
      out["relay"].push_back({{"name", r.name ? json(*r.name) : json(nullptr)}, {"span", span(r.span)}});
    out["kind"] = name_of(a.kind);
    out["checkworthy"] = a.checkworthy;
    out["standing"] = a.standing ? json(name_of(*a.standing)) : json(nullptr);
    out["evidence"] = json::array();
    for (Evidence const& e : a.evidence)
      out["evidence"].push_back(
          {{"type", name_of(e.type)}, {"span", span(e.span)}, {"attribution", id(e.attribution)}});
    out["replies"] = spans(a.replies);
    out["numbers"] = json::array();
    for (NumberMention const& n : a.numbers) {
      json number = {{"span", span(n.span)}};
      number["value"] =
          n.value_milli % 1000 == 0 ? json(n.value_milli / 1000) : json(decimal_from_milli(n.value_milli));
      if (!n.unit.empty()) number["unit"] = n.unit;
      if (n.bound != Bound::kNone) number["bound"] = name_of(n.bound);
      out["numbers"].push_back(number);
    }
    out["hedges"] = spans(a.hedges);
    out["times"] = spans(a.times);
    out["places"] = spans(a.places);
    out["negated"] = a.negated;
    out["links"] = json::array();
    for (ClaimLink const& l : a.links)
      out["links"].push_back({{"span", span(l.span)}, {"href", l.href}, {"where", name_of(l.where)}});
    out["mark"] = name_of(a.mark);
    out["confidence"] = a.confidence;
    out["reasons"] = json::array();
    for (Reason const& r : a.reasons)
      out["reasons"].push_back({{"field", r.field}, {"rule", r.rule}, {"spans", spans(r.spans)}});
    return out;
  }

  Document const& doc_;
  Utf16Map map_;
};

/// Documents with every optional part present and absent, and text that needs every escape.
class Maker {
 public:
  explicit Maker(uint32_t seed) : random_(seed) {}

  Document make() {
    std::string_view const pieces[] = {"a",      "\"",     "\\",         "\n",    "\r",
                                       "\t",     "\b",     "\f",         "\x01",  "\x7f",
                                       "\u00e9", "\u2028", "\U0001F389", "word ", "\u0301"};
    for (uint32_t i = 0, n = pick(300); i < n; ++i) doc_.text += pieces[pick(std::size(pieces))];
    if (coin()) doc_.text += '\0';
    doc_.lower = lower_keeping_offsets(doc_.text);
    doc_.language = coin() ? "en" : "und";
    for (uint32_t i = 0, n = pick(4); i < n; ++i) doc_.blocks.push_back({choose<BlockKind>(9), span(), {}});
    for (uint32_t i = 0, n = pick(4); i < n; ++i) doc_.speakers.push_back({word(), spans()});
    for (uint32_t i = 0, n = pick(6); i < n; ++i) doc_.attributions.push_back(attribution());
    if (coin()) doc_.findings.push_back({"origin_signal", {}, spans()});
    if (coin())
      doc_.warnings.push_back({"invalid_utf8", coin() ? std::optional<ByteSpan>(span()) : std::nullopt});
    return std::move(doc_);
  }

 private:
  uint32_t pick(size_t n) { return static_cast<uint32_t>(random_() % n); }
  bool coin() { return pick(2) == 0; }
  template <class Enum>
  Enum choose(int values) {
    return static_cast<Enum>(pick(static_cast<size_t>(values)));
  }
  uint32_t boundary() {
    uint32_t at = pick(doc_.text.size() + 1);
    while (at < doc_.text.size() && (static_cast<unsigned char>(doc_.text[at]) & 0xC0) == 0x80) ++at;
    return at;
  }
  ByteSpan span() {
    uint32_t const a = boundary(), b = boundary();
    return {std::min(a, b), std::max(a, b)};
  }
  std::vector<ByteSpan> spans() {
    std::vector<ByteSpan> list(pick(3));
    for (ByteSpan& s : list) s = span();
    return list;
  }
  std::string word() { return std::string(doc_.text_of(span())); }

  Attribution attribution() {
    Attribution a;
    if (coin()) a.source = span();
    a.cue = span();
    a.content = {span()};
    if (coin() && !doc_.attributions.empty()) a.within = pick(doc_.attributions.size());
    a.confidence = static_cast<int32_t>(pick(1001));
    a.cue_lemma = word();
    a.stance = choose<Stance>(5);
    if (!doc_.speakers.empty()) a.speakers = {pick(doc_.speakers.size())};
    a.identity = choose<Identity>(4);
    a.role = choose<Role>(11);
    a.interested = coin();
    if (coin()) a.anonymity = Anonymity{static_cast<int>(pick(5)), "briefed", "safety"};
    a.directness = choose<Directness>(3);
    if (coin()) a.relay.push_back({coin() ? std::optional<std::string>(word()) : std::nullopt, std::nullopt});
    a.kind = choose<ClaimKind>(4);
    a.checkworthy = coin();
    if (coin()) a.standing = choose<Standing>(5);
    if (coin())
      a.evidence.push_back(
          {choose<EvidenceType>(8), span(), coin() ? std::optional<uint32_t>(0) : std::nullopt});
    a.replies = spans();
    if (coin())
      a.numbers.push_back({span(),
                           static_cast<int64_t>(pick(5'000'000)) - 1'000'000,
                           coin() ? "usd" : "",
                           choose<Bound>(7),
                           {}});
    a.hedges = spans();
    a.times = spans();
    a.places = spans();
    a.negated = coin();
    if (coin()) a.links.push_back({span(), "https://x.example/\"", choose<LinkPlace>(4)});
    a.mark = choose<MarkStrength>(3);
    if (coin()) a.reasons.push_back({"identity", "named_person", spans()});
    return a;
  }

  Document doc_;
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("the writer equals its slow twin and keeps the schema", "[io][writer]") {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    Document const doc = Maker(seed).make();
    bool const with_text = seed % 2 == 0;
    std::string const fast = write_analysis(doc, {"1", "p", "m", with_text});
    INFO("seed " << seed);
    REQUIRE(fast == Twin(doc).analysis(with_text).dump());
    REQUIRE(test::schema_errors("analysis.schema.json", nlohmann::json::parse(fast)) == "");
  }
}

TEST_CASE("decimal values", "[io][writer]") {
  CHECK(decimal_from_milli(2500) == "2.5");
  CHECK(decimal_from_milli(-125) == "-0.125");
  CHECK(decimal_from_milli(1010) == "1.01");
  CHECK(decimal_from_milli(7000) == "7");
  CHECK(decimal_from_milli(INT64_MIN) == "-9223372036854775.808");
}

TEST_CASE("the schema check can fail", "[io][writer]") {
  Document doc;
  doc.warnings.push_back({"no_such_warning", std::nullopt});
  auto const analysis = nlohmann::json::parse(write_analysis(doc, {"1", "p", "m"}));
  CHECK(test::schema_errors("analysis.schema.json", analysis) != "");
}
