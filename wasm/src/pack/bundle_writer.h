// Makes a resource bundle out of the files of packs and models. What can be worked out once is worked out
// here, so that starting an engine does not: each lexicon becomes an image (lexicon_image.h), and the
// inflected forms of the reporting cues a lexicon of their own, "cue_forms".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "firsthand/error.h"

namespace firsthand {

/// Files by their place in the bundle ("packs/en/roles.tsv"); *.tsv of packs are lexicons, all others stay as
/// they are. kBadResource names the file and line at fault.
Result<std::string> write_bundle(std::vector<std::pair<std::string, std::string>> files);

}  // namespace firsthand
