// See vocabulary.h.
#include "io/html/vocabulary.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "io/names.h"

// shared/vocabulary/blocks.json, put into the program by the build.
extern "C" char const firsthand_blocks_begin[], firsthand_blocks_end[];

namespace firsthand::html {
namespace {

using Json = nlohmann::json;

Words words(Json const& list) {
  Words set;
  for (Json const& word : list) set.insert(word.get<std::string>());
  return set;
}

Kinds kinds(Json const& map) {
  Kinds out;
  for (auto const& item : map.items()) {
    auto const kind = block_kind_from(item.value().get<std::string>());
    if (!kind) std::abort();
    out.emplace(item.key(), *kind);
  }
  return out;
}

Vocabulary read() {
  Json const json = Json::parse(firsthand_blocks_begin, firsthand_blocks_end, nullptr, false);
  if (!json.is_object()) std::abort();
  Vocabulary v;
  v.root_share_percent = json["root_share_percent"].get<uint32_t>();
  v.root_min_text = json["root_min_text"].get<uint32_t>();
  v.link_share_percent = json["link_share_percent"].get<uint32_t>();
  v.running_min_text = json["running_min_text"].get<uint32_t>();
  v.centre_share_percent = json["centre_share_percent"].get<uint32_t>();
  v.centre_min_lines = json["centre_min_lines"].get<uint32_t>();
  v.furniture_lines = words(json["furniture_lines"]);
  v.furniture_starts = json["furniture_starts"].get<std::vector<std::string>>();
  v.skip_elements = words(json["skip_elements"]);
  v.skip_roles = words(json["skip_roles"]);
  v.skip_words = words(json["skip_words"]);
  v.entry_itemprops = words(json["entry_itemprops"]);
  v.borders = words(json["borders"]);
  v.kinds_by_class = kinds(json["kinds_by_class"]);
  v.kinds_by_element = kinds(json["kinds_by_element"]);
  v.kinds_by_role = kinds(json["kinds_by_role"]);
  return v;
}

}  // namespace

Vocabulary const& vocabulary() {
  static Vocabulary const v = read();
  return v;
}

}  // namespace firsthand::html
