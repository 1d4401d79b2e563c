// Learns the small classifiers of fields (models/<lang>/fields_*.bin) from annotated articles: one after
// the other, since later ones read what earlier ones decide. Weights are learnt on gold spans.
#pragma once

#include <string>

namespace firsthand::train {

/// `corpora` holds gold/train; `raw` has the texts of the claims labelled besides; `bundle` is a resource
/// bundle with the pack; tags.bin is read from `out`, and the files go there. Prints five-fold figures over
/// the articles of gold/train for each field.
void learn_fields(std::string const& corpora, std::string const& raw, std::string bundle,
                  std::string const& out);

}  // namespace firsthand::train
