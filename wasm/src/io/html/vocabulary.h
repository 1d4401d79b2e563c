// The block rules of shared/vocabulary/blocks.json, which is part of the program; its README says what
// each means. The extension bundles the same file.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/document.h"

namespace firsthand::html {

using Words = std::unordered_set<std::string>;
using Kinds = std::unordered_map<std::string, BlockKind>;

struct Vocabulary {
  uint32_t root_share_percent = 0;
  uint32_t root_min_text = 0;  // UTF-16 units that are not white space
  uint32_t link_share_percent = 0;
  uint32_t running_min_text = 0;
  uint32_t centre_share_percent = 0;
  uint32_t centre_min_lines = 0;
  Words skip_elements, skip_roles, skip_words, entry_itemprops, borders, furniture_lines;
  std::vector<std::string> furniture_starts;
  Kinds kinds_by_class, kinds_by_element, kinds_by_role;
};

/// Read once. A build with a damaged file stops at the first use: tests/unit/io_html_vocabulary.cc.
Vocabulary const& vocabulary();

}  // namespace firsthand::html
