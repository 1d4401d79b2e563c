// From the elements of a page to the blocks of its article: rules 1 to 6 of shared/vocabulary/README.md,
// as the extension's own walk reads them. Pieces keep which link they stand in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/html/tree.h"
#include "text/document.h"

namespace firsthand::html {

/// A run of text of one block; `link` is the index of the `a` around it.
struct Piece {
  std::string_view text;
  std::optional<uint32_t> link;
};

struct WalkedBlock {
  BlockKind kind = BlockKind::kParagraph;
  std::vector<Piece> pieces;
};

/// Rule 1: the element that the walk starts from.
uint32_t choose_root(Tree const& tree);

/// Rules 2 to 6: the article's blocks in order.
std::vector<WalkedBlock> walk(Tree const& tree, uint32_t root);

}  // namespace firsthand::html
