// All rows at every step, steps scaled for each weight by its gradients so far (Adam, Kingma and Ba 2015),
// with a rate that falls to nothing.
#include "train/logistic.h"

#include <algorithm>
#include <cmath>

namespace firsthand::train {
namespace {

constexpr double kRate = 0.05, kKeepSlope = 0.9, kKeepSquare = 0.99, kTiny = 1e-8;

/// e^x by squaring: libraries differ in the last bit, multiplication does not.
double exponential(double x) {
  double y = 1 + std::clamp(x, -30.0, 30.0) / 4096;
  for (int i = 0; i < 12; ++i) y *= y;
  return y;
}

std::vector<double> row_weights(std::vector<int> const& label, int labels, LogisticOptions const& options) {
  std::vector<double> seen(static_cast<size_t>(labels));
  for (int l : label) seen[static_cast<size_t>(l)] += 1;
  auto const kinds =
      static_cast<double>(std::count_if(seen.begin(), seen.end(), [](double n) { return n > 0; }));
  std::vector<double> out;
  for (int l : label) {
    double const fair = static_cast<double>(label.size()) / (kinds * seen[static_cast<size_t>(l)]);
    double const more = options.balance == Balance::kFull   ? fair
                        : options.balance == Balance::kRoot ? std::sqrt(fair)
                                                            : 1.0;
    out.push_back(options.strength * more);
  }
  return out;
}

/// Sums of scores to slopes of the loss: the share of each label, less what it should be.
void to_slopes(std::vector<double>& shares, size_t label, double weight) {
  double sum = 0;
  for (double& s : shares) sum += s = exponential(s);
  for (size_t l = 0; l < shares.size(); ++l) shares[l] = weight * (shares[l] / sum - (l == label ? 1 : 0));
}

/// Adds the slope of the loss of one row.
void add_slope(LogisticRows const& in, size_t r, double weight, std::vector<double> const& w,
               std::vector<double>& shares, std::vector<double>& slope) {
  size_t const labels = shares.size();
  std::fill(shares.begin(), shares.end(), 0.0);
  for (uint32_t f : in.rows[r])
    for (size_t l = 0; l < labels; ++l) shares[l] += w[f * labels + l];
  to_slopes(shares, static_cast<size_t>(in.label[r]), weight);
  for (uint32_t f : in.rows[r])
    for (size_t l = 0; l < labels; ++l) slope[f * labels + l] += shares[l];
}

void add_slope(DenseRows const& in, size_t r, double weight, std::vector<double> const& w,
               std::vector<double>& shares, std::vector<double>& slope) {
  size_t const labels = shares.size();
  double const* const x = &in.values[r * in.features];
  std::fill(shares.begin(), shares.end(), 0.0);
  for (size_t f = 0; f < in.features; ++f)
    for (size_t l = 0; l < labels; ++l) shares[l] += x[f] * w[f * labels + l];
  to_slopes(shares, static_cast<size_t>(in.label[r]), weight);
  for (size_t f = 0; f < in.features; ++f)
    for (size_t l = 0; l < labels; ++l) slope[f * labels + l] += x[f] * shares[l];
}

template <class Rows>
std::vector<double> fit(Rows const& in, LogisticOptions const& options) {
  std::vector<double> const weight = row_weights(in.label, in.labels, options);
  std::vector<double> w(in.features * static_cast<size_t>(in.labels)), slope(w.size()), mean(w.size()),
      square(w.size()), shares(static_cast<size_t>(in.labels));
  double kept_slope = 1, kept_square = 1;
  for (int step = 0; step < options.steps; ++step) {
    slope = w;  // the penalty's
    for (size_t r = 0; r < in.label.size(); ++r) add_slope(in, r, weight[r], w, shares, slope);
    kept_slope *= kKeepSlope, kept_square *= kKeepSquare;
    double const rate = kRate * (1 - static_cast<double>(step) / options.steps);
    for (size_t i = 0; i < w.size(); ++i) {
      mean[i] = kKeepSlope * mean[i] + (1 - kKeepSlope) * slope[i];
      square[i] = kKeepSquare * square[i] + (1 - kKeepSquare) * slope[i] * slope[i];
      w[i] -= rate * (mean[i] / (1 - kept_slope)) / (std::sqrt(square[i] / (1 - kept_square)) + kTiny);
    }
  }
  return w;
}

}  // namespace

std::vector<double> fit_logistic(LogisticRows const& rows, LogisticOptions const& options) {
  return fit(rows, options);
}

std::vector<double> fit_logistic(DenseRows const& rows, LogisticOptions const& options) {
  return fit(rows, options);
}

}  // namespace firsthand::train
