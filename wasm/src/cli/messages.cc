// See messages.h. The format is that of browser extensions: "$NAME$" in a message stands for the
// placeholder's content, in which "$1" to "$9" are the values.
#include "cli/messages.h"

#include <nlohmann/json.hpp>

// The file's bytes, put into the program by the build.
extern "C" char const firsthand_messages_begin[], firsthand_messages_end[];

namespace firsthand::cli {
namespace {

using Json = nlohmann::json;

Json const& catalogue() {
  static Json const parsed = Json::parse(firsthand_messages_begin, firsthand_messages_end, nullptr, false);
  return parsed;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  return out;
}

/// "$1" in a placeholder's content becomes the first value.
std::string fill(std::string const& content, std::vector<std::string> const& values) {
  bool const numbered = content.size() == 2 && content[0] == '$' && content[1] >= '1' && content[1] <= '9';
  if (!numbered) return content;
  size_t const index = static_cast<size_t>(content[1] - '1');
  return index < values.size() ? values[index] : std::string();
}

std::string content_of(Json const& entry, std::string const& placeholder) {
  if (!entry.contains("placeholders") || !entry["placeholders"].contains(placeholder)) return {};
  return entry["placeholders"][placeholder].value("content", std::string());
}

}  // namespace

std::string message(std::string_view name, std::vector<std::string> const& values) {
  auto const found = catalogue().find(std::string(name));
  if (found == catalogue().end() || !found->contains("message")) return {};
  std::string const text = (*found)["message"].get<std::string>();
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t const open = text.find('$', at);
    size_t const close = open == std::string::npos ? open : text.find('$', open + 1);
    out += text.substr(at, open - at);
    if (close == std::string::npos) return out + (open == std::string::npos ? "" : text.substr(open));
    std::string const placeholder = lower(std::string_view(text).substr(open + 1, close - open - 1));
    out += fill(content_of(*found, placeholder), values);
    at = close + 1;
  }
  return out;
}

}  // namespace firsthand::cli
