// See tree.h.
#include "io/html/tree.h"

#include <algorithm>

#include "io/html/vocabulary.h"
#include "io/html/work_bound.h"
#include "io/limits.h"

namespace firsthand::html {
namespace {

void* allocate(void* arena, size_t bytes) {
  return static_cast<Arena*>(arena)->allocate(bytes);
}
void keep(void*, void*) {}  // the arena frees everything at once

GumboOutput* run_parser(std::string const& html, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = keep;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.full) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

GumboVector const* children_of(GumboNode const* node) {
  return node->type == GUMBO_NODE_ELEMENT ? &node->v.element.children : nullptr;
}

bool is_text(GumboNode const* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

bool is_space_at(std::string_view text, size_t at) {
  char const c = text[at];
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || text.substr(at, 2) == "\u00a0";
}

Error too_much(char const* what) {
  return {ErrorCode::kTooLarge, std::string("the HTML ") + what};
}

}  // namespace

char const* Node::attribute(char const* wanted) const {
  GumboAttribute const* found = gumbo_get_attribute(&element->attributes, wanted);
  return found ? found->value : nullptr;
}

uint32_t ink_of(std::string_view text) {
  uint32_t ink = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    unsigned char const c = static_cast<unsigned char>(text[at]);
    if ((c & 0xC0) == 0x80 || is_space_at(text, at)) continue;
    ink += c >= 0xF0 ? 2 : 1;
  }
  return ink;
}

Result<Tree> Tree::parse(std::string html) {
  if (html.size() > kMaxHtmlBytes) return too_much("has more than 8,000,000 bytes");
  if (estimate_work(html, kMaxHtmlWork) > kMaxHtmlWork)
    return too_much("nests too deep or has too many attributes");
  Tree tree;
  tree.html_ = std::make_unique<std::string>(std::move(html));
  tree.arena_ = std::make_unique<Arena>(kMaxHtmlTreeBytes);
  GumboOutput* const output = run_parser(*tree.html_, *tree.arena_);
  if (!output) return too_much("needs more memory than 1 GB to be read");
  tree.flatten(output->root);
  tree.measure();
  return tree;
}

// Goes from node to node by parent and place among its siblings: no recursion.
void Tree::flatten(GumboNode const* root) {
  std::vector<uint32_t> open;  // indexes of the elements around
  for (GumboNode const* at = root; at;) {
    if (at->type == GUMBO_NODE_ELEMENT || is_text(at)) add(*at, open.empty() ? 0 : open.back());
    GumboVector const* children = children_of(at);
    if (children && children->length > 0) {
      open.push_back(static_cast<uint32_t>(nodes_.size()) - 1);
      at = static_cast<GumboNode const*>(children->data[0]);
    } else {
      at = next(at, root, open);
    }
  }
}

void Tree::add(GumboNode const& source, uint32_t parent) {
  Node node;
  node.parent = parent;
  node.end = static_cast<uint32_t>(nodes_.size()) + 1;
  if (source.type == GUMBO_NODE_ELEMENT) {
    node.element = &source.v.element;
    node.name = name_of(source.v.element);
  } else {
    node.text = source.v.text.text;
  }
  nodes_.push_back(node);
}

/// The node after `at` and all below it; ends the elements that this leaves.
GumboNode const* Tree::next(GumboNode const* at, GumboNode const* root, std::vector<uint32_t>& open) {
  for (; at != root; at = at->parent) {
    GumboVector const* siblings = children_of(at->parent);
    size_t const place = at->index_within_parent + 1;
    if (place < siblings->length) return static_cast<GumboNode const*>(siblings->data[place]);
    nodes_[open.back()].end = static_cast<uint32_t>(nodes_.size());
    open.pop_back();
  }
  return nullptr;
}

std::string_view Tree::name_of(GumboElement const& element) {
  std::string_view const known = gumbo_normalized_tagname(element.tag);
  if (!known.empty()) return known;
  GumboStringPiece piece = element.original_tag;
  if (piece.data) gumbo_tag_from_original_text(&piece);
  names_.push_back(std::make_unique<std::string>(piece.data ? std::string(piece.data, piece.length) : "?"));
  for (char& c : *names_.back())
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  return *names_.back();
}

// Texts carry their ink to all elements around them, last node first. Below skip_elements all is 0.
void Tree::measure() {
  for (uint32_t i = 0; i < nodes_.size();) {
    Node& node = nodes_[i];
    if (!node.is_text() && vocabulary().skip_elements.count(std::string(node.name))) {
      i = node.end;
      continue;
    }
    if (node.is_text()) node.ink = ink_of(node.text);
    ++i;
  }
  for (size_t i = nodes_.size(); i-- > 1;) nodes_[nodes_[i].parent].ink += nodes_[i].ink;
}

uint32_t Tree::find(std::string_view name, uint32_t from) const {
  while (from < nodes_.size() && nodes_[from].name != name) ++from;
  return from;
}

std::string Tree::tidy_text(uint32_t element) const {
  std::string out;
  for (uint32_t i = element + 1; i < nodes_[element].end; ++i) {
    std::string_view const text = nodes_[i].text;
    for (size_t at = 0; at < text.size(); ++at) {
      bool const space = is_space_at(text, at);
      if (!space)
        out += text[at];
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
      if (space && text[at] == '\xC2') ++at;
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace firsthand::html
