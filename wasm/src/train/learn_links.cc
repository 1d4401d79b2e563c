// Learns the linker: a structured perceptron over whole attributions, with a margin for every part
// that differs (Taskar et al. 2005). The decoder is the engine's own.
#include <iostream>

#include "stages/linked_attributions.h"
#include "train/learn.h"
#include "train/weights.h"

namespace firsthand::train {
namespace {

constexpr int kLog2Rows = 17;
constexpr uint32_t kLeastSeen = 2;
constexpr float kCost = 1.0f;  // margin for a part that differs; 2: content F1 59.9 against 60.4

struct Example {
  LinkContext const* context;
  TokenSpan cue;
  LinkedParts gold;
  int weight;
};

/// Gold parts in the decoder's terms: of several pieces on one side the one nearest to the cue.
LinkedParts gold_parts(Article const& a, GoldAttribution const& g, TokenSpan cue) {
  LinkedParts out;
  Document const& doc = a.doc;
  if (g.source) {
    const TokenSpan s = doc.tokens_of(*g.source);
    if (!s.empty() && !s.overlaps(cue) && doc.tokens[s.begin].sentence == doc.tokens[cue.begin].sentence)
      out[LinkPart::kSource] = s;
  }
  for (ByteSpan const& piece : g.content) {
    const TokenSpan t = doc.tokens_of(piece);
    if (t.empty() || t.overlaps(cue)) continue;
    if (t.end <= cue.begin)
      out[LinkPart::kLeft] = t;
    else if (out[LinkPart::kRight].empty())
      out[LinkPart::kRight] = t;
  }
  return out;
}

struct CountingScorer {
  using Score = float;
  static constexpr size_t kBorders = 7, kSpans = 5;  // wider than the engine's: more to learn from
  static constexpr uint32_t kCues = LinkBounds::kTokens;
  static constexpr bool kAnyBegin = true;
  FeatureIndex& index;
  static FeatureSet features() { return {}; }
  static constexpr float most_for_span() { return 1e9f; }
  static constexpr float most_for_combination() { return 1e9f; }
  void score(FeatureSet& f, float*) {
    for (int k = 0; k < f.size(); ++k) index.count(f.data()[k]);
  }
};

struct LearningScorer {
  using Score = float;
  static constexpr size_t kBorders = 7, kSpans = 5;  // wider than the engine's: more to learn from
  static constexpr uint32_t kCues = LinkBounds::kTokens;
  static constexpr bool kAnyBegin = true;
  static FeatureSet features() { return {}; }
  static constexpr float most_for_span() { return 1e9f; }
  static constexpr float most_for_combination() { return 1e9f; }
  FeatureIndex const& index;
  Weights const& weights;
  std::vector<uint32_t> rows;

  int rows_of(FeatureSet const& f) {
    rows.assign(f.data(), f.data() + f.size());
    return index.rows_of(rows.data(), f.size());
  }
  void score(FeatureSet& f, float* out) {
    int const n = rows_of(f);
    weights.score(rows.data(), n, out);
  }
};

/// Calls visit(features, label) for every decision that the parts stand for.
template <class Visit>
void visit_features(LinkContext const& c, CueView const& cue, LinkedParts const& parts, Visit visit) {
  FeatureSet f;
  for (LinkPart p : {LinkPart::kSource, LinkPart::kLeft, LinkPart::kRight}) {
    const TokenSpan s = parts[p];
    if (s.empty()) {
      absence_features(c, cue, f);
      visit(f, begin_label(p));
      continue;
    }
    border_features(c, cue, s.begin, f);
    visit(f, begin_label(p));
    border_features(c, cue, s.end - 1, f);
    visit(f, last_label(p));
    span_features(c, cue, p, s, f);
    visit(f, kLinkWhole);
  }
  combination_features(c, cue, parts, f);
  visit(f, kLinkWhole);
}

bool same(LinkedParts const& a, LinkedParts const& b) {
  for (int p = 0; p < kLinkParts; ++p)
    if (!(a.part[p].empty() && b.part[p].empty()) && a.part[p] != b.part[p]) return false;
  return true;
}

}  // namespace

std::string learn_links(std::vector<Article const*> const& articles, int epochs) {
  std::vector<TokenContext> tokens;
  std::vector<LinkContext> contexts;
  std::vector<Example> examples;
  tokens.reserve(articles.size()), contexts.reserve(articles.size());
  for (Article const* a : articles) {
    std::vector<Cue> cues;
    for (GoldAttribution const& g : a->gold)
      if (const TokenSpan t = a->doc.tokens_of(g.cue); !t.empty()) cues.push_back({t, 0});
    tokens.push_back(token_context(a->doc, word_facts(a->doc)));
    contexts.push_back(link_context(a->doc, tokens.back(), cues));
    for (GoldAttribution const& g : a->gold) {
      const TokenSpan cue = a->doc.tokens_of(g.cue);
      if (cue.empty()) continue;
      const LinkedParts gold = gold_parts(*a, g, cue);
      if (!gold[LinkPart::kLeft].empty() || !gold[LinkPart::kRight].empty())
        examples.push_back({&contexts.back(), cue, gold, a->weight});
    }
  }
  FeatureIndex index;
  CountingScorer counter{index};
  for (Example const& e : examples) {
    float score = 0;
    LinkDecoder<CountingScorer>(*e.context, counter).best(e.cue, &score);
    visit_features(*e.context, cue_view(*e.context, e.cue), e.gold,
                   [&](FeatureSet& f, int) { counter.score(f, nullptr); });
  }
  index.freeze(kLeastSeen);
  std::cout << "links: " << examples.size() << " attributions, " << index.rows() << " features\n"
            << std::flush;
  Weights weights(kLinkLabels, index);
  LearningScorer scorer{index, weights, {}};
  for (int epoch = 0; epoch < epochs; ++epoch) {
    size_t wrong = 0;
    for (uint32_t k : shuffled(examples.size(), static_cast<uint64_t>(epoch) + 201)) {
      Example const& e = examples[k];
      weights.tick();
      float score = 0;
      const LinkedParts found =
          LinkDecoder<LearningScorer>(*e.context, scorer).best(e.cue, &score, &e.gold, kCost);
      if (same(found, e.gold)) continue;
      ++wrong;
      auto const move = [&](LinkedParts const& parts, float by) {
        visit_features(*e.context, cue_view(*e.context, e.cue), parts, [&](FeatureSet& f, int label) {
          const int n = scorer.rows_of(f);
          weights.update(scorer.rows.data(), n, label, by);
        });
      };
      move(e.gold, 1.0f);
      move(found, -1.0f);
    }
    std::cout << "links: epoch " << epoch + 1 << ", " << wrong << " of " << examples.size() << " moved\n"
              << std::flush;
  }
  return weights.exported("links", kLog2Rows);
}

}  // namespace firsthand::train
