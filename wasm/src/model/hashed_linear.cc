// Scoring for HashedLinear: rows of int8 summed into int32.
#include "model/hashed_linear.h"

#include <cstring>

namespace firsthand {
namespace {

constexpr size_t kHeader = 12;

uint32_t read_u32(std::string_view bytes, size_t at) {
  uint32_t v = 0;
  for (int i = 3; i >= 0; --i) v = (v << 8) | static_cast<uint8_t>(bytes[at + static_cast<size_t>(i)]);
  return v;
}

inline __attribute__((always_inline)) void sum_rows(int8_t const* rows, uint32_t mask, size_t labels,
                                                    uint32_t const* features, int count, int32_t* scores) {
  for (int f = 0; f < count; ++f) {
    auto const check = static_cast<int8_t>(HashedLinear::check_of(features[f]));
    const size_t first = features[f] & mask;
    int8_t const* row = rows + first * (labels + 1);
    if (row[0] != check) row = rows + (first ^ 1) * (labels + 1);
    if (row[0] != check) continue;
    for (size_t l = 0; l < labels; ++l) scores[l] += row[l + 1];
  }
}

/// The same with the number of labels known, so that the inner loop becomes vector code.
template <size_t kLabels>
void sum_rows(int8_t const* rows, uint32_t mask, uint32_t const* features, int count, int32_t* scores) {
  sum_rows(rows, mask, kLabels, features, count, scores);
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
  m.rows_.resize(size);
  std::memcpy(m.rows_.data(), bytes.data() + kHeader, size);
  return m;
}

// Not inlined: V8 has no on-stack replacement for WASM, so a hot loop inlined into one long call
// would stay in the slow tier.
[[gnu::noinline]] void HashedLinear::score(uint32_t const* features, int count, int32_t* scores) const {
  switch (labels_) {
    case 3:
      return sum_rows<3>(rows_.data(), mask_, features, count, scores);
    case 7:
      return sum_rows<7>(rows_.data(), mask_, features, count, scores);
    case 31:
      return sum_rows<31>(rows_.data(), mask_, features, count, scores);
    default:
      return sum_rows(rows_.data(), mask_, static_cast<size_t>(labels_), features, count, scores);
  }
}

}  // namespace firsthand
