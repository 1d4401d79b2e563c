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
  if (doc.blocks.size() > kMaxBlocks)
    return Error{ErrorCode::kTooLarge, "the text has more than " + std::to_string(kMaxBlocks) + " lines"};
  return doc;
}

}  // namespace firsthand
