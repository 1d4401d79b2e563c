// An HTML page as a flat list of elements and texts in document order, so that walks need no
// recursion however deep the page nests. Comments and the inside of templates are left out.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "firsthand/error.h"
#include "io/html/arena.h"

namespace firsthand::html {

struct Node {
  uint32_t parent = 0;    // index; the root element is its own parent
  uint32_t end = 0;       // index after the last node below it
  uint32_t ink = 0;       // UTF-16 units that are not white space, outside skip_elements (measure())
  std::string_view name;  // lower case; empty for a text
  std::string_view text;  // of a text
  GumboElement const* element = nullptr;

  bool is_text() const { return element == nullptr; }
  /// The attribute's value, or nullptr.
  char const* attribute(char const* name) const;
  bool is(std::string_view wanted) const { return name == wanted; }
};

class Tree {
 public:
  /// Parses valid UTF-8. Errors: kTooLarge (io/limits.h).
  static Result<Tree> parse(std::string html);

  std::vector<Node> const& nodes() const { return nodes_; }
  /// Index of the first element of that name, or nodes().size().
  uint32_t find(std::string_view name, uint32_t from = 0) const;
  /// All text below an element, white space runs as one space, trimmed.
  std::string tidy_text(uint32_t element) const;

 private:
  void flatten(GumboNode const* root);
  void add(GumboNode const& source, uint32_t parent);
  GumboNode const* next(GumboNode const* at, GumboNode const* root, std::vector<uint32_t>& open);
  std::string_view name_of(GumboElement const& element);
  void measure();

  std::unique_ptr<std::string> html_;  // nodes point into it
  std::unique_ptr<Arena> arena_;
  std::vector<std::unique_ptr<std::string>> names_;  // of elements that HTML does not know
  std::vector<Node> nodes_;
};

/// UTF-16 units of a text that are not white space (space, tab, LF, FF, CR, U+00A0).
uint32_t ink_of(std::string_view text);

}  // namespace firsthand::html
