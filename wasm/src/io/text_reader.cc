// See text_reader.h.
#include "io/text_reader.h"

#include "io/limits.h"
#include "io/utf8.h"

namespace firsthand {
namespace {

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\v' || is_line_end(c);
}

bool has_text(std::string_view line) {
  for (char c : line)
    if (!is_blank(c)) return true;
  return false;
}

/// A title has no stop at its end, but may end with a quotation.
bool ends_without_stop(std::string_view line) {
  for (;;) {
    if (line.empty()) return false;
    if (is_blank(line.back()) || line.back() == '"' || line.back() == '\'')
      line.remove_suffix(1);
    else if (line.size() >= 3 &&
             (line.substr(line.size() - 3) == "\u201D" || line.substr(line.size() - 3) == "\u2019"))
      line.remove_suffix(3);
    else
      break;
  }
  bool const ellipsis = line.size() >= 3 && line.substr(line.size() - 3) == "\u2026";
  return !ellipsis && std::string_view(".!?:;,").find(line.back()) == std::string_view::npos;
}

/// Is the line behind `end` blank, as below a title?
bool stands_alone(std::string_view text, size_t end) {
  if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++end;
  for (size_t i = end + 1; i < text.size(); ++i)
    if (is_line_end(text[i]))
      return true;
    else if (!is_blank(text[i]))
      return false;
  return false;
}

/// "Pier unsafe, says engineer", a blank line, and more: people write a title above a text so.
void find_title(Document& doc) {
  constexpr uint32_t kLongestTitle = 250;  // bytes
  if (doc.blocks.size() < 2) return;
  Block& first = doc.blocks[0];
  bool const title = first.span.size() <= kLongestTitle && stands_alone(doc.text, first.span.end) &&
                     ends_without_stop(doc.text_of(first.span));
  if (title) first.kind = BlockKind::kHeadline;
}

void split_blocks(Document& doc) {
  std::string_view const text = doc.text;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = begin;
    while (end < text.size() && !is_line_end(text[end])) ++end;
    ByteSpan const line{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    if (has_text(text.substr(begin, end - begin))) doc.blocks.push_back({BlockKind::kParagraph, line, {}});
    begin = end + 1;
  }
}

}  // namespace

Result<Document> read_text(std::string_view bytes) {
  if (bytes.size() > kMaxTextBytes)
    return Error{ErrorCode::kTooLarge, "the text has more than " + std::to_string(kMaxTextBytes) + " bytes"};
  Document doc;
  bool replaced = false;
  doc.text = valid_utf8(bytes, &replaced);
  if (replaced) doc.warnings.push_back({"invalid_utf8", std::nullopt});
  split_blocks(doc);
  find_title(doc);
  if (doc.blocks.size() > kMaxBlocks)
    return Error{ErrorCode::kTooLarge, "the text has more than " + std::to_string(kMaxBlocks) + " lines"};
  return doc;
}

}  // namespace firsthand
