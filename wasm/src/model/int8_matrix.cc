// Kernels of the refining tier. Not inlined: V8 has no on-stack replacement for WASM, so a hot loop
// inlined into one long call would stay in the slow tier.
#include "model/int8_matrix.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <utility>

#include "model/exponential.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace firsthand {
namespace {

constexpr size_t kLanes = 8;  // products of one step

#ifdef __wasm_simd128__
using Vector = v128_t;
Vector load_weights(int8_t const* w) {
  return wasm_i16x8_load8x8(w);
}
Vector load_values(int16_t const* x) {
  return wasm_v128_load(x);
}
Vector none() {
  return wasm_i32x4_splat(0);
}
Vector add_products(Vector sum, Vector a, Vector b) {
  return wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(a, b));
}
int32_t total(Vector v) {
  return wasm_i32x4_extract_lane(v, 0) + wasm_i32x4_extract_lane(v, 1) + wasm_i32x4_extract_lane(v, 2) +
         wasm_i32x4_extract_lane(v, 3);
}
#elif defined(__SSE2__)
using Vector = __m128i;
Vector load_weights(int8_t const* w) {
  const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<__m128i const*>(w));
  return _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
}
Vector load_values(int16_t const* x) {
  return _mm_loadu_si128(reinterpret_cast<__m128i const*>(x));
}
Vector none() {
  return _mm_setzero_si128();
}
Vector add_products(Vector sum, Vector a, Vector b) {
  return _mm_add_epi32(sum, _mm_madd_epi16(a, b));
}
int32_t total(Vector v) {
  int32_t lane[4];
  std::memcpy(lane, &v, sizeof lane);
  return lane[0] + lane[1] + lane[2] + lane[3];
}
#else
struct Vector {
  int32_t lane[kLanes];
};
Vector load_weights(int8_t const* w) {
  Vector v;
  std::copy(w, w + kLanes, v.lane);
  return v;
}
Vector load_values(int16_t const* x) {
  Vector v;
  std::copy(x, x + kLanes, v.lane);
  return v;
}
Vector none() {
  return {};
}
Vector add_products(Vector sum, Vector a, Vector b) {
  for (size_t k = 0; k < kLanes; ++k) sum.lane[k] += a.lane[k] * b.lane[k];
  return sum;
}
int32_t total(Vector v) {
  int32_t sum = 0;
  for (int32_t x : v.lane) sum += x;
  return sum;
}
#endif

/// One row of activations against kW weights. Folds, because not every compiler unrolls loops of known
/// length.
template <size_t... kWs>
inline void add_row(Vector* sums, Vector const* weights, int16_t const* x, std::index_sequence<kWs...>) {
  const Vector values = load_values(x);
  ((sums[kWs] = add_products(sums[kWs], values, weights[kWs])), ...);
}

template <size_t... kWs>
inline void clear(Vector* sums, std::index_sequence<kWs...>) {
  ((sums[kWs] = none()), ...);
}

template <size_t... kWs>
inline void put_totals(Vector const* sums, int32_t* out, std::index_sequence<kWs...>) {
  ((out[kWs] = total(sums[kWs])), ...);
}

template <size_t... kXs, size_t... kWs>
inline void dots_of(int16_t const* x, int8_t const* w, size_t cols, int32_t* out, std::index_sequence<kXs...>,
                    std::index_sequence<kWs...> each) {
  constexpr size_t kX = sizeof...(kXs), kW = sizeof...(kWs);
  Vector sums[kX * kW];
  (clear(sums + kXs * kW, each), ...);
  for (size_t k = 0; k < cols; k += kLanes) {
    const Vector weights[] = {load_weights(w + kWs * cols + k)...};
    (add_row(sums + kXs * kW, weights, x + kXs * cols + k, each), ...);
  }
  (put_totals(sums + kXs * kW, out + kXs * kW, each), ...);
}

/// Dot products of kX rows of activations with kW rows of weights, `cols` long; out[i * kW + j].
template <size_t kX, size_t kW>
[[gnu::noinline]] void dots(int16_t const* x, int8_t const* w, size_t cols, int32_t* out) {
  dots_of(x, w, cols, out, std::make_index_sequence<kX>(), std::make_index_sequence<kW>());
}

Floats4 load4(float const* x) {
  Floats4 v;
  std::memcpy(&v, x, sizeof v);
  return v;
}

/// The greatest absolute value; `count` is a multiple of 4.
[[gnu::noinline]] float greatest(float const* x, size_t count) {
  const Ints4 value = {0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff};
  Floats4 most{};
  for (size_t k = 0; k < count; k += 4) {
    const Floats4 v = (Floats4)((Ints4)load4(x + k) & value);
    const Ints4 more = v > most;
    most = (Floats4)(((Ints4)v & more) | ((Ints4)most & ~more));
  }
  return std::max(std::max(most[0], most[1]), std::max(most[2], most[3]));
}

