// How strongly each other voice of an article speaks against a claim: scores of a small classifier over pairs
// of a claim and a voice. The strongest ones tell the classifier of disputes (dispute.h) how contested a
// claim and its article are, and which voice is shown for it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/hashed_linear.h"
#include "stages/claim_context.h"
#include "stages/field_features.h"

namespace firsthand {

/// Scores are in this many units a logit, whatever the weights.
constexpr int kContraryUnits = 32;
constexpr int kNobodyAgainst = -8 * kContraryUnits;  // the score where there is no other voice

struct Contrary {
  int first = kNobodyAgainst, second = kNobodyAgainst;  // of the two strongest voices
  int nested = kNobodyAgainst;    // the highest `first` of the claims that hold it or that it holds
  int others = kNobodyAgainst;    // the mean `first` of the article's other facts
  std::optional<uint32_t> voice;  // the strongest
};

/// The features of a claim and another voice. Training and inference share them.
Features contrary_features(VoicePair const& pair);

/// The voices that are weighed for a claim: those near it in the list, without itself.
std::vector<uint32_t> voices_weighed(Document const& doc, uint32_t claim);

/// Of every attribution; without a classifier nobody speaks against anything.
std::vector<Contrary> read_contrary(Document const& doc, ContextReader const& reader,
                                    HashedLinear const* model);

}  // namespace firsthand
