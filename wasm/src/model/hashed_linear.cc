// Scoring for HashedLinear: rows of int8 summed into int32.
#include "model/hashed_linear.h"

#include <cstring>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace firsthand {
namespace {

constexpr size_t kHeader = 12;

uint32_t read_u32(std::string_view bytes, size_t at) {
  uint32_t v = 0;
  for (int i = 3; i >= 0; --i) v = (v << 8) | static_cast<uint8_t>(bytes[at + static_cast<size_t>(i)]);
  return v;
}

typedef int16_t Shorts8 __attribute__((vector_size(16)));

/// Eight int8 weights as int16. WebAssembly has one instruction for it, which compilers find for nothing but
/// a load: of a value that was picked before they make five.
Shorts8 load_widened(int8_t const* weights) {
#ifdef __wasm_simd128__
  return (Shorts8)wasm_i16x8_load8x8(weights);
#else
  typedef int8_t Bytes16 __attribute__((vector_size(16)));
  Bytes16 bytes{};
  std::memcpy(&bytes, weights, 8);
  return (Shorts8)__builtin_shufflevector(bytes, bytes, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7) >> 8;
#endif
}

/// Of a feature's bucket of two rows. No branches here and below: many features were never learnt, and no
/// predictor can tell which.
int8_t const* bucket_of(int8_t const* rows, uint32_t mask, size_t stride, uint32_t feature) {
  return rows + size_t{feature & mask & ~1u} * stride;
}

/// The row of a bucket that has the feature's check byte, or zeros.
int8_t const* row_of(int8_t const* bucket, size_t stride, uint8_t check) {
  static constexpr int8_t kZeros[32] = {};
  int8_t const* const second = bucket + stride;
  int8_t const* const other = static_cast<uint8_t>(*second) == check ? second : kZeros;
  return static_cast<uint8_t>(*bucket) == check ? bucket : other;
}

/// Rows of three weights: a bucket is eight bytes, of which the lanes of one row are kept or none. Sums fit
/// int16: 96 features of at most 127.
void sum_buckets(int8_t const* rows, uint32_t mask, uint32_t const* features, int count, int32_t* scores) {
  static constexpr Shorts8 kKept[] = {
      {}, {-1, -1, -1, -1, 0, 0, 0, 0}, {0, 0, 0, 0, -1, -1, -1, -1}, {-1, -1, -1, -1, 0, 0, 0, 0}};
  Shorts8 sums{};
  for (int f = 0; f < count; ++f) {
    int8_t const* const bucket = bucket_of(rows, mask, 4, features[f]);
    uint8_t const check = HashedLinear::check_of(features[f]);
    size_t const kept =
        (static_cast<uint8_t>(bucket[0]) == check) + 2 * (static_cast<uint8_t>(bucket[4]) == check);
    sums += load_widened(bucket) & kKept[kept];
  }
  for (size_t l = 0; l < 3; ++l) scores[l] += sums[l + 1] + sums[l + 5];
}

/// Rows of eight bytes a register: kRegisters * 8 - 1 weights.
template <size_t kRegisters>
void sum_rows_of(int8_t const* rows, uint32_t mask, uint32_t const* features, int count, int32_t* scores) {
  constexpr size_t kStride = kRegisters * 8;
  Shorts8 sums[kRegisters] = {};
  for (int f = 0; f < count; ++f) {
    uint8_t const check = HashedLinear::check_of(features[f]);
    int8_t const* const row = row_of(bucket_of(rows, mask, kStride, features[f]), kStride, check);
    for (size_t r = 0; r < kRegisters; ++r) sums[r] += load_widened(row + 8 * r);
  }
  for (size_t l = 1; l < kStride; ++l) scores[l - 1] += sums[l / 8][l % 8];
}

void sum_rows(int8_t const* rows, uint32_t mask, size_t labels, uint32_t const* features, int count,
              int32_t* scores) {
  for (int f = 0; f < count; ++f) {
    auto const check = static_cast<int8_t>(HashedLinear::check_of(features[f]));
    int8_t const* row = bucket_of(rows, mask, labels + 1, features[f]);
    if (row[0] != check) row += labels + 1;
    if (row[0] != check) continue;
    for (size_t l = 0; l < labels; ++l) scores[l] += row[l + 1];
  }
}

}  // namespace

Result<HashedLinear> HashedLinear::parse(std::string_view name, std::string_view bytes) {
  auto const fail = [&](char const* why) {
    return Error{ErrorCode::kBadResource, "model " + std::string(name) + ": " + why};
  };
  if (bytes.size() < kHeader) return fail("the file is too short");
  const uint32_t labels = read_u32(bytes, 0), log2_rows = read_u32(bytes, 4);
  if (labels < 1 || labels > kMostLabels || log2_rows < 1 || log2_rows > 24)
    return fail("the header is damaged");
  const size_t size = size_t{labels + 1} << log2_rows;
  if (bytes.size() != kHeader + size) return fail("the size does not fit its header");
  HashedLinear m;
  m.labels_ = static_cast<int>(labels);
  m.mask_ = (1u << log2_rows) - 1;
  m.rows_ = reinterpret_cast<int8_t const*>(bytes.data() + kHeader);
  return m;
}

Result<HashedLinear> HashedLinear::own(std::string_view name, std::string bytes) {
  auto const kept = std::make_shared<std::string const>(std::move(bytes));
  Result<HashedLinear> model = parse(name, *kept);
  if (model) model.value().owned_ = kept;
  return model;
}

// Not inlined: V8 has no on-stack replacement for WASM, so a hot loop inlined into one long call
// would stay in the slow tier.
[[gnu::noinline]] void HashedLinear::score(uint32_t const* features, int count, int32_t* scores) const {
  switch (labels_) {
    case 3:
      return sum_buckets(rows_, mask_, features, count, scores);
    case 7:
      return sum_rows_of<1>(rows_, mask_, features, count, scores);
    case 31:
      return sum_rows_of<4>(rows_, mask_, features, count, scores);
    default:
      return sum_rows(rows_, mask_, static_cast<size_t>(labels_), features, count, scores);
  }
}

}  // namespace firsthand
