// Attribution cues: the learned tagger that finds where an attribution is signalled ("said",
// "according to", "denied", "in a statement"). A linear chain over B, I, O with hashed features,
// decoded by Viterbi over each sentence. After PARC 3.0 and PolNeAR (Newell et al., LREC 2018).
#pragma once

#include <algorithm>
#include <vector>

#include "model/features.h"
#include "model/hashed_linear.h"
#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

/// Labels of the chain; score rows have one place more, for the state before a sentence.
enum CueLabel : uint8_t { kCueOut, kCueBegin, kCueInside, kCueLabels, kCueRow };

inline constexpr int32_t kCueGate = 70;

/// What cue and link features need to know of each token, computed once a document.
struct TokenContext {
  std::vector<WordFacts> facts;
  std::vector<uint32_t> quote_before, quote_after;  // tokens to the nearest mark in the sentence, bucketed
  std::vector<uint8_t> in_quote;                    // 0 outside, 1 the mark itself, 2 inside
  std::vector<uint32_t> finite_after;               // finite verbs behind the token in its sentence
};
/// `facts` are word_facts(doc); the tags must be set.
TokenContext token_context(Document const& doc, std::vector<WordFacts> facts);

/// Features of token i that do not depend on the label before it, in two groups. Where the first group
/// alone speaks against a cue by more than kCueGate, the second is never computed and the token stays out.
void cue_gate_features(Document const& doc, TokenContext const& context, uint32_t i, FeatureSet& out);
void cue_features(Document const& doc, TokenContext const& context, uint32_t i, FeatureSet& out);
/// Features of token i after a token labelled `before` (kCueLabels at a sentence's begin).
void cue_transition_features(Document const& doc, TokenContext const& context, uint32_t i, uint32_t before,
                             FeatureSet& out);

/// The best label path (Viterbi) for emission scores [token][kCueRow] and transition scores
/// [token][label before][kCueRow]; at token 0 only the row `before == kCueLabels` counts. An inside
/// never follows an outside. Used with int32 scores by the engine and with float scores in training.
template <class Score>
std::vector<uint8_t> best_cue_path(std::vector<Score> const& emission, std::vector<Score> const& transition) {
  const size_t n = emission.size() / kCueRow;
  std::vector<uint8_t> from(n * kCueRow), path(n);
  Score best[kCueLabels] = {};
  for (size_t k = 0; k < n; ++k) {
    Score next[kCueLabels];
    for (size_t l = 0; l < kCueLabels; ++l) {
      const Score e = emission[k * kCueRow + l];
      bool found = false;
      for (size_t before = 0; before < kCueRow; ++before) {
        if ((k == 0) != (before == kCueLabels) ||
            (l == kCueInside && (before == kCueOut || before == kCueLabels)))
          continue;
        const Score total =
            (k == 0 ? Score{0} : best[before]) + transition[(k * kCueRow + before) * kCueRow + l] + e;
        if (!found || total > next[l]) next[l] = total, from[k * kCueRow + l] = static_cast<uint8_t>(before);
        found = true;
      }
      if (!found) next[l] = Score{-1000000};
    }
    std::copy(next, next + kCueLabels, best);
  }
  size_t label = n ? static_cast<size_t>(std::max_element(best, best + kCueLabels) - best) : 0;
  for (size_t k = n; k-- > 0; label = from[k * kCueRow + label]) path[k] = static_cast<uint8_t>(label);
  return path;
}

struct Cue {
  TokenSpan tokens;
  int32_t margin = 0;  // emission of B less that of O at the first token
};

/// The cues of a document in text order.
std::vector<Cue> tag_cues(Document const& doc, TokenContext const& context, HashedLinear const& model);
/// Adds "told us that" where the model saw no cue.
void add_told_cues(Document const& doc, LanguagePack const& pack, std::vector<Cue>& cues);

}  // namespace firsthand
