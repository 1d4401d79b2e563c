// The trained models of one language, as shipped in shared/models/<lang> and bundled.
#pragma once

#include <string>

#include "firsthand/error.h"
#include "model/hashed_linear.h"
#include "pack/bundle.h"

namespace firsthand {

struct AttributionModels {
  std::string version;
  HashedLinear tags;      // parts of speech
  HashedLinear cues;      // where an attribution is signalled
  HashedLinear sources;   // whose word it is, given the cue
  HashedLinear contents;  // what is attributed, given the cue

  static Result<AttributionModels> parse(Bundle const& bundle, std::string_view language);
};

}  // namespace firsthand
