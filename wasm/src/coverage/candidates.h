// Which of many articles are worth comparing in full: pairs found without looking at every pair. Two ways
// in: MinHash over winnowed fingerprints (Broder 1997) finds passages in common word for word; rare words,
// names and numbers in common find retellings in other words.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "coverage/side.h"

namespace firsthand {

inline constexpr size_t kMinHashes = 128;

/// What finding candidates needs of one article: 2 KB at most.
struct Sketch {
  std::array<uint32_t, kMinHashes> minima{};  // least value of each hash over the fingerprints
  std::vector<uint32_t> stems;                // names, numbers, words: sorted, unique, at most 400
  bool has_prints = false;                    // false: too short for a fingerprint
};

Sketch sketch_of(Side const& side);

/// All sketches, by place; pairs are places.
class Candidates {
 public:
  explicit Candidates(std::vector<Sketch> sketches);

  /// Pairs (a < b) worth comparing, in order. A pair that shares a tenth of its fingerprints is found with a
  /// chance of 99 in 100. Near-linear: values common to many articles join each with the next only.
  std::vector<std::pair<uint32_t, uint32_t>> pairs() const;

  /// The articles that share most rare stems with one, most first, at most `most`.
  std::vector<uint32_t> nearest(uint32_t article, size_t most) const;

 private:
  using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;
  struct Scored {
    uint32_t article, shared;
  };

  void by_prints(Pairs& out) const;
  void by_stems(Pairs& out) const;
  std::vector<Scored> sharing(uint32_t article) const;
  std::vector<uint32_t> const* rare(uint32_t stem) const;

  std::vector<Sketch> sketches_;
  std::vector<std::pair<uint32_t, std::vector<uint32_t>>> postings_;  // by stem: the articles that have it
  std::vector<uint32_t> weight_;                                      // of all stems of each article
  mutable std::vector<uint32_t> met_;  // scratch: shared weight of each article
};

}  // namespace firsthand
