// A hashed linear classifier: int8 weights in rows of Labels bytes, int32 sums, no floats at
// inference. A feature is a 32-bit hash; its row is hash & mask. Training (src/train) learns in
// floats on the same features and quantises.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "firsthand/error.h"

namespace firsthand {

/// Mixes a 32-bit value into another; the whole engine's feature hash (Murmur3's finaliser, public domain).
constexpr uint32_t mix(uint32_t h, uint32_t v) {
  h ^= v + 0x9e3779b9u + (h << 6) + (h >> 2);
  h *= 0x85ebca6bu;
  h ^= h >> 13;
  h *= 0xc2b2ae35u;
  h ^= h >> 16;
  return h;
}

/// FNV-1a over bytes: the hash of a word form.
constexpr uint32_t hash_bytes(std::string_view bytes) {
  uint32_t h = 2166136261u;
  for (char c : bytes) h = (h ^ static_cast<uint8_t>(c)) * 16777619u;
  return h;
}

class HashedLinear {
 public:
  HashedLinear() = default;
  /// Reads the model's bytes: u32 labels, u32 log2 rows, u32 scale numerator, then rows*labels int8.
  /// kBadResource when sizes do not fit. The bytes are copied.
  static Result<HashedLinear> parse(std::string_view name, std::string_view bytes);

  int labels() const { return labels_; }
  uint32_t mask() const { return mask_; }
  /// Adds the rows of all features to scores[0..labels): overflow-free for up to 2^23 features.
  void score(uint32_t const* features, int count, int32_t* scores) const;

 private:
  int labels_ = 0;
  uint32_t mask_ = 0;
  std::vector<int8_t> weights_;
};

}  // namespace firsthand
