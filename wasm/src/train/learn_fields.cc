// Logistic regression over the engine's own features. The five folds are cut by article, so that no fold sees
// another's story.
#include "train/learn_fields.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "stages/dispute.h"
#include "stages/field_features.h"
#include "stages/pipeline.h"
#include "stages/resources.h"
#include "stages/speaker_features.h"
#include "text/unicode.h"
#include "train/corpus.h"
#include "train/logistic.h"
#include "train/weights.h"

namespace firsthand::train {
namespace {

using Json = nlohmann::json;

constexpr int kFolds = 5;
constexpr uint32_t kLeastSeen = 2;

struct Example {
  Features features;
  int label;
  int article;
  uint32_t attribution;  // of the article
};

/// The features of every attribution of a document.
using Extract = std::function<std::vector<Features>(Document const&, LanguagePack const&)>;
using LabelOf = std::function<int(Json const&)>;  // -1: not an example

struct Field {
  std::string name;
  int labels, log2_rows;
  Extract extract;
  LabelOf label;
  LogisticOptions options;
  int together = 0;  // how much the speaker's other attributions count
};

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

std::vector<Field> fields() {
  auto checkworthy = [](Json const& a) {
    return a["kind"] == "fact" ? int(a["checkworthy"].get<bool>()) : -1;
  };
  auto disputed = [](Json const& a) { return a["kind"] == "fact" ? int(a["standing"] == "disputed") : -1; };
  return {{"interested",
           2,
           13,
           interest_features,
           [](Json const& a) { return int(a["interested"].get<bool>()); },
           {0.2, Balance::kNone},
           kInterestTogether},
          {"kind",
           4,
           13,
           features_of_claims,
           [](Json const& a) { return index_in(kKinds, a["kind"]); },
           {0.1, Balance::kRoot}},
          {"checkworthy", 2, 13, features_of_claims, checkworthy, {0.005, Balance::kFull}},
          {"disputed", 2, 13, dispute_features_of_all, disputed, {0.1, Balance::kRoot}}};
}

struct Gold {
  std::string text;
  Json annotation;
};

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

struct Examples {
  std::vector<Document> articles;
  std::vector<Example> all;
};

Examples examples_of(Field const& field, std::vector<Gold> const& gold, Resources const& resources) {
  Examples out;
  for (size_t g = 0; g < gold.size(); ++g) {
    out.articles.push_back(analyze_given(blocks_of(gold[g].text), given_spans(gold[g]), resources));
    std::vector<Features> features = field.extract(out.articles.back(), resources.pack);
    for (size_t k = 0; k < features.size(); ++k) {
      int const label = field.label(gold[g].annotation["attributions"][k]);
      if (label < 0) continue;
      out.all.push_back({std::move(features[k]), label, static_cast<int>(g), static_cast<uint32_t>(k)});
    }
  }
  return out;
}

std::string learn(Field const& field, std::vector<Example> const& examples) {
  FeatureIndex index;
  for (Example const& e : examples)
    for (uint32_t f : e.features) index.count(f);
  index.freeze(kLeastSeen);
  LogisticRows rows;
  rows.labels = field.labels;
  rows.features = index.rows();
  for (Example const& e : examples) {
    Features row = e.features;
    row.resize(static_cast<size_t>(index.rows_of(row.data(), static_cast<int>(row.size()))));
    rows.rows.push_back(std::move(row));
    rows.label.push_back(e.label);
  }
  Weights weights(field.labels, index);
  weights.set(fit_logistic(rows, field.options));
  return weights.exported("fields_" + field.name, field.log2_rows);
}

HashedLinear parsed(std::string const& bytes) {
  auto model = HashedLinear::own("fields", bytes);
  if (!model) std::cerr << model.error().message << "\n", std::exit(1);
  return std::move(model.value());
}

void print_figures(std::string const& name, std::map<std::pair<int, int>, int> const& seen, int labels) {
  int all = 0, right = 0;
  float sum = 0;
  int counted = 0;
  for (int l = 0; l < labels; ++l) {
    int gold = 0, found = 0, both = 0;
    for (auto const& [pair, n] : seen) {
      if (pair.first == l) gold += n;
      if (pair.second == l) found += n;
      if (pair.first == l && pair.second == l) both += n;
    }
    all += gold, right += both;
    if (gold == 0) continue;
    ++counted;
    sum += 200.0f * static_cast<float>(both) / static_cast<float>(gold + found);
    std::cout << "  label " << l << ": gold " << gold << ", found " << found << ", both " << both << "\n";
  }
  std::cout << name << ", five folds: accuracy "
            << 100.0f * static_cast<float>(right) / static_cast<float>(all) << ", macro F1 "
            << sum / static_cast<float>(counted) << " over " << all << "\n";
}

void judge_folds(Field const& field, Examples const& examples, LanguagePack const& pack) {
  std::map<std::pair<int, int>, int> seen;
  for (int fold = 0; fold < kFolds; ++fold) {
    std::vector<Example> part;
    for (Example const& e : examples.all)
      if (e.article % kFolds != fold) part.push_back(e);
    HashedLinear const model = parsed(learn(field, part));
    std::map<int, std::vector<Choice>> chosen;  // by article
    for (Example const& e : examples.all) {
      if (e.article % kFolds != fold) continue;
      Document const& doc = examples.articles[static_cast<size_t>(e.article)];
      if (!chosen.count(e.article))
        chosen[e.article] = choose_by_speaker(model, doc, field.extract(doc, pack), field.together);
      ++seen[{e.label, chosen[e.article][e.attribution].label}];
    }
  }
  print_figures(field.name, seen, field.labels);
}

std::string with_model(std::string const& bundle, std::string const& name, std::string const& bytes) {
  std::vector<std::pair<std::string, std::string>> entries;
  auto const parts = Bundle::parse(bundle);
  for (auto const& [key, data] : parts.value().entries())
    if (key != name) entries.emplace_back(key, data);
  if (!bytes.empty()) entries.emplace_back(name, bytes);
  return Bundle::write(std::move(entries));
}

Resources resources_of(std::string const& bundle) {
  auto r = load_resources(bundle);
  if (!r) std::cerr << r.error().message << "\n", std::exit(1);
  return std::move(r.value());
}

}  // namespace

void learn_fields(std::string const& corpora, std::string bundle, std::string const& out) {
  std::vector<Gold> const gold = read_gold_files(corpora + "/gold/train");
  bundle = with_model(bundle, "models/en/tags.bin", read_file(out + "/tags.bin"));
  for (Field const& f : fields()) bundle = with_model(bundle, "models/en/fields_" + f.name + ".bin", "");
  for (Field const& f : fields()) {
    Resources const resources = resources_of(bundle);
    Examples const examples = examples_of(f, gold, resources);
    judge_folds(f, examples, resources.pack);
    std::string const bytes = learn(f, examples.all);
    write_file(out + "/fields_" + f.name + ".bin", bytes);
    bundle = with_model(bundle, "models/en/fields_" + f.name + ".bin", bytes);
  }
}

}  // namespace firsthand::train
