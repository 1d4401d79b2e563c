// See furniture.h. Twin of isFurniture in extension/src/content/walk.ts: change both together.
#include "io/html/furniture.h"

#include <algorithm>

#include "io/html/vocabulary.h"

namespace firsthand::html {
namespace {

constexpr size_t kMaxUnits = 240;  // UTF-16 units with white space: longer is text

size_t units_of(std::string_view text) {
  size_t units = 0;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

bool is_space_at(std::string_view text, size_t at) {
  char const c = text[at];
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || text.substr(at, 2) == "\u00a0";
}

/// White space runs as one space, none at the ends, ASCII letters lower.
std::string tidy(std::string_view text) {
  std::string line;
  for (size_t at = 0; at < text.size(); ++at) {
    bool const space = is_space_at(text, at);
    if (space && text[at] == '\xC2') ++at;
    char const c = text[at];
    if (!space)
      line += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

bool drop_end(std::string& line, std::string_view end) {
  if (line.size() < end.size() || line.compare(line.size() - end.size(), end.size(), end) != 0) return false;
  line.resize(line.size() - end.size());
  return true;
}

std::string without_punctuation(std::string line) {
  constexpr std::string_view kEnds[] = {" ", ".", ":", "!", "|", ">", "\u00bb", "\u2026"};
  while (std::any_of(std::begin(kEnds), std::end(kEnds), [&](auto end) { return drop_end(line, end); })) {
  }
  return line;
}

}  // namespace

bool is_furniture(WalkedBlock const& block) {
  if (block.kind == BlockKind::kHeadline) return false;
  std::string text;
  for (Piece const& piece : block.pieces) {
    text += piece.text;
    if (text.size() > 4 * kMaxUnits) return false;
  }
  if (units_of(text) > kMaxUnits) return false;
  std::string const line = tidy(text);
  auto const& v = vocabulary();
  if (v.furniture_lines.count(without_punctuation(line)) > 0) return true;
  auto const starts = [&](std::string const& start) { return line.compare(0, start.size(), start) == 0; };
  return std::any_of(v.furniture_starts.begin(), v.furniture_starts.end(), starts);
}

}  // namespace firsthand::html
