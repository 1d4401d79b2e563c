// Learns the cue tagger: a structured perceptron with cost-augmented decoding (Taskar et al. 2005;
// margin 1 a wrong label), features computed once and kept.
#include <iostream>
#include <map>

#include "stages/attribution_tags.h"
#include "train/learn.h"
#include "train/weights.h"

namespace firsthand::train {
namespace {

constexpr int kLog2Rows = 18;
constexpr uint32_t kLeastSeen = 2;
constexpr float kFalseAlarm =
    5.0f;  // margin against a cue where there is none; 0.8: F1 66.7, 1.5: 67.4, 3: 67.8, 5: 68.4

/// All features of a sentence: for each token the emission set and the sets after each label.
struct Example {
  std::vector<uint32_t> ids;
  std::vector<uint32_t> emission_at, transition_at;  // begin in ids; transitions for 4 labels before
  std::vector<uint8_t> gold;
  int weight = 1;
  size_t tokens() const { return gold.size(); }
};

std::vector<uint8_t> gold_labels(Article const& a) {
  std::vector<uint8_t> out(a.doc.tokens.size(), kCueOut);
  for (GoldAttribution const& g : a.gold) {
    const TokenSpan t = a.doc.tokens_of(g.cue);
    for (uint32_t i = t.begin; i < t.end; ++i) out[i] = i == t.begin ? kCueBegin : kCueInside;
  }
  return out;
}

void count_all(FeatureSet const& f, FeatureIndex& index) {
  for (int k = 0; k < f.size(); ++k) index.count(f.data()[k]);
}

/// A sentence's example. While `index` has no rows yet, its features are only counted.
Example example_of(Article const& a, TokenContext const& context, std::vector<uint8_t> const& gold,
                   TokenSpan s, FeatureIndex& index) {
  Example e;
  e.weight = a.weight;
  FeatureSet f;
  auto const keep = [&] {
    if (!index.rows()) return count_all(f, index);
    e.ids.insert(e.ids.end(), f.data(), f.data() + f.size());
    const int kept = index.rows_of(&e.ids[e.ids.size() - static_cast<size_t>(f.size())], f.size());
    e.ids.resize(e.ids.size() - static_cast<size_t>(f.size() - kept));
  };
  for (uint32_t i = s.begin; i < s.end; ++i) {
    e.gold.push_back(gold[i]);
    e.emission_at.push_back(static_cast<uint32_t>(e.ids.size()));
    cue_gate_features(a.doc, context, i, f);
    keep();
    cue_features(a.doc, context, i, f);
    keep();
    for (uint32_t before = 0; before < kCueRow; ++before) {
      e.transition_at.push_back(static_cast<uint32_t>(e.ids.size()));
      if ((i == s.begin) != (before == kCueLabels)) continue;
      cue_transition_features(a.doc, context, i, before, f);
      keep();
    }
  }
  e.emission_at.push_back(static_cast<uint32_t>(e.ids.size()));
  return e;
}

class Learner {
 public:
  explicit Learner(Weights& weights) : weights_(weights) {}

  bool learn(Example const& e) {
    score(e);
    for (size_t k = 0; k < e.tokens(); ++k)
      for (uint32_t l = 0; l < kCueLabels; ++l)
        emission_[k * kCueRow + l] += l == e.gold[k] ? 0.0f : e.gold[k] == kCueOut ? kFalseAlarm : 1.0f;
    const std::vector<uint8_t> path = best_cue_path(emission_, transition_);
    weights_.tick();
    if (path == e.gold) return false;
    move(e, e.gold, 1.0f);
    move(e, path, -1.0f);
    return true;
  }

 private:
  void score(Example const& e) {
    emission_.assign(e.tokens() * kCueRow, 0);
    transition_.assign(e.tokens() * kCueRow * kCueRow, 0);
    for (size_t k = 0; k < e.tokens(); ++k) {
      weights_.score(&e.ids[e.emission_at[k]], count(e.emission_at[k], e.transition_at[k * kCueRow]),
                     &emission_[k * kCueRow]);
      for (size_t b = 0; b < kCueRow; ++b)
        if (int const n = transition_count(e, k, b))
          weights_.score(&e.ids[e.transition_at[k * kCueRow + b]], n,
                         &transition_[(k * kCueRow + b) * kCueRow]);
    }
  }
  void move(Example const& e, std::vector<uint8_t> const& path, float by) {
    for (size_t k = 0; k < e.tokens(); ++k) {
      weights_.update(&e.ids[e.emission_at[k]], count(e.emission_at[k], e.transition_at[k * kCueRow]),
                      path[k], by);
      const size_t before = k == 0 ? size_t{kCueLabels} : path[k - 1];
      weights_.update(&e.ids[e.transition_at[k * kCueRow + before]], transition_count(e, k, before), path[k],
                      by);
    }
  }
  static int count(uint32_t begin, uint32_t end) { return static_cast<int>(end - begin); }
  static int transition_count(Example const& e, size_t k, size_t before) {
    const size_t at = k * kCueRow + before;
    const uint32_t end = before + 1 < kCueRow ? e.transition_at[at + 1] : e.emission_at[k + 1];
    return count(e.transition_at[at], end);
  }

  Weights& weights_;
  std::vector<float> emission_, transition_;
};

}  // namespace

std::string learn_cues(std::vector<Article const*> const& articles, int epochs) {
  FeatureIndex index;
  std::vector<Example> examples;
  for (bool const counting : {true, false}) {
    for (Article const* a : articles) {
      const TokenContext context = token_context(a->doc, word_facts(a->doc));
      auto const gold = gold_labels(*a);
      for (Sentence const& s : a->doc.sentences) {
        Example e = example_of(*a, context, gold, s.tokens, index);
        for (int w = 0; !counting && w < a->weight; ++w) examples.push_back(e);
      }
    }
    if (counting) index.freeze(kLeastSeen);
  }
  Weights weights(kCueLabels, index);
  Learner learner(weights);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    size_t wrong = 0;
    for (uint32_t k : shuffled(examples.size(), static_cast<uint64_t>(epoch) + 101))
      wrong += learner.learn(examples[k]);
    std::cout << "cues: epoch " << epoch + 1 << ", " << wrong << " of " << examples.size()
              << " sentences moved\n"
              << std::flush;
  }
  return weights.exported("cues", kLog2Rows);
}

}  // namespace firsthand::train
