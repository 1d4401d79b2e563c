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

}  // namespace

Result<HashedLinear> HashedLinear::parse(std::string_view name, std::string_view bytes) {
  auto const fail = [&](char const* why) {
    return Error{ErrorCode::kBadResource, "model " + std::string(name) + ": " + why};
  };
  if (bytes.size() < kHeader) return fail("the file is too short");
  const uint32_t labels = read_u32(bytes, 0), log2_rows = read_u32(bytes, 4);
  if (labels < 1 || labels > 64 || log2_rows > 24) return fail("the header is damaged");
  if (bytes.size() != kHeader + (size_t{labels} << log2_rows))
    return fail("the size does not fit its header");
  HashedLinear m;
  m.labels_ = static_cast<int>(labels);
  m.mask_ = (1u << log2_rows) - 1;
  m.weights_.resize(size_t{labels} << log2_rows);
  std::memcpy(m.weights_.data(), bytes.data() + kHeader, m.weights_.size());
  return m;
}

// Not inlined: V8 has no on-stack replacement for WASM, so a hot loop inlined into one long call
// would stay in the slow tier.
[[gnu::noinline]] void HashedLinear::score(uint32_t const* features, int count, int32_t* scores) const {
  for (int f = 0; f < count; ++f) {
    int8_t const* row = weights_.data() + size_t{features[f] & mask_} * static_cast<size_t>(labels_);
    for (int l = 0; l < labels_; ++l) scores[l] += row[l];
  }
}

}  // namespace firsthand
