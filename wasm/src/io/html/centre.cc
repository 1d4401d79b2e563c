// See centre.h. Twin of extension/src/content/centre.ts: change both together.
#include "io/html/centre.h"

#include <algorithm>
#include <map>

#include "io/html/vocabulary.h"

namespace firsthand::html {
namespace {

constexpr uint32_t kMaxDepth = 500;  // of a page that nests deeper no centre is looked for

struct Share {
  uint64_t ink = 0;
  uint32_t lines = 0;
  uint32_t depth = 0;
};
using Shares = std::map<uint32_t, Share>;

/// The lines that `br` makes of a block, of those long enough to be running text: how many, and how long.
Share running_lines(WalkedBlock const& block) {
  Share share;
  if (block.kind == BlockKind::kHeadline || block.kind == BlockKind::kSubheading ||
      block.kind == BlockKind::kCaption)
    return share;
  uint64_t line = 0;
  auto const end_line = [&] {
    if (line >= vocabulary().running_min_text) share.ink += line, ++share.lines;
    line = 0;
  };
  for (Piece const& piece : block.pieces) piece.node ? void(line += ink_of(piece.text)) : end_line();
  end_line();
  return share;
}

std::optional<uint32_t> first_text(WalkedBlock const& block) {
  for (Piece const& piece : block.pieces)
    if (piece.node && ink_of(piece.text) > 0) return piece.node;
  return std::nullopt;
}

/// Elements around the block's first text up to `top`, innermost first.
std::vector<uint32_t> around(std::vector<Node> const& nodes, WalkedBlock const& block, uint32_t top) {
  std::vector<uint32_t> chain;
  auto const text = first_text(block);
  for (uint32_t up = text.value_or(top); up != top && chain.size() <= kMaxDepth;)
    chain.push_back(up = nodes[up].parent);
  return chain;
}

Shares shares_of(std::vector<Node> const& nodes, std::vector<WalkedBlock> const& blocks, uint32_t top) {
  Shares shares;
  for (WalkedBlock const& block : blocks) {
    Share const lines = running_lines(block);
    if (lines.lines == 0) continue;
    auto const chain = around(nodes, block, top);
    if (chain.size() > kMaxDepth) return {};
    for (size_t at = 0; at < chain.size(); ++at) {
      Share& share = shares[chain[at]];
      share.ink += lines.ink;
      share.lines += lines.lines;
      share.depth = static_cast<uint32_t>(chain.size() - at);
    }
  }
  return shares;
}

/// The innermost element that holds most of the running text in several lines; `top` where none does.
uint32_t centre_of(Shares const& shares, uint32_t top) {
  auto const whole = shares.find(top);
  if (whole == shares.end()) return top;
  auto const& v = vocabulary();
  uint32_t best = top;
  for (auto const& [element, share] : shares) {
    bool const most = share.ink * 100 >= whole->second.ink * v.centre_share_percent;
    if (most && share.lines >= v.centre_min_lines && share.depth > shares.at(best).depth) best = element;
  }
  return best;
}

}  // namespace

std::vector<WalkedBlock> keep_centre(std::vector<Node> const& nodes, uint32_t top,
                                     std::vector<WalkedBlock> blocks) {
  uint32_t const centre = centre_of(shares_of(nodes, blocks, top), top);
  if (centre == top) return blocks;
  auto const is_headline = [](WalkedBlock const& block) { return block.kind == BlockKind::kHeadline; };
  auto const outside = [&](WalkedBlock const& block) {
    auto const text = first_text(block);
    return !text || *text <= centre || *text >= nodes[centre].end;
  };
  auto const first = std::find_if(blocks.begin(), blocks.end(), is_headline);
  std::optional<WalkedBlock> headline;
  if (first != blocks.end()) headline = *first;
  blocks.erase(std::remove_if(blocks.begin(), blocks.end(), outside), blocks.end());
  bool const has = std::any_of(blocks.begin(), blocks.end(), is_headline);
  if (headline && !has) blocks.insert(blocks.begin(), *headline);
  return blocks;
}

}  // namespace firsthand::html
