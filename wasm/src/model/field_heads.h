// Heads of the refining tier: what a claim is, from the network's word vectors pooled over the claim's parts
// and from the scores that the instant tier's linear model of the same field gives. One int8 row a pool and
// label; learnt by wasm/src/train on the vectors of one set of weights, whose fingerprint the file carries.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "firsthand/error.h"
#include "model/int8_matrix.h"

namespace firsthand {

using Scores = std::vector<int32_t>;  // of each label

class FieldHeads {
 public:
  /// Thousandths of a logit: the unit of the scores that adjust() gives.
  static constexpr float kUnit = 1000.0f;

  /// Reads heads.bin: "FHH1", fingerprint, width, pools, number of fields, then each field: its name's length
  /// and name, labels, a bias a label, labels x labels factors of the linear scores, the weights.
  /// kBadResource names the file.
  static Result<FieldHeads> parse(std::string_view name, std::string_view bytes);

  /// Were they learnt on these vectors? Others would mean something else.
  bool fits(uint32_t fingerprint, size_t width, size_t pools) const {
    return !fields_.empty() && fingerprint_ == fingerprint && width_ == width && pools_ == pools;
  }
  /// What a field's head adds for a claim whose pools are these: a float a label; empty without a head.
  std::vector<float> parts(std::string_view field, std::vector<float> const& pools) const;
  /// The linear model's scores to those of the head, given its parts().
  void adjust(std::string_view field, std::vector<float> const& parts, Scores& scores) const;
  /// The names of the fields that have a head.
  std::vector<std::string> names() const;

 private:
  struct Head {
    size_t labels = 0;
    std::vector<float> bias, factors;
    Int8Table weights;  // row label * pools + pool
  };

  uint32_t fingerprint_ = 0;
  size_t width_ = 0, pools_ = 0;
  std::map<std::string, Head, std::less<>> fields_;
};

}  // namespace firsthand
