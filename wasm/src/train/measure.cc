// See measure.h. A token or sentence is right when it begins and ends where the layer's does.
#include "train/measure.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "stages/parts_of_speech.h"

namespace firsthand::train {
namespace {

struct Counts {
  size_t both = 0, ours = 0, theirs = 0;
  double f1() const { return 200.0 * double(both) / double(std::max<size_t>(1, ours + theirs)); }
};

using Spans = std::set<std::pair<uint32_t, uint32_t>>;

void compare(Spans const& ours, Spans const& theirs, Counts& counts) {
  for (auto const& span : ours) counts.both += theirs.count(span);
  counts.ours += ours.size(), counts.theirs += theirs.size();
}

Spans tokens_of(Document const& doc) {
  Spans out;
  for (Token const& t : doc.tokens) out.insert({t.span.begin, t.span.end});
  return out;
}

Spans sentences_of(Document const& doc) {
  Spans out;
  for (Sentence const& s : doc.sentences) {
    const ByteSpan span = doc.bytes_of(s.tokens);
    out.insert({span.begin, span.end});
  }
  return out;
}

/// Of the layer's words that are one token here: how many, and how many have its tag.
void compare_tags(Article const& a, std::vector<PosTag> const& tags, size_t& right, size_t& all) {
  for (GoldTag const& gold : a.tags) {
    const TokenSpan t = a.doc.tokens_of(gold.span);
    if (t.size() != 1 || a.doc.tokens[t.begin].span != gold.span) continue;
    ++all, right += tags[t.begin] == gold.tag;
  }
}

double rounded(double value) {
  return double(int64_t(value * 10 + 0.5)) / 10;
}

}  // namespace

std::string measured(std::vector<Article> const& articles, LanguagePack const& pack,
                     HashedLinear const& model) {
  Counts tokens, sentences;
  size_t right = 0, all = 0, bytes = 0;
  auto const begin = std::chrono::steady_clock::now();
  std::vector<std::vector<PosTag>> tags;
  for (Article const& a : articles) {
    Document const doc = prepare(a.doc.text, pack);
    tags.push_back(tag_parts_of_speech(doc, word_facts(doc), model));
    bytes += doc.text.size();
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  for (size_t i = 0; i < articles.size(); ++i) {
    Article const& a = articles[i];
    Spans words, ends;
    for (GoldTag const& g : a.tags) words.insert({g.span.begin, g.span.end});
    for (ByteSpan s : a.sentences) ends.insert({s.begin, s.end});
    compare(tokens_of(a.doc), words, tokens);
    compare(sentences_of(a.doc), ends, sentences);
    compare_tags(a, tags[i], right, all);
  }
  return nlohmann::json{{"tokens", rounded(tokens.f1())},
                        {"sentences", rounded(sentences.f1())},
                        {"tags", rounded(100.0 * double(right) / double(std::max<size_t>(1, all)))},
                        {"megabytes_a_second", rounded(double(bytes) / 1e6 / seconds.count())}}
      .dump();
}

}  // namespace firsthand::train
