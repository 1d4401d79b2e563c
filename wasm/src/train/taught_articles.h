// Raw news as the refining network reads it: what the instant tier's models learn from beside the annotated
// articles (the network is the teacher, the linear models are its students).
#pragma once

#include <string>
#include <vector>

#include "model/refiner.h"
#include "pack/language_pack.h"
#include "train/corpus.h"

namespace firsthand::train {

/// The articles of a file of lines {"id","text"} with the network's attributions in place of annotations.
std::vector<Article> taught_articles(std::string const& file, LanguagePack const& pack,
                                     HashedLinear const& tags, Refiner const& teacher);

}  // namespace firsthand::train
