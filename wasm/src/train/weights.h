// Weights of a hashed linear model while it is learnt: one float row for each feature seen often
// enough, moved by AdaGrad (Duchi et al. 2011) and averaged over all steps (Collins 2002, in the lazy
// form of Daumé 2006). Only IEEE +, *, / and sqrt in a fixed order, so training repeats to the byte.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace firsthand::train {

/// Numbers the features of a training set: 32-bit hashes to dense rows. First count(), then freeze().
class FeatureIndex {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFFu;

  FeatureIndex() : slots_(size_t{1} << 16) {}
  void count(uint32_t feature);
  /// Gives rows to the features counted at least `least` times; the others become kNone.
  void freeze(uint32_t least);
  uint32_t row(uint32_t feature) const { return slots_[slot_of(feature)].row; }
  /// Replaces features by rows in place, dropping those without one. Returns how many are left.
  int rows_of(uint32_t* features, int count) const;

  size_t rows() const { return features_.size(); }
  uint32_t feature(size_t row) const { return features_[row]; }
  uint32_t seen(size_t row) const { return counts_[row]; }

 private:
  struct Slot {
    uint32_t feature = 0, count = 0, row = kNone;
  };
  size_t slot_of(uint32_t feature) const;
  void grow();

  std::vector<Slot> slots_;  // open addressing; count 0 = free
  size_t used_ = 0;
  std::vector<uint32_t> features_, counts_;
};

class Weights {
 public:
  Weights(int labels, FeatureIndex const& index)
      : labels_(labels), index_(index), w_(size_t(labels) * index.rows()), g_(w_.size()), u_(w_.size()) {}

  void tick() { steps_ += 1; }

  void score(uint32_t const* rows, int count, float* scores) const {
    for (int f = 0; f < count; ++f) {
      float const* row = &w_[size_t{rows[f]} * static_cast<size_t>(labels_)];
      for (int l = 0; l < labels_; ++l) scores[l] += row[l];
    }
  }
  void update(uint32_t const* rows, int count, int label, float delta) {
    for (int f = 0; f < count; ++f) {
      const size_t at = size_t{rows[f]} * static_cast<size_t>(labels_) + static_cast<size_t>(label);
      g_[at] += delta * delta;
      float const step = delta / std::sqrt(g_[at] + kEpsilon);
      w_[at] += step;
      u_[at] += static_cast<double>(step) * static_cast<double>(steps_);
    }
  }

  /// Weights learnt elsewhere, label by label within a row; they are not averaged any more.
  void set(std::vector<double> const& weights) {
    for (size_t at = 0; at < w_.size(); ++at) w_[at] = static_cast<float>(weights[at]);
  }

  /// By how much the exported weights are larger than these: as much as fits, or what fix_scale() said.
  float scale() const;
  /// For scores whose size means something; weights beyond int8 are cut.
  void fix_scale(float scale) { fixed_scale_ = scale; }

  /// A HashedLinear file of 2^log2_rows rows: the averaged weights in int8, the most important
  /// features first where two want one place. Prints how many found one, under `name`.
  std::string exported(std::string const& name, int log2_rows) const;

 private:
  static constexpr float kEpsilon = 1.0f;  // damps the first steps of rare features
  static constexpr float kLargestWeight =
      6.0f;  // larger ones are cut, so that small ones keep their resolution

  float average(size_t at) const {
    return w_[at] - static_cast<float>(u_[at] / static_cast<double>(steps_ + 1));
  }

  int labels_;
  FeatureIndex const& index_;
  std::vector<float> w_, g_;
  std::vector<double> u_;
  uint64_t steps_ = 1;
  float fixed_scale_ = 0;
};

}  // namespace firsthand::train
