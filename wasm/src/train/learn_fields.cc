// Logistic regression over the engine's own features, then, for the refining tier, over its scores and the
// network's vectors. The five folds are cut by article; figures are those of the articles of gold/train, and
// the claims labelled besides are learnt from in every fold.
#include "train/learn_fields.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>

#include "stages/claim_heads.h"
#include "stages/speaker_features.h"
#include "train/corpus.h"
#include "train/field_examples.h"
#include "train/labelled_claims.h"
#include "train/learn_heads.h"
#include "train/weights.h"

namespace firsthand::train {
namespace {

constexpr int kFolds = 5;
constexpr uint32_t kLeastSeen = 2;
constexpr char const* kLabelledClaims = "build-scripts/experiments/fields/claims.jsonl";

using ExampleList = std::vector<Example const*>;

struct Linear {
  std::string bytes;
  HashedLinear model;
  double scale;  // units of its scores in a logit
};

Linear learn(Field const& field, ExampleList const& examples) {
  FeatureIndex index;
  for (Example const* e : examples)
    for (uint32_t f : e->features) index.count(f);
  index.freeze(kLeastSeen);
  LogisticRows rows;
  rows.labels = field.labels;
  rows.features = index.rows();
  for (Example const* e : examples) {
    Features row = e->features;
    row.resize(static_cast<size_t>(index.rows_of(row.data(), static_cast<int>(row.size()))));
    rows.rows.push_back(std::move(row));
    rows.label.push_back(e->label);
  }
  Weights weights(field.labels, index);
  weights.set(fit_logistic(rows, field.options));
  weights.fix_scale(static_cast<float>(field.unit));
  std::string const bytes = weights.exported("fields_" + field.name, field.log2_rows);
  auto model = HashedLinear::own("fields", bytes);
  if (!model) std::cerr << model.error().message << "\n", std::exit(1);
  return {bytes, std::move(model.value()), weights.scale()};
}

ExampleList examples_where(ExampleList const& examples, int fold, bool inside) {
  ExampleList out;
  for (Example const* e : examples)
    if ((e->article % kFolds == fold) == inside) out.push_back(e);
  return out;
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

/// The network's vectors of every claim, and what a head of them looks like.
struct Vectors {
  HeadShape shape;
  Pools pools;
};

/// The claims with scores of linear models that have not seen their articles.
std::vector<HeadRow> unseen_rows(Field const& field, ExampleList const& examples, Vectors const& vectors) {
  std::vector<HeadRow> out;
  for (int fold = 0; fold < kFolds; ++fold) {
    ExampleList const inside = examples_where(examples, fold, true);
    if (inside.empty()) continue;
    Linear const linear = learn(field, examples_where(examples, fold, false));
    for (Example const* e : inside) {
      HeadRow row{&vectors.pools[static_cast<size_t>(e->article)][e->attribution], {}, e->label};
      for (int32_t s : scores_of(linear.model, e->features))
        row.linear.push_back(static_cast<float>(s / linear.scale));
      out.push_back(std::move(row));
    }
  }
  return out;
}

std::string learn_head(Field const& field, ExampleList const& examples, Vectors const& vectors,
                       Linear const& linear) {
  return learn_head(field.name, unseen_rows(field, examples, vectors), field.labels, linear.scale,
                    field.options.balance, vectors.shape);
}

FieldHeads parsed(HeadShape const& shape, std::string const& part) {
  auto heads = FieldHeads::parse("heads", heads_file(shape, {part}));
  if (!heads) std::cerr << heads.error().message << "\n", std::exit(1);
  return std::move(heads.value());
}

/// The labels of all attributions of an article, without or with a head.
std::vector<int> labels_of(Field const& field, Examples const& examples, size_t article, Linear const& linear,
                           FieldHeads const* heads, Vectors const* vectors) {
  std::vector<Scores> scores;
  for (Features const& f : examples.features[article]) {
    scores.push_back(scores_of(linear.model, f));
    if (!heads) continue;
    std::vector<float> const& pools = vectors->pools[article][scores.size() - 1];
    heads->adjust(field.name, heads->parts(field.name, pools), scores.back());
  }
  return labels_by_speaker(examples.articles[article], scores, field.together);
}

/// The examples to learn from when a fold of the first `judged` articles is held back.
ExampleList examples_without(ExampleList const& examples, int fold, size_t judged) {
  ExampleList out;
  for (Example const* e : examples)
    if (static_cast<size_t>(e->article) >= judged || e->article % kFolds != fold) out.push_back(e);
  return out;
}

void judge_folds(Field const& field, Examples const& examples, size_t judged, Vectors const* vectors) {
  std::map<std::pair<int, int>, int> seen, with_head;
  ExampleList all;
  for (Example const& e : examples.all) all.push_back(&e);
  for (int fold = 0; fold < kFolds; ++fold) {
    ExampleList const part = examples_without(all, fold, judged);
    Linear const linear = learn(field, part);
    std::optional<FieldHeads> heads;
    if (vectors) heads = parsed(vectors->shape, learn_head(field, part, *vectors, linear));
    for (size_t a = static_cast<size_t>(fold); a < judged; a += kFolds) {
      std::vector<int> const plain = labels_of(field, examples, a, linear, nullptr, nullptr);
      std::vector<int> better;
      if (heads) better = labels_of(field, examples, a, linear, &*heads, vectors);
      for (Example const* e : examples_where(all, fold, true)) {
        if (e->article != static_cast<int>(a)) continue;
        ++seen[{e->label, plain[e->attribution]}];
        if (heads) ++with_head[{e->label, better[e->attribution]}];
      }
    }
  }
  print_figures(field.name, seen, field.labels);
  if (vectors) print_figures(field.name + " with the network's vectors", with_head, field.labels);
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

Refiner refiner_of(std::string const& file) {
  auto r = Refiner::parse(file, read_file(file));
  if (!r) std::cerr << r.error().message << "\n", std::exit(1);
  return std::move(r.value());
}

std::string model_key(std::string const& field) {
  return "models/en/fields_" + field + ".bin";
}

/// The classifier of pairs that each article is to be read with: one that has not seen it; last the one of
/// all.
std::vector<std::string> contrary_models(std::vector<Gold> const& gold, Resources const& resources) {
  std::vector<Example> const pairs = contrary_examples(gold, resources);
  ExampleList all;
  for (Example const& e : pairs) all.push_back(&e);
  std::vector<std::string> out;
  for (int fold = 0; fold < kFolds; ++fold)
    out.push_back(learn(contrary_field(), examples_where(all, fold, false)).bytes);
  out.push_back(learn(contrary_field(), all).bytes);
  return out;
}

/// Resources for every fold's articles, and last for any other.
struct Reading {
  std::vector<std::string> bundles;
  std::vector<Resources> folds;
};

Reading readings_of(std::string const& bundle, std::vector<std::string> const& contrary) {
  Reading out;
  for (std::string const& model : contrary)
    out.bundles.push_back(with_model(bundle, model_key(contrary_field().name), model));
  for (std::string const& b : out.bundles) out.folds.push_back(resources_of(b));
  return out;
}

}  // namespace

void learn_fields(std::string const& corpora, std::string const& raw, std::string bundle,
                  std::string const& out) {
  std::vector<Gold> gold = read_gold_files(corpora + "/gold/train");
  size_t const judged = gold.size();
  for (Gold& more : read_labelled_claims(kLabelledClaims, raw)) gold.push_back(std::move(more));
  bundle = with_model(bundle, "models/en/tags.bin", read_file(out + "/tags.bin"));
  for (Field const& f : fields()) bundle = with_model(bundle, model_key(f.name), "");
  bundle = with_model(bundle, model_key(contrary_field().name), "");
  Refiner const refiner = refiner_of(out + ".refiner");
  Vectors const vectors{{refiner.fingerprint(), refiner.width(), kClaimPools},
                        pools_of(gold, resources_of(bundle), refiner)};
  std::vector<std::string> heads, contrary{""};
  for (Field const& f : fields()) {
    if (f.reads_pairs) contrary = contrary_models(gold, resources_of(bundle));
    Reading const reading = readings_of(bundle, contrary);
    Examples const examples = examples_of(f, gold, [&](size_t g) -> Resources const& {
      return reading.folds[g % (reading.folds.size() > 1 ? kFolds : 1)];
    });
    judge_folds(f, examples, judged, f.head ? &vectors : nullptr);
    ExampleList all;
    for (Example const& e : examples.all) all.push_back(&e);
    Linear const linear = learn(f, all);
    if (f.head) heads.push_back(learn_head(f, all, vectors, linear));
    write_file(out + "/fields_" + f.name + ".bin", linear.bytes);
    bundle = with_model(bundle, model_key(f.name), linear.bytes);
  }
  write_file(out + "/fields_" + contrary_field().name + ".bin", contrary.back());
  write_file(out + "/heads.bin", heads_file(vectors.shape, heads));
}

}  // namespace firsthand::train
