// Building blocks of hashed features: a bounded set of feature hashes and the facts of a word form
// that several models use. Training and inference share this code, so a feature means one thing.
#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

#include "model/hashed_linear.h"
#include "text/document.h"

namespace firsthand {

/// The features of one decision. A template is a small number that says what the values mean.
class FeatureSet {
 public:
  static constexpr int kMost = 96;

  FeatureSet() = default;
  /// Of a model that will score them all.
  explicit FeatureSet(HashedLinear const& scorer) : fetch_(scorer.fetcher()) {}

  void clear() { count_ = 0; }
  void add(uint32_t tmpl, uint32_t a) { push(step(seed(tmpl), a)); }
  void add(uint32_t tmpl, uint32_t a, uint32_t b) { push(step(step(seed(tmpl), a), b)); }
  void add(uint32_t tmpl, uint32_t a, uint32_t b, uint32_t c) { push(step(step(step(seed(tmpl), a), b), c)); }

  uint32_t const* data() const { return ids_; }
  int size() const { return count_; }

 private:
  // A cheaper hash (one multiplication a step) cost half a point of F1, so mix() it is.
  static constexpr uint32_t seed(uint32_t tmpl) { return (tmpl + 1) * 0x9e3779b1u; }
  static constexpr uint32_t step(uint32_t h, uint32_t v) { return mix(h, v); }
  void push(uint32_t h) {
    assert(count_ < kMost);  // a decision's templates are counted in code: 70 at most
    ids_[count_++] = h;
    fetch_(h);
  }
  uint32_t ids_[kMost];
  int count_ = 0;
  HashedLinear::Fetcher fetch_;
};

/// Hashes of parts of a token's lower-cased form, and its shape ("Xx", "d", "x-x", runs collapsed).
struct WordFacts {
  uint32_t word = 0;
  uint32_t suffix2 = 0, suffix3 = 0, suffix4 = 0;
  uint32_t prefix1 = 0, prefix3 = 0;
  uint32_t shape = 0;
  uint32_t stem = 0;  // hash of the form cut of a regular ending
  bool capitalised = false;
};

/// One WordFacts for each token of the document.
std::vector<WordFacts> word_facts(Document const& doc);

/// Buckets a count for use as a feature value: 0..4 exact, then 5-6, 7-9, 10-14, 15-24, 25-49, 50+.
constexpr uint32_t bucket(uint32_t n) {
  return n < 5 ? n : n < 7 ? 5 : n < 10 ? 6 : n < 15 ? 7 : n < 25 ? 8 : n < 50 ? 9 : 10;
}

}  // namespace firsthand
