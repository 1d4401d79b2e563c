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

std::vector<double> row_weights(LogisticRows const& in, LogisticOptions const& options) {
  std::vector<double> seen(static_cast<size_t>(in.labels));
  for (int l : in.label) seen[static_cast<size_t>(l)] += 1;
  auto const kinds =
      static_cast<double>(std::count_if(seen.begin(), seen.end(), [](double n) { return n > 0; }));
  std::vector<double> out;
  for (int l : in.label) {
    double const fair = static_cast<double>(in.label.size()) / (kinds * seen[static_cast<size_t>(l)]);
    double const more = options.balance == Balance::kFull   ? fair
                        : options.balance == Balance::kRoot ? std::sqrt(fair)
                                                            : 1.0;
    out.push_back(options.strength * more);
  }
  return out;
}

/// Adds the slope of the loss of one row.
void add_slope(std::vector<uint32_t> const& row, size_t label, double weight, std::vector<double> const& w,
               std::vector<double>& shares, std::vector<double>& slope) {
  size_t const labels = shares.size();
  std::fill(shares.begin(), shares.end(), 0.0);
  for (uint32_t f : row)
    for (size_t l = 0; l < labels; ++l) shares[l] += w[f * labels + l];
  double sum = 0;
  for (double& s : shares) sum += s = exponential(s);
  for (size_t l = 0; l < labels; ++l) shares[l] = weight * (shares[l] / sum - (l == label ? 1 : 0));
  for (uint32_t f : row)
    for (size_t l = 0; l < labels; ++l) slope[f * labels + l] += shares[l];
}

}  // namespace

std::vector<double> fit_logistic(LogisticRows const& in, LogisticOptions const& options) {
  std::vector<double> const weight = row_weights(in, options);
  std::vector<double> w(in.features * static_cast<size_t>(in.labels)), slope(w.size()), mean(w.size()),
      square(w.size()), shares(static_cast<size_t>(in.labels));
  double kept_slope = 1, kept_square = 1;
  for (int step = 0; step < options.steps; ++step) {
    slope = w;  // the penalty's
    for (size_t r = 0; r < in.rows.size(); ++r)
      add_slope(in.rows[r], static_cast<size_t>(in.label[r]), weight[r], w, shares, slope);
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

}  // namespace firsthand::train
