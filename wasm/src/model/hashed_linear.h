// A hashed linear classifier: int8 weights, int32 sums, no floats at inference. A feature is a 32-bit
// hash: low bits choose its row, high bits are a check byte. Training (src/train) learns in floats on
// the same features, keeps the most important ones and quantises.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

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
  static constexpr int kFullScale = 127;
  static constexpr int kMostLabels = 63;

  HashedLinear() = default;
  /// Reads a model's bytes: u32 labels, u32 log2 rows, u32 reserved (0), then rows of 1 + labels bytes: a
  /// check byte (0 = empty row) and the int8 weights. kBadResource when sizes do not fit. The bytes must
  /// outlive the model, which reads them where they are.
  static Result<HashedLinear> parse(std::string_view name, std::string_view bytes);
  /// As parse, of bytes that the model and its copies keep.
  static Result<HashedLinear> own(std::string_view name, std::string bytes);

  int labels() const { return labels_; }
  /// Adds the weights of all features to scores[0..labels). A feature counts only where its row, or the row
  /// beside it, carries its check byte: features never learnt fall on foreign rows in 1 of 128 cases.
  void score(uint32_t const* features, int count, int32_t* scores) const;

  /// Asks for the rows of features ahead of score(), where the machine can be asked: WebAssembly cannot. Rows
  /// lie all over a megabyte, and waiting for them took a sixth of an analysis. Of no model: asks for
  /// nothing.
  struct Fetcher {
    int8_t const* rows = nullptr;
    size_t mask = 0, stride = 0;

    void operator()([[maybe_unused]] uint32_t feature) const {
#ifndef __wasm__
      __builtin_prefetch(rows + (feature & mask) * stride);
#endif
    }
  };
  Fetcher fetcher() const {
    return {rows_, mask_ & ~1u, static_cast<size_t>(labels_ + 1)};
  }

  /// The check byte of a feature, 1..255, from bits that do not choose its row.
  static constexpr uint8_t check_of(uint32_t feature) {
    auto const c = static_cast<uint8_t>(feature >> 24);
    return c ? c : 1;
  }

 private:
  int labels_ = 0;
  uint32_t mask_ = 0;
  int8_t const* rows_ = nullptr;
  std::shared_ptr<std::string const> owned_;
};

}  // namespace firsthand
