// What the fields of claims are learnt from: the annotated articles as the engine reads them with their spans
// given, the features and the label of each claim, and the network's pooled vectors.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/refiner.h"
#include "stages/field_features.h"
#include "stages/resources.h"
#include "text/document.h"
#include "train/logistic.h"

namespace firsthand::train {

struct Example {
  Features features;
  int label;
  int article;
  uint32_t attribution;  // of the article
};

/// The features of every attribution of a document.
using Extract = std::function<std::vector<Features>(Document const&, LanguagePack const&)>;
using LabelOf = std::function<int(nlohmann::json const&)>;  // -1: not an example

struct Field {
  std::string name;
  int labels, log2_rows;
  Extract extract;
  LabelOf label;
  LogisticOptions options;
  int together = 0;          // how much the speaker's other attributions count
  bool head = true;          // does the refining tier's network help?
  double unit = 0;           // of the exported scores in a logit; 0: as large as fits
  bool reads_pairs = false;  // does it read the scores of contrary_field()?
};

/// In the order in which they are learnt: later ones read what earlier ones decide.
std::vector<Field> fields();

/// Does a voice speak against a claim? Learnt over pairs, before the fields; "disputed" reads its scores.
Field contrary_field();

struct Gold {
  std::string text;
  nlohmann::json annotation;
};

/// Every ID.txt with its ID.json below `dir`, sorted by id.
std::vector<Gold> read_gold_files(std::string const& dir);

struct Examples {
  std::vector<Document> articles;
  std::vector<std::vector<Features>> features;  // of every attribution of each article
  std::vector<Example> all;
};
/// `resources_of` an article, by its place in `gold`.
using ResourcesOf = std::function<Resources const&(size_t)>;
Examples examples_of(Field const& field, std::vector<Gold> const& gold, ResourcesOf const& resources_of);

/// Every annotated fact with each voice that is weighed for it: does its evidence stand there?
std::vector<Example> contrary_examples(std::vector<Gold> const& gold, Resources const& resources);

/// Of each article and attribution.
using Pools = std::vector<std::vector<std::vector<float>>>;
Pools pools_of(std::vector<Gold> const& gold, Resources const& resources, Refiner const& refiner);

}  // namespace firsthand::train
