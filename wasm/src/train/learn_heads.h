// Learns the refining tier's heads of fields (model/field_heads.h): logistic regression over the network's
// pooled vectors of a claim and the scores of the field's linear model.
#pragma once

#include <string>
#include <vector>

#include "train/logistic.h"

namespace firsthand::train {

/// What a head reads of a claim. The scores are of a model that has not seen the claim's article: of articles
/// that it was learnt from, a model is surer than of any other.
struct HeadRow {
  std::vector<float> const* pools;
  std::vector<float> linear;  // in logits
  int label;
};

/// The shape of heads.bin.
struct HeadShape {
  uint32_t fingerprint;
  size_t width, pools;
};

/// A field's part of heads.bin. `scale`: units of the shipped linear model's scores in a logit.
std::string learn_head(std::string const& field, std::vector<HeadRow> const& rows, int labels, double scale,
                       Balance balance, HeadShape const& shape);
/// heads.bin of those parts.
std::string heads_file(HeadShape const& shape, std::vector<std::string> const& parts);

}  // namespace firsthand::train
