// Matrices of int8 weights for the refining tier. Rows of activations are cut to int8 too, products are
// summed as int32, so the sums are exact and every target gives the same bytes. Floats appear only as
// scales, in an order of operations that is written down.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace firsthand {

/// Four floats at once; one operation a lane, so lanes round alike on every target.
typedef float Floats4 __attribute__((vector_size(16)));
typedef int32_t Ints4 __attribute__((vector_size(16)));

/// Rows of activations as integers of -127..127, widened for the kernel. values = row / scale.
class QuantizedRows {
 public:
  static constexpr size_t kTogether = 4;  // rows that the kernel takes at once; zeros fill the last ones up

  /// Takes `rows` rows of `cols` floats (a multiple of 8). Each row gets a scale of its own.
  void take(float const* x, size_t rows, size_t cols);
  /// The same with one scale for `rows` rows together, each laid out `taps` times wide: row r holds the
  /// rows r + offsets[0], r + offsets[1] ... side by side, zeros where there is none. For convolutions.
  void take_taps(float const* x, size_t rows, size_t cols, std::vector<int> const& offsets);

  size_t rows() const { return rows_; }
  size_t cols() const { return cols_; }
  int16_t const* row(size_t r) const { return values_.data() + r * cols_; }
  float scale(size_t r) const { return scales_[r]; }

 private:
  static size_t padded(size_t rows) { return (rows + kTogether - 1) / kTogether * kTogether; }

  size_t rows_ = 0, cols_ = 0;
  std::vector<int16_t> values_;
  std::vector<float> scales_;
};

/// Reads little-endian numbers and arrays one after the other; every read beyond the end leaves ok() false.
class WeightReader {
 public:
  explicit WeightReader(std::string_view bytes) : bytes_(bytes) {}
  uint32_t number();
  std::vector<float> floats(size_t count);
  std::vector<int8_t> ints(size_t count);
  std::string_view bytes(size_t count);
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
};

/// y = W x + b with int8 rows, each with a scale.
class Int8Matrix {
 public:
  Int8Matrix() = default;
  /// `rows` scales, `rows` biases, then the int8 rows; `cols` is a multiple of 8.
  Int8Matrix(WeightReader& reader, size_t rows, size_t cols);

  size_t rows() const { return rows_; }
  size_t cols() const { return cols_; }
  /// out[r * rows() + o] for every row r of x.
  void multiply(QuantizedRows const& x, float* out) const;

 private:
  /// kTogether rows of x from r on with all rows of weights from `first` on, kW at once.
  template <size_t kW>
  void multiply_columns(QuantizedRows const& x, size_t r, size_t first, float* out) const;

  size_t rows_ = 0, cols_ = 0;
  std::vector<float> scales_, bias_;
  std::vector<int8_t> weights_;
};

/// A table of int8 rows, each with a scale: embeddings.
class Int8Table {
 public:
  Int8Table() = default;
  Int8Table(WeightReader& reader, size_t rows, size_t cols);

  size_t rows() const { return rows_; }
  /// out[0..cols) += row * by
  void add(size_t row, float by, float* out) const;
  /// The sum of row * x.
  float dot(size_t row, float const* x) const;

 private:
  size_t rows_ = 0, cols_ = 0;
  std::vector<float> scales_;
  std::vector<int8_t> values_;
};

/// e^x for x <= 0, within a hundred-thousandth of itself; below -80 it is 0. Equal on every target.
float exp_of_negative(float x);

}  // namespace firsthand
