// Rules 2 and 3 of shared/vocabulary/README.md: what one element is by itself.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "io/html/tree.h"
#include "text/document.h"

namespace firsthand::html {

/// The kind an element has by class, else by name, else by role.
std::optional<BlockKind> own_kind(Node const& element);
/// By name or role never part of an article.
bool is_never(Node const& element);
/// Rule 2; `root_ink` is the root's text.
bool is_skipped(Node const& element, uint32_t root_ink, bool in_article);
/// One post of a live blog.
bool is_entry(Node const& element, bool is_root);
bool is_main(Node const& element);
bool has_ancestor(std::vector<Node> const& nodes, uint32_t at, std::string_view name);

}  // namespace firsthand::html
