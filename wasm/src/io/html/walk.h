// From the elements of a page to the blocks of its article: rules 1 to 7 of shared/vocabulary/README.md,
// as the extension's own walk reads them. Pieces keep which link they stand in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/html/tree.h"
#include "text/document.h"

namespace firsthand::html {

/// A run of text of one block; `link` is the index of the `a` around it, `node` that of the text itself
/// (none for the line feed of a `br`).
struct Piece {
  std::string_view text;
  std::optional<uint32_t> link;
  std::optional<uint32_t> node;
};

struct WalkedBlock {
  BlockKind kind = BlockKind::kParagraph;
  std::vector<Piece> pieces;
};

/// The article's blocks in order.
std::vector<WalkedBlock> walk_article(Tree const& tree);

}  // namespace firsthand::html
