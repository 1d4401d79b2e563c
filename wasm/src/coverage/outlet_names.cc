// See outlet_names.h.
#include "coverage/outlet_names.h"

#include <algorithm>

#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr size_t kLeastLetters = 6;

}  // namespace

std::string squeezed(std::string_view text) {
  std::string const lower = lower_keeping_offsets(text);
  std::string out;
  for (uint32_t at = 0; at < lower.size();) {
    CodePoint const c = decode(lower, at);
    CharClass const kind = classify(c.value);
    if (kind == CharClass::kLetter || kind == CharClass::kDigit) out.append(lower, at, c.size);
    at += c.size;
  }
  return out;
}

std::string_view host_of(std::string_view href) {
  size_t const scheme = href.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view const rest = href.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

bool same_outlet(std::string_view a, std::string_view b) {
  std::string shorter = squeezed(a), longer = squeezed(b);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter.empty()) return false;
  if (shorter == longer) return true;
  if (shorter.size() < kLeastLetters) return false;
  size_t const rest = longer.size() - shorter.size();
  return longer.compare(0, shorter.size(), shorter) == 0 ||
         longer.compare(rest, shorter.size(), shorter) == 0;
}

}  // namespace firsthand
