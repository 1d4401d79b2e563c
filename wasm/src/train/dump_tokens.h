// What the engine knows of each token before it looks for attributions, as JSON lines: the input of the
// experiments under build-scripts/experiments, which learn on the engine's own tokens.
#pragma once

#include <string>

#include "model/hashed_linear.h"
#include "pack/language_pack.h"

namespace firsthand::train {

/// Reads lines {"id","text"}; writes for each {"id","tokens":[[begin, end, tag, mark, depth, kind,
/// sentence, block],...]}, offsets in code points, the rest as numbers of their enumerations.
void dump_tokens(std::string const& in, LanguagePack const& pack, HashedLinear const& tags,
                 std::string const& out);

}  // namespace firsthand::train
