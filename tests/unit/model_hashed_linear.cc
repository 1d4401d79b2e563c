// model/hashed_linear: the vector code against a slow twin, and damaged files.
#include <catch2/catch.hpp>

#include "model/hashed_linear.h"

using firsthand::HashedLinear;

namespace {

void put(std::string& out, uint32_t v) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(v >> (8 * i));
}

std::string model_file(uint32_t labels, uint32_t log2_rows) {
  std::string out;
  put(out, labels), put(out, log2_rows), put(out, 0);
  uint32_t state = 7;
  for (size_t i = 0; i < (size_t{labels + 1} << log2_rows); ++i)
    out += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  return out;
}

/// The rule as the header states it, one weight at a time.
std::vector<int32_t> slow(std::string const& file, uint32_t labels, uint32_t log2_rows,
                          std::vector<uint32_t> const& features) {
  std::vector<int32_t> scores(labels);
  for (uint32_t f : features) {
    for (uint32_t row : {(f & ((1u << log2_rows) - 1)) & ~1u, (f & ((1u << log2_rows) - 1)) | 1u}) {
      size_t const at = 12 + size_t{row} * (labels + 1);
      if (static_cast<uint8_t>(file[at]) != HashedLinear::check_of(f)) continue;
      for (uint32_t l = 0; l < labels; ++l) scores[l] += static_cast<int8_t>(file[at + 1 + l]);
      break;
    }
  }
  return scores;
}

}  // namespace

TEST_CASE("scores are those of the slow twin for every width") {
  for (uint32_t labels : {1u, 3u, 4u, 7u, 31u}) {
    std::string const file = model_file(labels, 8);
    auto const model = HashedLinear::parse("m", file);
    REQUIRE(model.ok());
    std::vector<uint32_t> features;
    for (uint32_t i = 0; i < 90; ++i) features.push_back(firsthand::mix(i, 99));
    std::vector<int32_t> scores(labels);
    model.value().score(features.data(), int(features.size()), scores.data());
    CHECK(scores == slow(file, labels, 8, features));
  }
}

TEST_CASE("a damaged model is refused with its name") {
  std::string const good = model_file(3, 4);
  for (std::string bad : {std::string(), good.substr(0, 11), good.substr(0, good.size() - 1), good + "x"}) {
    auto const model = HashedLinear::parse("cues", bad);
    REQUIRE_FALSE(model.ok());
    CHECK(model.error().message.find("cues") != std::string::npos);
  }
}
