// Addresses of links, as far as a page without a browser can tell: RFC 3986 section 5 for http(s).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace firsthand::html {

/// The http(s) address that `href` means on a page at `base`. Without a known base ("") a relative
/// href stays as it is. nullopt: another scheme ("mailto:", "javascript:").
std::optional<std::string> resolve(std::string_view href, std::string_view base);

}  // namespace firsthand::html
