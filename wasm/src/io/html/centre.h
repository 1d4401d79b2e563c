// Rule 7 of shared/vocabulary/README.md: where nothing but `body` holds the article, the element in which
// most of the running text stands is its centre, and what stands around that is the page's furniture.
#pragma once

#include "io/html/walk.h"

namespace firsthand::html {

/// Of the blocks below `top` those inside the centre, with the headline.
std::vector<WalkedBlock> keep_centre(std::vector<Node> const& nodes, uint32_t top,
                                     std::vector<WalkedBlock> blocks);

}  // namespace firsthand::html
