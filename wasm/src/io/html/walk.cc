// See walk.h. Names follow extension/src/content/walk.ts, its twin: change both together.
#include "io/html/walk.h"

#include "io/html/centre.h"
#include "io/html/furniture.h"
#include "io/html/rules.h"
#include "io/html/vocabulary.h"

namespace firsthand::html {
namespace {

struct Frame {
  uint32_t end = 0;  // of the element in the tree
  BlockKind kind = BlockKind::kParagraph;
  std::optional<uint32_t> link;
  bool in_entry = false;
  bool in_article = false;
  bool border = false;
};

uint32_t ink_of_block(WalkedBlock const& block, bool only_links) {
  uint32_t ink = 0;
  for (Piece const& p : block.pieces)
    if (p.link || !only_links) ink += ink_of(p.text);
  return ink;
}

/// Rule 5: lines that are links from end to end lead to other articles.
bool is_link_line(WalkedBlock const& block) {
  if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kList) return false;
  return uint64_t{100} * ink_of_block(block, true) >=
         uint64_t{vocabulary().link_share_percent} * ink_of_block(block, false);
}

class Collector {
 public:
  void add(Piece piece, BlockKind kind) {
    open_.kind = kind;
    open_.pieces.push_back(piece);
  }
  /// Ends the open block and keeps it when it says something.
  void flush() {
    WalkedBlock block = std::move(open_);
    open_ = {};
    bool const says = ink_of_block(block, false) > 0;
    if (says && !is_link_line(block) && !is_furniture(block)) blocks.push_back(std::move(block));
  }

  std::vector<WalkedBlock> blocks;

 private:
  WalkedBlock open_;
};

/// Rule 2: a heading inside a link is another article's.
bool is_teaser(Node const& node, Frame const& above) {
  return above.link && !above.in_entry && own_kind(node) == BlockKind::kSubheading;
}

class Walker {
 public:
  Walker(Tree const& tree, uint32_t root) : nodes_(tree.nodes()), root_(root) {}

  std::vector<WalkedBlock> run() {
    Frame around;
    open(root_, around);
    for (uint32_t at = root_ + 1; at < nodes_[root_].end;) {
      close_until(at);
      at = step(at);
    }
    close_until(nodes_[root_].end);
    add_outer_headline();
    return std::move(found_.blocks);
  }

 private:
  void open(uint32_t at, Frame const& above) {
    Node const& node = nodes_[at];
    auto const own = own_kind(node);
    Frame frame;
    frame.end = node.end;
    frame.in_entry = above.in_entry || is_entry(node, at == root_);
    bool const entry_head = own == BlockKind::kSubheading && frame.in_entry;
    frame.kind = entry_head ? BlockKind::kEntry : own.value_or(BlockKind::kParagraph);
    if (frame.kind == BlockKind::kParagraph) frame.kind = above.kind;
    frame.link = node.is("a") && node.attribute("href") ? std::optional<uint32_t>(at) : above.link;
    frame.in_article = above.in_article || node.is("article") || node.is("main");
    frame.border = own.has_value() || vocabulary().borders.count(std::string(node.name)) > 0;
    if (frame.border) found_.flush();
    frames_.push_back(frame);
  }

  void close_until(uint32_t at) {
    while (!frames_.empty() && frames_.back().end <= at) {
      if (frames_.back().border) found_.flush();
      frames_.pop_back();
    }
  }

  /// Takes in one node; returns the next to look at.
  uint32_t step(uint32_t at) {
    Node const& node = nodes_[at];
    Frame const above = frames_.back();
    if (node.is_text()) found_.add({node.text, above.link, at}, above.kind);
    if (node.is_text()) return at + 1;
    if (node.is("br")) {
      found_.add({"\n", above.link, std::nullopt}, above.kind);
      return node.end;
    }
    if (is_teaser(node, above) || is_skipped(node, nodes_[root_].ink, above.in_article)) return node.end;
    open(at, above);
    return at + 1;
  }

  /// Rule 6: the headline that stands outside the root, if the root has none.
  void add_outer_headline() {
    for (WalkedBlock const& block : found_.blocks)
      if (block.kind == BlockKind::kHeadline) return;
    for (uint32_t at = 0; at < nodes_.size(); ++at) {
      if (!nodes_[at].is("h1") || !is_free(at)) continue;
      WalkedBlock headline{BlockKind::kHeadline, {}};
      for (uint32_t i = at + 1; i < nodes_[at].end; ++i)
        if (nodes_[i].is_text()) headline.pieces.push_back({nodes_[i].text, std::nullopt, i});
      if (ink_of_block(headline, false) > 0) found_.blocks.insert(found_.blocks.begin(), std::move(headline));
      return;
    }
  }

  bool is_free(uint32_t heading) const {
    for (uint32_t up = heading;; up = nodes_[up].parent) {
      if (up == root_ || is_never(nodes_[up])) return false;
      if (up == 0) return true;
    }
  }

  std::vector<Node> const& nodes_;
  uint32_t root_;
  std::vector<Frame> frames_;
  Collector found_;
};

uint32_t body_of(Tree const& tree) {
  uint32_t const body = tree.find("body");
  return body < tree.nodes().size() ? body : 0;
}

bool has_own_headline(std::vector<Node> const& nodes, uint32_t article) {
  for (uint32_t at = article + 1; at < nodes[article].end; ++at)
    if (nodes[at].is("h1")) return true;
  return false;
}

/// A page that puts one story below the other: of two or more, each with its headline, the first is read.
class Stories {
 public:
  void add(std::vector<Node> const& nodes, uint32_t article) {
    if (nodes[article].ink < vocabulary().root_min_text || !has_own_headline(nodes, article)) return;
    if (count_++ == 0) first_ = article;
  }
  std::optional<uint32_t> first_of_several() const {
    return count_ > 1 ? std::optional<uint32_t>(first_) : std::nullopt;
  }

 private:
  uint32_t first_ = 0;
  uint32_t count_ = 0;
};

/// Rule 1: the element that the walk starts from.
uint32_t choose_root(Tree const& tree) {
  auto const& nodes = tree.nodes();
  uint32_t const body = body_of(tree);
  std::optional<uint32_t> main, article;
  Stories stories;
  for (uint32_t at = body + 1; at < nodes[body].end; ++at) {
    Node const& node = nodes[at];
    if (node.is_text()) continue;
    if (!main && is_main(node)) main = at;
    if (!node.is("article") || has_ancestor(nodes, at, "article")) continue;
    stories.add(nodes, at);
    if (!article || node.ink > nodes[*article].ink) article = at;
  }
  if (auto const story = stories.first_of_several()) return *story;
  auto const& v = vocabulary();
  uint64_t const share = uint64_t{nodes[main.value_or(body)].ink} * v.root_share_percent;
  if (article && nodes[*article].ink >= v.root_min_text && uint64_t{100} * nodes[*article].ink >= share)
    return *article;
  return main && nodes[*main].ink >= v.root_min_text ? *main : body;
}

}  // namespace

std::vector<WalkedBlock> walk_article(Tree const& tree) {
  uint32_t const root = choose_root(tree);
  auto blocks = Walker(tree, root).run();
  return root == body_of(tree) ? keep_centre(tree.nodes(), root, std::move(blocks)) : blocks;
}

}  // namespace firsthand::html
