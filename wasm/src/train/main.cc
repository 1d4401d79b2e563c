// firsthand_train: learns the models of shared/models/en from the corpora, in one thread and with a
// fixed seed, so that the same corpora give the same bytes. Called by build-scripts/train, which
// unpacks the corpora first.
#include <cstring>
#include <iostream>
#include <map>

#include "pack/bundle.h"
#include "train/dump_tokens.h"
#include "train/evaluate.h"
#include "train/learn.h"
#include "train/learn_fields.h"
#include "train/measure.h"
#include "train/taught_articles.h"

namespace firsthand::train {
namespace {

constexpr char const* kUsage =
    "usage: firsthand_train STEP --corpora DIR --unpacked DIR --bundle FILE --out DIR\n"
    "  STEP        tags, cues, links, fields or all; tokens writes the tokens of --unpacked/articles.jsonl;\n"
    "              measure prints figures of tokens, sentences and parts of speech as JSON, a layer a line\n"
    "  --corpora   folder with corpora/polnear, corpora/ud-english-ewt and gold\n"
    "  --unpacked  folder with the unpacked tables: core-train.tsv, core-dev.tsv, ewt-{train,test}.conllu,\n"
    "              and raw.jsonl, raw news\n"
    "  --bundle    resource bundle with the language pack (models in it are not read)\n"
    "  --out       where the models go; steps after `tags` read the earlier ones from there;\n"
    "              beside it OUT.refiner, the network that cues and links learn raw news from\n";

struct Options {
  std::string step, corpora, unpacked, bundle, out;
};

bool parse(int argc, char** argv, Options& o) {
  if (argc < 2) return false;
  o.step = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string key = argv[i];
    if (key == "--corpora")
      o.corpora = argv[i + 1];
    else if (key == "--unpacked")
      o.unpacked = argv[i + 1];
    else if (key == "--bundle")
      o.bundle = argv[i + 1];
    else if (key == "--out")
      o.out = argv[i + 1];
    else
      return false;
  }
  return !o.corpora.empty() && !o.unpacked.empty() && !o.bundle.empty() && !o.out.empty();
}

HashedLinear read_model(Options const& o, std::string const& name) {
  auto model = HashedLinear::own(name, read_file(o.out + "/" + name + ".bin"));
  if (!model) std::cerr << model.error().message << "\n", std::exit(1);
  return model.value();
}

Refiner read_teacher(Options const& o) {
  auto teacher = Refiner::parse("teacher", read_file(o.out + ".refiner"));
  if (!teacher) std::cerr << teacher.error().message << "\n", std::exit(1);
  return std::move(teacher.value());
}

struct Corpora {
  std::vector<Article> polnear, gold, raw, dev, gold_dev;
};

void tag_all(Corpora& c, HashedLinear const& model) {
  for (auto* part : {&c.polnear, &c.gold, &c.gold_dev}) apply_tags(*part, model, "training");
  apply_tags(c.dev, model, "PolNeAR dev (CoreNLP layer)");
}

std::vector<Article const*> training_set(Corpora const& c) {
  std::vector<Article const*> out;
  for (auto const* part : {&c.polnear, &c.gold, &c.raw})
    for (Article const& a : *part) out.push_back(&a);
  return out;
}

/// The bundle with the models that lie in `folder` now: later steps learn on top of those just learnt.
std::string with_models(Bundle const& bundle, std::string const& folder) {
  std::vector<std::pair<std::string, std::string>> entries;
  for (auto const& [name, bytes] : bundle.entries())
    if (name.substr(0, 7) != "models/") entries.emplace_back(name, bytes);
  for (char const* file : {"tags.bin", "cues.bin", "links.bin", "confidence.tsv", "version.txt"})
    entries.emplace_back(std::string("models/en/") + file, read_file(folder + "/" + file));
  return Bundle::write(std::move(entries));
}

/// UD English EWT test, annotated by hand, then PolNeAR dev with CoreNLP's own layer.
void print_measures(Options const& o, LanguagePack const& en) {
  HashedLinear const tags = read_model(o, "tags");
  auto const ewt = read_conllu(o.unpacked + "/ewt-test.conllu", en, Layout::kParagraphs);
  auto polnear = read_articles(o.corpora + "/corpora/polnear/dev", en, 1);
  read_core_layer(o.unpacked + "/core-dev.tsv", polnear);
  std::cout << measured(ewt, en, tags) << "\n" << measured(polnear, en, tags) << "\n";
}

int run(Options const& o) {
  const std::string bytes = read_file(o.bundle);
  auto bundle = Bundle::parse(bytes);
  auto pack = bundle ? LanguagePack::parse(bundle.value(), "en") : Result<LanguagePack>(bundle.error());
  if (!pack) return std::cerr << pack.error().message << "\n", 1;
  LanguagePack const& en = pack.value();
  if (o.step == "fields")
    return learn_fields(o.corpora, o.unpacked + "/raw.jsonl", with_models(bundle.value(), o.out), o.out), 0;
  if (o.step == "tokens")
    return dump_tokens(o.unpacked + "/articles.jsonl", en, read_model(o, "tags"),
                       o.unpacked + "/tokens.jsonl"),
           0;
  if (o.step == "measure") return print_measures(o, en), 0;
  Corpora c;
  constexpr int kGoldWeight = 3;  // the guidelines' own articles count more than the 840 of PolNeAR
  c.polnear = read_articles(o.corpora + "/corpora/polnear/train", en, 1);
  c.dev = read_articles(o.corpora + "/corpora/polnear/dev", en, 1);
  c.gold = read_articles(o.corpora + "/gold/train", en, kGoldWeight);
  c.gold_dev = read_articles(o.corpora + "/gold/dev", en, 1);
  read_core_layer(o.unpacked + "/core-dev.tsv", c.dev);
  bool const all = o.step == "all";
  if (all || o.step == "tags") {
    read_core_layer(o.unpacked + "/core-train.tsv", c.polnear);
    auto train = read_conllu(o.unpacked + "/ewt-train.conllu", en);
    auto test = read_conllu(o.unpacked + "/ewt-test.conllu", en);
    for (Article const& a : c.polnear) train.push_back(a);
    write_file(o.out + "/tags.bin", learn_tags(train, 6));
    apply_tags(test, read_model(o, "tags"), "UD English EWT test");
  }
  AttributionModels models;
  models.tags = read_model(o, "tags");
  tag_all(c, models.tags);
  if (all || o.step == "cues" || o.step == "links")
    c.raw = taught_articles(o.unpacked + "/raw.jsonl", en, models.tags, read_teacher(o));
  if (all || o.step == "cues") write_file(o.out + "/cues.bin", learn_cues(training_set(c), 3));
  if (all || o.step == "links") write_file(o.out + "/links.bin", learn_links(training_set(c), 3));
  models.cues = read_model(o, "cues");
  models.links = read_model(o, "links");
  if (all || o.step == "confidence") write_file(o.out + "/confidence.tsv", learn_confidence(c.dev, models));
  if (all) learn_fields(o.corpora, o.unpacked + "/raw.jsonl", with_models(bundle.value(), o.out), o.out);
  write_predictions(c.dev, models, o.unpacked + "/dev.jsonl");
  write_predictions(c.gold_dev, models, o.unpacked + "/gold-dev.jsonl");
  return 0;
}

}  // namespace
}  // namespace firsthand::train

int main(int argc, char** argv) {
  firsthand::train::Options options;
  if (!firsthand::train::parse(argc, argv, options)) return std::cerr << firsthand::train::kUsage, 2;
  return firsthand::train::run(options);
}
