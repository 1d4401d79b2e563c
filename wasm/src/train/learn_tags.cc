// Learns the part-of-speech tagger: greedy, each decision seeing the tags it gave before (Collins 2002).
#include <iostream>

#include "stages/parts_of_speech.h"
#include "train/learn.h"
#include "train/weights.h"

namespace firsthand::train {
namespace {

constexpr int kLog2Rows = 15;
constexpr uint8_t kUnknown = kPosTagCount;  // no gold tag: tokenized otherwise

std::vector<uint8_t> gold_tags(Article const& a) {
  std::vector<uint8_t> out(a.doc.tokens.size(), kUnknown);
  for (GoldTag const& g : a.tags) {
    const TokenSpan t = a.doc.tokens_of(g.span);
    if (t.size() == 1 && a.doc.tokens[t.begin].span == g.span) out[t.begin] = static_cast<uint8_t>(g.tag);
  }
  return out;
}

/// Counts the features of a sentence under its gold tags.
void count_features(Document const& doc, std::vector<WordFacts> const& facts,
                    std::vector<uint8_t> const& gold, TokenSpan span, FeatureIndex& index) {
  PosTag before = PosTag::kCount31, before2 = PosTag::kCount31;
  FeatureSet f;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    PosTag tag = tag_by_kind(doc, i);
    if (tag == PosTag::kCount31) {
      tag_features(doc, facts, i, before, before2, f);
      for (int k = 0; k < f.size(); ++k) index.count(f.data()[k]);
      tag = static_cast<PosTag>(gold[i]);
    }
    before2 = before;
    before = tag;
  }
}

}  // namespace

std::vector<uint32_t> shuffled(size_t n, uint64_t seed) {
  std::vector<uint32_t> out(n);
  for (size_t i = 0; i < n; ++i) out[i] = static_cast<uint32_t>(i);
  uint64_t state = seed;
  for (size_t i = n; i > 1; --i) {
    uint64_t z = (state += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    std::swap(out[i - 1], out[(z ^ (z >> 31)) % i]);
  }
  return out;
}

std::string learn_tags(std::vector<Article>& articles, int epochs) {
  std::vector<std::vector<WordFacts>> facts;
  std::vector<std::vector<uint8_t>> gold;
  std::vector<std::pair<uint32_t, TokenSpan>> sentences;
  for (uint32_t a = 0; a < articles.size(); ++a) {
    facts.push_back(word_facts(articles[a].doc));
    gold.push_back(gold_tags(articles[a]));
    for (Sentence const& s : articles[a].doc.sentences) sentences.push_back({a, s.tokens});
  }
  FeatureIndex index;
  FeatureSet f;
  for (auto const& [a, span] : sentences) count_features(articles[a].doc, facts[a], gold[a], span, index);
  index.freeze(2);
  Weights weights(kPosTagCount, index);
  std::vector<uint32_t> rows;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    size_t wrong = 0, seen = 0;
    for (uint32_t k : shuffled(sentences.size(), static_cast<uint64_t>(epoch) + 1)) {
      auto const& [a, span] = sentences[k];
      Document const& doc = articles[a].doc;
      PosTag before = PosTag::kCount31, before2 = PosTag::kCount31;
      for (uint32_t i = span.begin; i < span.end; ++i) {
        PosTag tag = tag_by_kind(doc, i);
        if (tag == PosTag::kCount31) {
          float scores[kPosTagCount] = {};
          tag_features(doc, facts[a], i, before, before2, f);
          rows.assign(f.data(), f.data() + f.size());
          int const n = index.rows_of(rows.data(), f.size());
          weights.score(rows.data(), n, scores);
          auto const best = static_cast<uint8_t>(std::max_element(scores, scores + kPosTagCount) - scores);
          const uint8_t want = gold[a][i];
          weights.tick();
          if (want < kPosTagCount && best != want) {
            weights.update(rows.data(), n, want, 1.0f);
            weights.update(rows.data(), n, best, -1.0f);
            ++wrong;
          }
          seen += want < kPosTagCount;
          tag = static_cast<PosTag>(best);
        }
        before2 = before;
        before = tag;
      }
    }
    std::cout << "tags: epoch " << epoch + 1 << ", " << wrong << " of " << seen << " wrong\n" << std::flush;
  }
  return weights.exported("tags", kLog2Rows);
}

void apply_tags(std::vector<Article>& articles, HashedLinear const& model, std::string const& name) {
  size_t right = 0, all = 0, words = 0, words_right = 0;
  for (Article& a : articles) {
    auto const tags = tag_parts_of_speech(a.doc, word_facts(a.doc), model);
    auto const gold = gold_tags(a);
    for (uint32_t i = 0; i < tags.size(); ++i) {
      a.doc.tokens[i].tag = tags[i];
      if (gold[i] == kUnknown) continue;
      bool const hit = static_cast<uint8_t>(tags[i]) == gold[i];
      ++all, right += hit;
      if (a.doc.tokens[i].kind == TokenKind::kWord) ++words, words_right += hit;
    }
  }
  if (all)
    std::cout << "tags on " << name << ": " << 100.0 * double(right) / double(all) << " % of " << all
              << " tokens, " << 100.0 * double(words_right) / double(words) << " % of words\n";
}

}  // namespace firsthand::train
