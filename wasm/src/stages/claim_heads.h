// The refining tier's word on fields of claims: the network's vectors, pooled over the parts of each claim,
// go through the heads of model/field_heads.h and correct the linear models' scores. In the instant tier,
// which has no vectors, scores stay as they are.
#pragma once

#include <string_view>
#include <vector>

#include "model/field_heads.h"
#include "model/refiner.h"
#include "text/document.h"

namespace firsthand {

/// Means of the words' vectors over the content, its opening, the cue, the sentence, the source, the
/// content's first word and the whole article.
inline constexpr size_t kClaimPools = 7;

/// For each attribution kClaimPools vectors, one behind the other. `words`: `width` floats a token.
std::vector<std::vector<float>> claim_pools(Document const& doc, std::vector<float> const& words,
                                            size_t width);

class ClaimHeads {
 public:
  ClaimHeads() = default;
  /// The attributions' spans must be final. Without fitting heads it is as if there were none.
  ClaimHeads(Document const& doc, FieldHeads const& heads, Refiner const& refiner,
             Refiner::Encoded const& words);

  /// The linear model's scores of a field for an attribution become the head's.
  void adjust(std::string_view field, size_t attribution, Scores& scores) const;

 private:
  struct Field {
    std::string name;
    std::vector<std::vector<float>> parts;  // of each attribution
  };

  FieldHeads const* heads_ = nullptr;
  std::vector<Field> fields_;
};

}  // namespace firsthand
