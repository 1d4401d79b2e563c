// See learn_heads.h. Inputs are standardized, so that the penalty means the same for all; what is written
// reads them as they are.
#include "train/learn_heads.h"

#include <algorithm>
#include <cmath>

namespace firsthand::train {
namespace {

// How much an input of each sort may say before the penalty. Five folds over the 95 articles, kind, macro F1:
// 73.2 so; three times the vectors' 73.7, but on the half for fitting 66.4 instead of 71.2.
constexpr double kVectors = 3, kLinear = 10, kStrength = 0.3;
constexpr double kFullScale = 127;

struct Column {
  double mean = 0, by = 0;  // an input becomes (input - mean) * by
};

void put(std::string& out, void const* data, size_t size) {
  out.append(static_cast<char const*>(data), size);
}

void put_float(std::string& out, double value) {
  auto const x = static_cast<float>(value);
  put(out, &x, sizeof x);
}

void put_number(std::string& out, size_t number) {
  auto const n = static_cast<uint32_t>(number);
  put(out, &n, sizeof n);
}

/// A row's inputs: the pools, the linear scores, and 1 for the bias.
double input_of(HeadRow const& row, size_t column) {
  if (column < row.pools->size()) return (*row.pools)[column];
  size_t const at = column - row.pools->size();
  return at < row.linear.size() ? row.linear[at] : 1.0;
}

/// Vectors are brought to one spread a column; scores, whose sum over the labels is nought, keep theirs.
std::vector<Column> columns_of(std::vector<HeadRow> const& rows, size_t vectors, size_t all) {
  std::vector<Column> out(all, {0, std::sqrt(kLinear)});
  out.back().by = 1;
  auto const n = static_cast<double>(rows.size());
  for (size_t c = 0; c < vectors; ++c) {
    double sum = 0, squares = 0;
    for (HeadRow const& r : rows) sum += input_of(r, c);
    for (HeadRow const& r : rows) squares += (input_of(r, c) - sum / n) * (input_of(r, c) - sum / n);
    double const spread = std::sqrt(squares / n) + 1e-6;
    out[c] = {sum / n, std::sqrt(kVectors / static_cast<double>(vectors)) / spread};
  }
  return out;
}

DenseRows standardized(std::vector<HeadRow> const& rows, std::vector<Column> const& columns, int labels) {
  DenseRows out;
  out.labels = labels, out.features = columns.size();
  for (HeadRow const& r : rows) {
    for (size_t c = 0; c < columns.size(); ++c)
      out.values.push_back((input_of(r, c) - columns[c].mean) * columns[c].by);
    out.label.push_back(r.label);
  }
  return out;
}

/// Weights of the inputs as they are, label by label.
struct Learnt {
  std::vector<double> w;
  std::vector<Column> columns;
  size_t labels, vectors;

  double weight(size_t column, size_t label) const { return w[column * labels + label] * columns[column].by; }
  double bias(size_t label) const {
    double out = weight(columns.size() - 1, label);
    for (size_t c = 0; c < vectors; ++c) out -= weight(c, label) * columns[c].mean;
    return out;
  }
};

/// A row a label and pool: scales, then values of -127..127, as Int8Table reads them.
void put_table(std::string& out, Learnt const& head, size_t width) {
  std::string values;
  for (size_t l = 0; l < head.labels; ++l)
    for (size_t at = 0; at < head.vectors; at += width) {
      double most = 1e-12;
      for (size_t c = at; c < at + width; ++c) most = std::max(most, std::fabs(head.weight(c, l)));
      put_float(out, most / kFullScale);
      for (size_t c = at; c < at + width; ++c)
        values += static_cast<char>(std::lround(head.weight(c, l) * kFullScale / most));
    }
  out += values;
}

}  // namespace

std::string learn_head(std::string const& field, std::vector<HeadRow> const& rows, int labels, double scale,
                       Balance balance, HeadShape const& shape) {
  size_t const vectors = shape.width * shape.pools, all = vectors + static_cast<size_t>(labels) + 1;
  std::vector<Column> const columns = columns_of(rows, vectors, all);
  Learnt const head{fit_logistic(standardized(rows, columns, labels), {kStrength, balance}), columns,
                    static_cast<size_t>(labels), vectors};
  std::string out;
  put_number(out, field.size());
  out += field;
  put_number(out, head.labels);
  for (size_t l = 0; l < head.labels; ++l) put_float(out, head.bias(l));
  for (size_t l = 0; l < head.labels; ++l)
    for (size_t m = 0; m < head.labels; ++m) put_float(out, head.weight(vectors + m, l) / scale);
  put_table(out, head, shape.width);
  return out;
}

std::string heads_file(HeadShape const& shape, std::vector<std::string> const& parts) {
  std::string out = "FHH1";
  put_number(out, shape.fingerprint);
  put_number(out, shape.width);
  put_number(out, shape.pools);
  put_number(out, parts.size());
  for (std::string const& part : parts) out += part;
  return out;
}

}  // namespace firsthand::train
