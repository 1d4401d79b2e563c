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

/// Of the two rows of a feature's bucket the one with its check byte, or zeros. Two selections and no branch,
/// since many features were never learnt and no predictor can tell which.
template <class Word>
Word pick(int8_t const* bucket, uint8_t check) {
  Word first, second;
  std::memcpy(&first, bucket, sizeof first);
  std::memcpy(&second, bucket + sizeof first, sizeof second);
  const Word other = static_cast<uint8_t>(second) == check ? second : Word{0};
  return static_cast<uint8_t>(first) == check ? first : other;
}

typedef int16_t Shorts8 __attribute__((vector_size(16)));
typedef int8_t Bytes16 __attribute__((vector_size(16)));
typedef uint64_t Longs2 __attribute__((vector_size(16)));

/// The low or high eight of sixteen int8 lanes as int16. WebAssembly has one instruction for it, which
/// compilers do not find alone.
template <bool high>
Shorts8 widened(Bytes16 lanes) {
#ifdef __wasm_simd128__
  return (Shorts8)(high ? wasm_i16x8_extend_high_i8x16((v128_t)lanes)
                        : wasm_i16x8_extend_low_i8x16((v128_t)lanes));
#else
  const Bytes16 twice =
      high ? __builtin_shufflevector(lanes, lanes, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15)
           : __builtin_shufflevector(lanes, lanes, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);
  return (Shorts8)twice >> 8;
#endif
}

/// Rows of at most 8 bytes: one word a row, sums in eight int16 lanes (96 features of 127 fit).
template <class Word>
void sum_words(int8_t const* rows, uint32_t mask, int labels, uint32_t const* features, int count,
               int32_t* scores) {
  Shorts8 sums{};
  for (int f = 0; f < count; ++f) {
    int8_t const* bucket = rows + size_t{features[f] & mask & ~1u} * sizeof(Word);
    const uint64_t row = pick<Word>(bucket, HashedLinear::check_of(features[f]));
    sums += widened<false>((Bytes16)Longs2{row, row});
  }
  for (int l = 0; l < labels; ++l) scores[l] += sums[l + 1];
}

void sum_rows(int8_t const* rows, uint32_t mask, size_t labels, uint32_t const* features, int count,
              int32_t* scores) {
  for (int f = 0; f < count; ++f) {
    auto const check = static_cast<int8_t>(HashedLinear::check_of(features[f]));
    int8_t const* row = rows + size_t{features[f] & mask & ~1u} * (labels + 1);
    if (row[0] != check) row += labels + 1;
    if (row[0] != check) continue;
    for (size_t l = 0; l < labels; ++l) scores[l] += row[l + 1];
  }
}

/// The tagger's 31 labels: four registers of sums.
void sum_wide_rows(int8_t const* rows, uint32_t mask, uint32_t const* features, int count, int32_t* scores) {
  constexpr size_t kStride = 32;
  Shorts8 sums[4] = {};
  for (int f = 0; f < count; ++f) {
    auto const check = static_cast<int8_t>(HashedLinear::check_of(features[f]));
    int8_t const* row = rows + size_t{features[f] & mask & ~1u} * kStride;
    row += row[0] == check ? 0 : kStride;
    if (row[0] != check) continue;
    Bytes16 halves[2];
    std::memcpy(halves, row, sizeof halves);
    sums[0] += widened<false>(halves[0]);
    sums[1] += widened<true>(halves[0]);
    sums[2] += widened<false>(halves[1]);
    sums[3] += widened<true>(halves[1]);
  }
  for (size_t l = 1; l < kStride; ++l) scores[l - 1] += sums[l / 8][l % 8];
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
      return sum_words<uint32_t>(rows_, mask_, labels_, features, count, scores);
    case 7:
      return sum_words<uint64_t>(rows_, mask_, labels_, features, count, scores);
    case 31:
      return sum_wide_rows(rows_, mask_, features, count, scores);
    default:
      return sum_rows(rows_, mask_, static_cast<size_t>(labels_), features, count, scores);
  }
}

}  // namespace firsthand
