// Exact-span figures on articles with gold spans.
#include "train/evaluate.h"

#include <nlohmann/json.hpp>

#include "stages/linked_attributions.h"
#include "text/unicode.h"

namespace firsthand::train {

void write_predictions(std::vector<Article> const& articles, AttributionModels const& models,
                       std::string const& path) {
  std::string out;
  for (Article const& a : articles) {
    std::vector<uint32_t> codepoint(a.doc.text.size() + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < a.doc.text.size(); i += decode(a.doc.text, i).size) codepoint[i] = n++;
    codepoint[a.doc.text.size()] = n;
    auto const span = [&](ByteSpan s) { return nlohmann::json{codepoint[s.begin], codepoint[s.end]}; };
    const TokenContext context = token_context(a.doc, word_facts(a.doc));
    nlohmann::json list = nlohmann::json::array();
    for (Attribution const& x :
         link_attributions(a.doc, context, tag_cues(a.doc, context, models.cues), models)) {
      nlohmann::json one{{"cue", span(x.cue)}, {"source", nullptr}, {"content", nlohmann::json::array()}};
      if (x.source) one["source"] = span(*x.source);
      for (ByteSpan s : x.content) one["content"].push_back(span(s));
      list.push_back(one);
    }
    out += nlohmann::json{{"id", a.id}, {"offset_unit", "codepoint"}, {"attributions", list}}.dump() + "\n";
  }
  write_file(path, out);
}

}  // namespace firsthand::train
