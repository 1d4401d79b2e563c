// Claims of raw news that were annotated for the fields of claims: build-scripts/experiments/fields.
#pragma once

#include <string>
#include <vector>

#include "train/field_examples.h"

namespace firsthand::train {

/// The articles of `labels` in its order, each with its text out of `raw` (lines of {"id","text"}). A line of
/// `labels` is {"id","hash","attributions"}: an annotation as in gold/train without what is not learnt from
/// it, offsets in code points, and hash_bytes of the text. Exits with a message where a text is missing or
/// another one.
std::vector<Gold> read_labelled_claims(std::string const& labels, std::string const& raw);

}  // namespace firsthand::train
