// See labelled_claims.h.
#include "train/labelled_claims.h"

#include <iostream>
#include <map>
#include <sstream>

#include "model/hashed_linear.h"
#include "train/corpus.h"

namespace firsthand::train {
namespace {

using Json = nlohmann::json;

std::vector<Json> lines_of(std::string const& file) {
  std::vector<Json> out;
  std::istringstream lines(read_file(file));
  for (std::string line; std::getline(lines, line);) out.push_back(Json::parse(line));
  return out;
}

std::map<std::string, std::string> texts_of(std::string const& raw) {
  std::map<std::string, std::string> out;
  for (Json const& article : lines_of(raw)) out[article.at("id")] = article.at("text");
  return out;
}

}  // namespace

std::vector<Gold> read_labelled_claims(std::string const& labels, std::string const& raw) {
  std::map<std::string, std::string> const texts = texts_of(raw);
  std::vector<Gold> out;
  for (Json& article : lines_of(labels)) {
    std::string const id = article.at("id");
    auto const it = texts.find(id);
    if (it == texts.end() || hash_bytes(it->second) != article.at("hash").get<uint32_t>()) {
      std::cerr << labels << " labels " << id << ", and " << raw << " has no such article or another text\n";
      std::exit(1);
    }
    out.push_back({it->second, std::move(article)});
  }
  return out;
}

}  // namespace firsthand::train
