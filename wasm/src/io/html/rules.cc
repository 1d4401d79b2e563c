// See rules.h.
#include "io/html/rules.h"

#include "io/html/vocabulary.h"

namespace firsthand::html {
namespace {

using std::string_view;

string_view attribute(Node const& element, char const* name) {
  char const* value = element.attribute(name);
  return value ? string_view(value) : string_view();
}

bool holds(Words const& words, string_view word) {
  return words.count(std::string(word)) > 0;
}

std::optional<BlockKind> find(Kinds const& kinds, string_view name) {
  auto const found = kinds.find(std::string(name));
  return found == kinds.end() ? std::nullopt : std::optional<BlockKind>(found->second);
}

/// Calls `each` with the parts between any of `separators`; stops and returns true when it does.
template <class Each>
bool any_part(string_view text, string_view separators, Each each) {
  for (size_t at = 0; at < text.size();) {
    size_t const end = std::min(text.find_first_of(separators, at), text.size());
    if (end > at && each(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

constexpr string_view kSpace = " \t\n\f\r";
constexpr string_view kPartEnds = " \t\n\f\r\v_-";

std::optional<BlockKind> kind_by_class(Node const& element) {
  std::optional<BlockKind> kind;
  any_part(attribute(element, "class"), kSpace, [&](string_view name) {
    kind = find(vocabulary().kinds_by_class, name);
    return kind.has_value();
  });
  return kind;
}

std::optional<BlockKind> kind_by_role(Node const& element) {
  string_view const role = attribute(element, "role");
  if (role == "heading")
    return attribute(element, "aria-level") == "1" ? BlockKind::kHeadline : BlockKind::kSubheading;
  return find(vocabulary().kinds_by_role, role);
}

bool is_skip_word(string_view part) {
  std::string lower(part);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  return holds(vocabulary().skip_words, lower);
}

bool has_skip_word(Node const& element) {
  return any_part(attribute(element, "class"), kPartEnds, is_skip_word) ||
         any_part(attribute(element, "id"), kPartEnds, is_skip_word);
}

}  // namespace

std::optional<BlockKind> own_kind(Node const& element) {
  if (auto const kind = kind_by_class(element)) return kind;
  if (auto const kind = find(vocabulary().kinds_by_element, element.name)) return kind;
  return kind_by_role(element);
}

bool is_never(Node const& element) {
  return holds(vocabulary().skip_elements, element.name) ||
         holds(vocabulary().skip_roles, attribute(element, "role"));
}

bool is_skipped(Node const& element, uint32_t root_ink, bool in_article) {
  if (kind_by_class(element)) return false;
  if (is_never(element) || element.attribute("hidden")) return true;
  if (attribute(element, "aria-hidden") == "true") return true;
  if (element.is("header") && !in_article) return true;
  return uint64_t{2} * element.ink <= root_ink && has_skip_word(element);
}

bool is_entry(Node const& element, bool is_root) {
  if (element.is("article") && !is_root) return true;
  return holds(vocabulary().entry_itemprops, attribute(element, "itemprop"));
}

bool is_main(Node const& element) {
  return element.is("main") || attribute(element, "role") == "main";
}

bool has_ancestor(std::vector<Node> const& nodes, uint32_t at, string_view name) {
  while (at != nodes[at].parent) {
    at = nodes[at].parent;
    if (nodes[at].is(name)) return true;
  }
  return false;
}

}  // namespace firsthand::html
