// The trained models of one language, as shipped in shared/models/<lang> and bundled.
#pragma once

#include <string>

#include "firsthand/error.h"
#include "model/calibration.h"
#include "model/field_heads.h"
#include "model/hashed_linear.h"
#include "pack/bundle.h"

namespace firsthand {

struct AttributionModels {
  HashedLinear tags;       // parts of speech
  HashedLinear cues;       // where an attribution is signalled
  HashedLinear links;      // whose word it is and what is attributed, given the cue
  Calibration confidence;  // of an attribution, from the margins of cue and link
  FieldHeads heads;        // of claims' fields, in the refining tier; empty without heads.bin
  std::string version;     // "linear 2"

  /// Reads "models/<lang>/{tags,cues,links}.bin", heads.bin if there is one, confidence.tsv and version.txt.
  /// The bundle's bytes must outlive the models. kBadResource names the file.
  static Result<AttributionModels> parse(Bundle const& bundle, std::string_view language);
};

}  // namespace firsthand
