// See taught_articles.h.
#include "train/taught_articles.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "stages/refined_attributions.h"
#include "train/learn.h"

namespace firsthand::train {
namespace {

GoldAttribution taught(Attribution const& found) {
  GoldAttribution out{found.source, found.cue, found.content};
  std::sort(out.content.begin(), out.content.end());
  return out;
}

/// No cue's parts are taken below the usual probability: what the network doubts teaches nothing.
void annotate(Article& a, Refiner const& teacher) {
  auto const found = refine_attributions(a.doc, teacher, encode_words(a.doc, teacher).last, Lexicon());
  if (!found) return;
  for (Attribution const& one : *found) a.gold.push_back(taught(one));
}

}  // namespace

std::vector<Article> taught_articles(std::string const& file, LanguagePack const& pack,
                                     HashedLinear const& tags, Refiner const& teacher) {
  std::vector<Article> out;
  std::istringstream lines(read_file(file));
  for (std::string line; std::getline(lines, line);) {
    auto const article = nlohmann::json::parse(line);
    Article a;
    a.id = article.at("id").get<std::string>();
    a.doc = prepare(article.at("text").get<std::string>(), pack);
    out.push_back(std::move(a));
  }
  apply_tags(out, tags, "raw news");
  for (Article& a : out) annotate(a, teacher);
  return out;
}

}  // namespace firsthand::train
