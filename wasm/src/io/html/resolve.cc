// See resolve.h.
#include "io/html/resolve.h"

#include <vector>

namespace firsthand::html {
namespace {

using std::string_view;

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool in_scheme(char c) {
  return is_alpha(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

string_view trimmed(string_view text) {
  auto const space = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

/// "http" of "http://a/b"; empty for a relative reference.
string_view scheme_of(string_view url) {
  size_t end = 0;
  while (end < url.size() && in_scheme(url[end])) ++end;
  bool const has = end > 0 && end < url.size() && url[end] == ':' && is_alpha(url[0]);
  return has ? url.substr(0, end) : string_view();
}

bool equals_ignoring_case(string_view a, string_view lower) {
  if (a.size() != lower.size()) return false;
  for (size_t i = 0; i < a.size(); ++i)
    if ((a[i] >= 'A' && a[i] <= 'Z' ? a[i] + 'a' - 'A' : a[i]) != lower[i]) return false;
  return true;
}

bool is_web(string_view scheme) {
  return equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https");
}

/// "a/./b/../c" to "a/c"; `path` begins with '/'.
std::string without_dots(string_view path) {
  std::vector<string_view> kept;
  size_t at = 1;
  for (bool last = false; !last;) {
    size_t const slash = path.find('/', at);
    last = slash == string_view::npos;
    string_view const part = path.substr(at, last ? string_view::npos : slash - at);
    at = slash + 1;
    if (part == ".." && !kept.empty()) kept.pop_back();
    bool const dots = part == "." || part == "..";
    if (!dots) kept.push_back(part);
    if (dots && last) kept.push_back("");
  }
  std::string out;
  for (string_view part : kept) (out += '/') += part;
  return out;
}

struct Base {
  string_view scheme, origin, path;  // origin with scheme; path from '/' to before '?' and '#'
  string_view whole;                 // before '#'
};

Base split(string_view url) {
  Base base;
  base.scheme = scheme_of(url);
  base.whole = url.substr(0, url.find('#'));
  size_t const host = base.scheme.size() + 3;
  size_t const path = base.whole.find_first_of("/?", host);
  base.origin = base.whole.substr(0, path);
  if (path != string_view::npos) base.path = base.whole.substr(path, base.whole.find('?', path) - path);
  return base;
}

}  // namespace

std::optional<std::string> resolve(string_view href, string_view base_url) {
  href = trimmed(href);
  string_view const scheme = scheme_of(href);
  if (!scheme.empty() && !is_web(scheme)) return std::nullopt;
  if (!scheme.empty() || !is_web(scheme_of(base_url))) return std::string(href);
  Base const base = split(base_url);
  if (href.empty()) return std::string(base.whole);
  if (href.substr(0, 2) == "//") return std::string(base.scheme) + ":" + std::string(href);
  if (href[0] == '#') return std::string(base.whole) + std::string(href);
  if (href[0] == '?') return std::string(base.origin) + std::string(base.path) + std::string(href);
  size_t const tail = std::min(href.find_first_of("?#"), href.size());
  string_view const folder = base.path.substr(0, base.path.rfind('/') + 1);
  std::string path = href[0] == '/' ? "" : folder.empty() ? "/" : std::string(folder);
  path += href.substr(0, tail);
  return std::string(base.origin) + without_dots(path) + std::string(href.substr(tail));
}

}  // namespace firsthand::html
