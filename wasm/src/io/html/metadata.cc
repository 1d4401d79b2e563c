// See metadata.h.
#include "io/html/metadata.h"

#include <initializer_list>

#include "io/limits.h"
#include "io/utf8.h"

namespace firsthand::html {
namespace {

/// Cut to at most `units` UTF-16 units, never inside a character.
std::string cut(std::string text, size_t units) {
  if (text.size() <= units) return text;
  size_t kept = 0, at = 0;
  for (; at < text.size(); ++at) {
    unsigned char const c = static_cast<unsigned char>(text[at]);
    if ((c & 0xC0) == 0x80) continue;
    kept += c >= 0xF0 ? 2 : 1;
    if (kept > units) break;
  }
  return text.substr(0, at);
}

class Reader {
 public:
  explicit Reader(Tree const& tree) : tree_(tree) {}

  ArticleMeta run() const {
    ArticleMeta meta;
    meta.url = cut(first({link("canonical"), named("og:url")}), kMaxHrefUnits);
    meta.language_hint = cut(language(), kMaxLanguageUnits);
    meta.outlet = cut(first({named("og:site_name"), named("application-name")}), kMaxNameUnits);
    meta.title = cut(first({named("og:title"), text_of("title")}), kMaxTitleUnits);
    meta.published = cut(first({named("article:published_time"), named("date")}), kMaxDateUnits);
    meta.byline = cut(first({named("author"), author()}), kMaxTitleUnits);
    return meta;
  }

 private:
  static std::string first(std::initializer_list<std::string> candidates) {
    for (std::string const& c : candidates)
      if (!c.empty()) return c;
    return {};
  }
  static std::string value(Node const& node, char const* name) {
    char const* found = node.attribute(name);
    return found ? found : "";
  }

  /// The content of the first meta element with that name or property.
  std::string named(std::string const& name) const {
    for (Node const& node : tree_.nodes())
      if (node.is("meta") && (value(node, "property") == name || value(node, "name") == name))
        return value(node, "content");
    return {};
  }
  std::string link(std::string const& rel) const {
    for (Node const& node : tree_.nodes())
      if (node.is("link") && value(node, "rel") == rel) return value(node, "href");
    return {};
  }
  std::string author() const {
    for (uint32_t i = 0; i < tree_.nodes().size(); ++i)
      if (tree_.nodes()[i].is("a") && value(tree_.nodes()[i], "rel") == "author") return tree_.tidy_text(i);
    return {};
  }
  std::string text_of(std::string_view name) const {
    uint32_t const at = tree_.find(name);
    return at < tree_.nodes().size() ? tree_.tidy_text(at) : std::string();
  }
  std::string language() const {
    return tree_.nodes().empty() ? std::string() : value(tree_.nodes()[0], "lang");
  }

  Tree const& tree_;
};

}  // namespace

ArticleMeta read_metadata(Tree const& tree) {
  return Reader(tree).run();
}

}  // namespace firsthand::html