/// Halves go away from zero: the same on every target, whatever its rounding mode.
[[gnu::noinline]] void quantize_row(float const* x, size_t cols, float by, int16_t* out) {
  typedef int16_t Shorts4 __attribute__((vector_size(8)));
  const Floats4 half = {0.5f, 0.5f, 0.5f, 0.5f};
  const Ints4 sign = {INT32_MIN, INT32_MIN, INT32_MIN, INT32_MIN};
  for (size_t k = 0; k < cols; k += 4) {
    const Floats4 v = load4(x + k) * by;
    const Floats4 away = (Floats4)((Ints4)half | ((Ints4)v & sign));
    const Shorts4 narrow = __builtin_convertvector(__builtin_convertvector(v + away, Ints4), Shorts4);
    std::memcpy(out + k, &narrow, sizeof narrow);
  }
}

constexpr float kFullScale = 127.0f;

}  // namespace

void QuantizedRows::take(float const* x, size_t rows, size_t cols) {
  rows_ = rows, cols_ = cols;
  values_.assign(padded(rows) * cols, 0), scales_.resize(rows);
  for (size_t r = 0; r < rows; ++r) {
    float const most = greatest(x + r * cols, cols);
    scales_[r] = most / kFullScale;
    quantize_row(x + r * cols, cols, most > 0 ? kFullScale / most : 0.0f, values_.data() + r * cols);
  }
}

void QuantizedRows::take_taps(float const* x, size_t rows, size_t cols, std::vector<int> const& offsets) {
  rows_ = rows, cols_ = cols * offsets.size();
  float const most = greatest(x, rows * cols);
  scales_.assign(rows, most / kFullScale);
  std::vector<int16_t> plain(rows * cols);
  quantize_row(x, rows * cols, most > 0 ? kFullScale / most : 0.0f, plain.data());
  values_.assign(padded(rows) * cols_, 0);
  for (size_t r = 0; r < rows; ++r) {
    for (size_t t = 0; t < offsets.size(); ++t) {
      auto const from = static_cast<ptrdiff_t>(r) + offsets[t];
      if (from < 0 || from >= static_cast<ptrdiff_t>(rows)) continue;
      std::copy_n(plain.data() + static_cast<size_t>(from) * cols, cols,
                  values_.data() + r * cols_ + t * cols);
    }
  }
}

uint32_t WeightReader::number() {
  uint32_t v = 0;
  std::string_view const b = bytes(4);
  for (size_t i = b.size(); i-- > 0;) v = (v << 8) | static_cast<uint8_t>(b[i]);
  return v;
}

std::string_view WeightReader::bytes(size_t count) {
  if (!ok_ || count > bytes_.size() - at_) return ok_ = false, std::string_view();
  at_ += count;
  return bytes_.substr(at_ - count, count);
}

std::vector<float> WeightReader::floats(size_t count) {
  std::string_view const b = bytes(count * sizeof(float));
  std::vector<float> out(b.size() / sizeof(float));
  if (!out.empty()) std::memcpy(out.data(), b.data(), b.size());
  return out;
}

std::vector<int8_t> WeightReader::ints(size_t count) {
  std::string_view const b = bytes(count);
  auto const* first = reinterpret_cast<int8_t const*>(b.data());
  return {first, first + b.size()};
}

Int8Matrix::Int8Matrix(WeightReader& reader, size_t rows, size_t cols) : rows_(rows), cols_(cols) {
  scales_ = reader.floats(rows);
  bias_ = reader.floats(rows);
  weights_ = reader.ints(rows * cols);
}

template <size_t kW>
[[gnu::noinline]] void Int8Matrix::multiply_columns(QuantizedRows const& x, size_t r, size_t first,
                                                    float* out) const {
  constexpr size_t kX = QuantizedRows::kTogether;
  const size_t rows = std::min(kX, x.rows() - r);
  int32_t sums[kX * kW];
  for (size_t o = first; o + kW <= rows_; o += kW) {
    dots<kX, kW>(x.row(r), weights_.data() + o * cols_, cols_, sums);
    for (size_t i = 0; i < rows; ++i)
      for (size_t j = 0; j < kW; ++j)
        out[(r + i) * rows_ + o + j] =
            static_cast<float>(sums[i * kW + j]) * (x.scale(r + i) * scales_[o + j]) + bias_[o + j];
  }
}

void Int8Matrix::multiply(QuantizedRows const& x, float* out) const {
  constexpr size_t kW = 2;  // with four rows of activations what V8's fifteen registers hold without spilling
  for (size_t r = 0; r < x.rows(); r += QuantizedRows::kTogether) {
    multiply_columns<kW>(x, r, 0, out);
    if (rows_ % kW) multiply_columns<1>(x, r, rows_ - rows_ % kW, out);
  }
}

Int8Table::Int8Table(WeightReader& reader, size_t rows, size_t cols) : rows_(rows), cols_(cols) {
  scales_ = reader.floats(rows);
  values_ = reader.ints(rows * cols);
}

void Int8Table::add(size_t row, float by, float* out) const {
  float const scale = scales_[row] * by;
  int8_t const* v = values_.data() + row * cols_;
  for (size_t k = 0; k < cols_; ++k) out[k] += static_cast<float>(v[k]) * scale;
}

float Int8Table::dot(size_t row, float const* x) const {
  int8_t const* v = values_.data() + row * cols_;
  float sum = 0;
  for (size_t k = 0; k < cols_; ++k) sum += static_cast<float>(v[k]) * x[k];
  return sum * scales_[row];
}

float exp_of_negative(float x) {
  return exp_lanes(Floats4{x, x, x, x})[0];
}

}  // namespace firsthand
