// See field_examples.h.
#include "train/field_examples.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "stages/claim_heads.h"
#include "stages/dispute.h"
#include "stages/pipeline.h"
#include "stages/refined_attributions.h"
#include "stages/speaker_features.h"
#include "text/unicode.h"
#include "train/corpus.h"

namespace firsthand::train {
namespace {

using Json = nlohmann::json;

std::vector<Features> features_of_claims(Document const& doc, LanguagePack const& pack) {
  std::vector<Features> out(doc.attributions.size());
  for (size_t i = 0; i < out.size(); ++i) claim_features(doc, doc.attributions[i], pack, out[i]);
  return out;
}

int index_in(std::vector<std::string> const& names, Json const& value) {
  auto it = std::find(names.begin(), names.end(), value.get<std::string>());
  return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}

const std::vector<std::string> kKinds = {"fact", "forecast", "opinion", "other"};

std::vector<uint32_t> bytes_of_codepoints(std::string const& text) {
  std::vector<uint32_t> out;
  for (uint32_t i = 0; i < text.size(); i += decode(text, i).size) out.push_back(i);
  out.push_back(static_cast<uint32_t>(text.size()));
  return out;
}

std::vector<Attribution> given_spans(Gold const& g) {
  std::vector<uint32_t> const at = bytes_of_codepoints(g.text);
  auto span = [&](Json const& s) { return ByteSpan{at.at(s[0].get<size_t>()), at.at(s[1].get<size_t>())}; };
  std::vector<Attribution> out;
  for (Json const& a : g.annotation["attributions"]) {
    Attribution x;
    if (!a["source"].is_null()) x.source = span(a["source"]);
    x.cue = span(a["cue"]);
    for (Json const& c : a["content"]) x.content.push_back(span(c));
    std::sort(x.content.begin(), x.content.end());
    x.confidence = 1000;
    out.push_back(std::move(x));
  }
  return out;
}

Document blocks_of(std::string const& text) {
  Document doc;
  doc.text = text;
  for (size_t at = 0; at < text.size();) {
    size_t const end = std::min(text.find('\n', at), text.size());
    if (end > at)
      doc.blocks.push_back(
          {BlockKind::kParagraph, {static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, {}});
    at = end + 1;
  }
  return doc;
}

using Range = std::pair<size_t, size_t>;  // code points

Range range_of(Json const& span) {
  return {span[0].get<size_t>(), span[1].get<size_t>()};
}

bool overlap(Range const& a, Range const& b) {
  return a.first < b.second && b.first < a.second;
}

/// Does evidence against a claim stand where an attribution says something?
bool shows(Json const& evidence, Json const& attribution) {
  static std::set<std::string> const kAgainst{"denial", "contradiction", "no_evidence", "finding"};
  if (!kAgainst.count(evidence["type"].get<std::string>())) return false;
  Range const shown = range_of(evidence["span"]), cue = range_of(attribution["cue"]);
  if (shown.first <= cue.first && cue.second <= shown.second) return true;
  for (Json const& c : attribution["content"])
    if (overlap(shown, range_of(c))) return true;
  return false;
}

bool speaks_against(Json const& claim, Json const& voice) {
  for (Json const& e : claim["evidence"])
    if (shows(e, voice)) return true;
  return false;
}

}  // namespace

Field contrary_field() {
  return {"contrary", 2, 13, {}, {}, {0.05, Balance::kNone}, 0, false, kContraryUnits};
}

std::vector<Field> fields() {
  auto interested = [](Json const& a) { return int(a["interested"].get<bool>()); };
  auto checkworthy = [](Json const& a) {
    return a["kind"] == "fact" ? int(a["checkworthy"].get<bool>()) : -1;
  };
  auto disputed = [](Json const& a) { return a["kind"] == "fact" ? int(a["standing"] == "disputed") : -1; };
  return {
      {"interested", 2, 13, interest_features, interested, {0.2, Balance::kNone}, kInterestTogether, false},
      {"kind",
       4,
       13,
       features_of_claims,
       [](Json const& a) { return index_in(kKinds, a["kind"]); },
       {0.1, Balance::kRoot},
       0,
       true},
      {"checkworthy", 2, 13, features_of_claims, checkworthy, {0.02, Balance::kFull}, 0, true},
      {"disputed", 2, 13, dispute_features_of_all, disputed, {0.1, Balance::kRoot}, 0, false, 0, true}};
}

std::vector<Gold> read_gold_files(std::string const& dir) {
  std::vector<std::string> ids;
  for (auto const& item : std::filesystem::directory_iterator(dir))
    if (item.path().extension() == ".json") ids.push_back(item.path().stem().string());
  std::sort(ids.begin(), ids.end());
  std::vector<Gold> out;
  for (std::string const& id : ids)
    out.push_back({read_file(dir + "/" + id + ".txt"), Json::parse(read_file(dir + "/" + id + ".json"))});
  return out;
}

Examples examples_of(Field const& field, std::vector<Gold> const& gold, ResourcesOf const& resources_of) {
  Examples out;
  for (size_t g = 0; g < gold.size(); ++g) {
    Resources const& resources = resources_of(g);
    out.articles.push_back(analyze_given(blocks_of(gold[g].text), given_spans(gold[g]), resources));
    out.features.push_back(field.extract(out.articles.back(), resources.pack));
    std::vector<Features> const& features = out.features.back();
    for (size_t k = 0; k < features.size(); ++k) {
      int const label = field.label(gold[g].annotation["attributions"][k]);
      if (label >= 0) out.all.push_back({features[k], label, static_cast<int>(g), static_cast<uint32_t>(k)});
    }
  }
  return out;
}

std::vector<Example> contrary_examples(std::vector<Gold> const& gold, Resources const& resources) {
  std::vector<Example> out;
  for (size_t g = 0; g < gold.size(); ++g) {
    Document const doc = analyze_given(blocks_of(gold[g].text), given_spans(gold[g]), resources);
    Json const& all = gold[g].annotation["attributions"];
    ContextReader const reader(doc, resources.pack);
    for (uint32_t i = 0; i < doc.attributions.size(); ++i)
      for (uint32_t const k : voices_weighed(doc, i)) {
        VoicePair const pair = reader.voice_pair(i, k);
        if (all[i]["kind"] == "fact" && pair.may_oppose())
          out.push_back({contrary_features(pair), speaks_against(all[i], all[k]), static_cast<int>(g), i});
      }
  }
  return out;
}

Pools pools_of(std::vector<Gold> const& gold, Resources const& resources, Refiner const& refiner) {
  Pools out;
  for (Gold const& g : gold) {
    Document const doc = analyze_given(blocks_of(g.text), given_spans(g), resources);
    out.push_back(claim_pools(doc, encode_words(doc, refiner).inner, refiner.width()));
  }
  return out;
}

}  // namespace firsthand::train
