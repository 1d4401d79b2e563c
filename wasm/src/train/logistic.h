// Multinomial logistic regression with an L2 penalty, over sparse rows of feature numbers or dense rows of
// numbers. Doubles, one thread, fixed order and an exponential of our own: the same rows give the same
// weights to the byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace firsthand::train {

struct LogisticRows {
  int labels = 0;
  size_t features = 0;
  std::vector<std::vector<uint32_t>> rows;  // feature numbers below `features`; each counts 1
  std::vector<int> label;                   // of each row
};

/// How much more a row of a rare label counts: not at all, by the root of how rare it is, or so much that
/// every label counts the same in all.
enum class Balance { kNone, kRoot, kFull };

struct LogisticOptions {
  double strength = 0.1;  // of the rows against the penalty; smaller is smoother
  Balance balance = Balance::kNone;
  int steps = 200;
};

struct DenseRows {
  int labels = 0;
  size_t features = 0;
  std::vector<double> values;  // `features` a row
  std::vector<int> label;      // of each row
};

/// Weights, label by label within a feature.
std::vector<double> fit_logistic(LogisticRows const& rows, LogisticOptions const& options);
std::vector<double> fit_logistic(DenseRows const& rows, LogisticOptions const& options);

}  // namespace firsthand::train
