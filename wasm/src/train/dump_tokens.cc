// See dump_tokens.h.
#include "train/dump_tokens.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "text/unicode.h"
#include "train/learn.h"

namespace firsthand::train {
namespace {

std::vector<uint32_t> codepoints(std::string const& text) {
  std::vector<uint32_t> out(text.size() + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.size(); i += decode(text, i).size) out[i] = n++;
  out[text.size()] = n;
  return out;
}

nlohmann::json tokens_of(Document const& doc) {
  auto const at = codepoints(doc.text);
  nlohmann::json out = nlohmann::json::array();
  for (Token const& t : doc.tokens)
    out.push_back({at[t.span.begin], at[t.span.end], static_cast<int>(t.tag), static_cast<int>(t.quote_mark),
                   t.quote_depth, static_cast<int>(t.kind), t.sentence, doc.sentences[t.sentence].block});
  return out;
}

}  // namespace

void dump_tokens(std::string const& in, LanguagePack const& pack, HashedLinear const& tags,
                 std::string const& out) {
  std::vector<Article> articles;
  std::istringstream lines(read_file(in));
  for (std::string line; std::getline(lines, line);) {
    auto const request = nlohmann::json::parse(line);
    Article a;
    a.id = request.at("id").get<std::string>();
    a.doc = prepare(request.at("text").get<std::string>(), pack);
    articles.push_back(std::move(a));
  }
  apply_tags(articles, tags, "dump");
  std::string text;
  for (Article const& a : articles)
    text += nlohmann::json{{"id", a.id}, {"tokens", tokens_of(a.doc)}}.dump() + "\n";
  write_file(out, text);
}

}  // namespace firsthand::train
