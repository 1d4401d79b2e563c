// Rule 5 of shared/vocabulary/README.md: short lines that publishers write between and below articles.
#pragma once

#include "io/html/walk.h"

namespace firsthand::html {

/// "Advertisement", "Read more: ..."; never a headline.
bool is_furniture(WalkedBlock const& block);

}  // namespace firsthand::html
