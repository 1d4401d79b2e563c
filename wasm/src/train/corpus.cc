// Corpus readers; see the header. The corpora are trusted, so a damaged file ends the program.
#include "train/corpus.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "stages/pipeline.h"
#include "text/unicode.h"

namespace firsthand::train {
namespace {

[[noreturn]] void fail(std::string const& message) {
  std::cerr << "firsthand_train: " << message << "\n";
  std::exit(1);
}

/// Byte offset of every code point of `text`, and of its end.
std::vector<uint32_t> byte_offsets(std::string const& text) {
  std::vector<uint32_t> out;
  for (uint32_t i = 0; i < text.size(); i += decode(text, i).size) out.push_back(i);
  out.push_back(static_cast<uint32_t>(text.size()));
  return out;
}

using Json = nlohmann::json;

/// A span list: null, [b,e] or [[b,e],...].
std::vector<ByteSpan> spans_of(Json const& value, std::vector<uint32_t> const& bytes) {
  if (value.is_null() || value.empty()) return {};
  std::vector<ByteSpan> out;
  auto const one = [&](Json const& s) {
    out.push_back({bytes.at(s[0].get<size_t>()), bytes.at(s[1].get<size_t>())});
  };
  if (value[0].is_array())
    for (Json const& s : value) one(s);
  else
    one(value);
  return out;
}

/// By the guidelines the comma behind an apposition is no part of the source; PolNeAR takes it in.
ByteSpan without_comma(std::string const& text, ByteSpan span) {
  if (span.size() > 1 && text[span.end - 1] == ',') --span.end;
  return span;
}

std::vector<GoldAttribution> read_gold(std::string const& path, std::string const& text) {
  const std::vector<uint32_t> bytes = byte_offsets(text);
  std::vector<GoldAttribution> out;
  const Json file = Json::parse(read_file(path));
  for (Json const& a : file.at("attributions")) {
    GoldAttribution g;
    auto const cue = spans_of(a.value("cue", Json()), bytes),
               source = spans_of(a.value("source", Json()), bytes);
    g.content = spans_of(a.value("content", Json()), bytes);
    if (cue.empty() || g.content.empty()) continue;
    g.cue = cue[0];
    if (!source.empty()) g.source = without_comma(text, source[0]);
    std::sort(g.content.begin(), g.content.end());
    out.push_back(std::move(g));
  }
  return out;
}

std::vector<std::string> split(std::string const& line, char by) {
  std::vector<std::string> out;
  std::stringstream in(line);
  for (std::string field; std::getline(in, field, by);) out.push_back(field);
  return out;
}

}  // namespace

std::string read_file(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail("cannot read " + path);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void write_file(std::string const& path, std::string const& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out) fail("cannot write " + path);
}

Document prepare(std::string text, LanguagePack const& pack) {
  Document doc;
  doc.text = std::move(text);
  for (uint32_t i = 0; i < doc.text.size();) {
    const uint32_t end = static_cast<uint32_t>(std::min(doc.text.find('\n', i), doc.text.size()));
    if (end > i) doc.blocks.push_back({BlockKind::kParagraph, {i, end}, {}});
    i = end + 1;
  }
  find_text_facts(doc, pack);
  return doc;
}

std::vector<Article> read_articles(std::string const& dir, LanguagePack const& pack, int weight) {
  std::vector<std::string> ids;
  std::error_code error;
  for (auto const& entry : std::filesystem::directory_iterator(dir, error))
    if (entry.path().extension() == ".txt") ids.push_back(entry.path().stem().string());
  if (ids.empty()) fail("no articles in " + dir);
  std::sort(ids.begin(), ids.end());
  std::vector<Article> out;
  for (std::string const& id : ids) {
    Article a;
    a.id = id;
    const std::string text = read_file(dir + "/" + id + ".txt");
    a.gold = read_gold(dir + "/" + id + ".json", text);
    a.doc = prepare(text, pack);
    a.weight = weight;
    out.push_back(std::move(a));
  }
  return out;
}

void read_core_layer(std::string const& file, std::vector<Article>& articles) {
  std::map<std::string, Article*> by_id;
  for (Article& a : articles) by_id[a.id] = &a;
  std::istringstream in(read_file(file));
  Article* article = nullptr;
  std::vector<uint32_t> bytes;
  bool begins = true;
  for (std::string line; std::getline(in, line);) {
    begins |= line.empty() || line[0] == '#';
    if (line.rfind("#doc ", 0) == 0) {
      auto const found = by_id.find(line.substr(5));
      article = found == by_id.end() ? nullptr : found->second;
      if (article) bytes = byte_offsets(article->doc.text);
      continue;
    }
    if (!article || line.empty()) continue;
    auto const f = split(line, '\t');
    const size_t b = std::stoul(f.at(1)), e = std::stoul(f.at(2));
    if (e >= bytes.size()) continue;
    article->tags.push_back({{bytes[b], bytes[e]}, tag_from_name(f.at(3))});
    if (begins) article->sentences.push_back({bytes[b], bytes[e]});
    article->sentences.back().end = bytes[e];
    begins = false;
  }
}

std::vector<Article> read_conllu(std::string const& file, LanguagePack const& pack, Layout layout) {
  constexpr size_t kSentencesEach = 40;
  std::vector<Article> out;
  std::istringstream in(read_file(file));
  std::string text;
  std::vector<GoldTag> tags;
  std::vector<ByteSpan> spans;
  size_t sentences = 0, skip_until = 0;
  bool begins = true;
  bool space_after_group = true;
  auto const flush = [&] {
    if (text.empty()) return;
    Article a;
    a.doc = prepare(text, pack);
    a.tags = tags;
    a.sentences = spans;
    out.push_back(std::move(a));
    text.clear(), tags.clear(), spans.clear(), sentences = 0;
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      if (layout == Layout::kSentenceALine) text += '\n';
      skip_until = 0;
      begins = true;
      if (++sentences >= kSentencesEach && layout == Layout::kSentenceALine) flush();
    }
    if (layout == Layout::kParagraphs && line.rfind("# newpar", 0) == 0 && !text.empty()) {
      text += '\n';
      if (sentences >= kSentencesEach) flush();
    }
    if (line.empty() || line[0] == '#') continue;
    auto const f = split(line, '\t');
    bool const space = f.at(9).find("SpaceAfter=No") == std::string::npos;
    const size_t dash = f[0].find('-');
    if (f[0].find('.') != std::string::npos) continue;
    if (dash != std::string::npos) {  // a multiword token: its words follow, without spaces between
      skip_until = std::stoul(f[0].substr(dash + 1));
      space_after_group = space;
      continue;
    }
    auto const begin = static_cast<uint32_t>(text.size());
    text += f.at(1);
    const ByteSpan word{begin, static_cast<uint32_t>(text.size())};
    tags.push_back({word, tag_from_name(f.at(4))});
    if (begins) spans.push_back(word);
    spans.back().end = word.end;
    begins = false;
    const size_t number = std::stoul(f[0]);
    bool const spaced = number > skip_until ? space : number == skip_until && space_after_group;
    if (spaced) text += ' ';
  }
  flush();
  return out;
}

}  // namespace firsthand::train
