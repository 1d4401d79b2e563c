// Reads lexicon text into rows and writes rows as an image.
#include "pack/lexicon_image.h"

#include <algorithm>
#include <cstdint>

namespace firsthand {
namespace {

using Row = std::vector<std::string_view>;

constexpr size_t kMostInByte = 255;  // bytes of a cell, cells of a row, words of a phrase

Error fault(std::string_view file, size_t line, std::string_view what) {
  return {ErrorCode::kBadResource, std::string(file) + ":" + std::to_string(line) + ": " + std::string(what)};
}

bool has_upper_ascii(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
}

/// Takes the text before the next `mark`, or all of it, off `rest`.
std::string_view cut(std::string_view& rest, char mark) {
  size_t const end = std::min(rest.find(mark), rest.size());
  std::string_view const part = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return part;
}

void put(std::string& out, uint32_t v) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(v >> (8 * i) & 0xff);
}

void put_byte(std::string& out, size_t v) {
  out += static_cast<char>(v);
}

bool fits(Row const& row) {
  bool const short_cells =
      std::all_of(row.begin(), row.end(), [](std::string_view c) { return c.size() <= kMostInByte; });
  return short_cells && row.size() <= kMostInByte;
}

/// Rows are sorted by phrase and fit.
std::string write(std::vector<Row> const& rows) {
  std::string first_hashes, cells_of, words_of_phrase, sizes, text;
  std::vector<std::pair<uint32_t, uint32_t>> phrases;
  size_t cells = 0;
  for (Row const& row : rows) {
    PhraseHashes const hashes = phrase_hashes(row[0]);
    put(first_hashes, hashes.first);
    if (hashes.words > 1) phrases.emplace_back(hashes.all, static_cast<uint32_t>(&row - rows.data()));
    put_byte(cells_of, row.size());
    put_byte(words_of_phrase, hashes.words);
    cells += row.size();
    for (std::string_view const cell : row) put_byte(sizes, cell.size()), text += cell;
  }
  std::sort(phrases.begin(), phrases.end());
  std::string out;
  for (size_t count : {rows.size(), cells, phrases.size(), text.size()})
    put(out, static_cast<uint32_t>(count));
  out += first_hashes;
  for (auto const& [hash, entry] : phrases) put(out, hash), put(out, entry);
  return out + cells_of + words_of_phrase + sizes + text;
}

}  // namespace

Result<std::string> lexicon_image(std::string_view file_name, std::string_view text) {
  std::vector<Row> rows;
  for (size_t line_number = 1; !text.empty(); ++line_number) {
    std::string_view line = cut(text, '\n');
    if (line.empty() || line[0] == '#') continue;
    bool const has_values = line.find('\t') != std::string_view::npos;
    Row row{cut(line, '\t')};
    if (row[0].empty()) return fault(file_name, line_number, "the phrase is empty");
    if (has_upper_ascii(row[0])) return fault(file_name, line_number, "the phrase is not in lower case");
    if (!rows.empty() && !(rows.back()[0] < row[0]))
      return fault(file_name, line_number, "not sorted by bytes, or there twice: " + std::string(row[0]));
    if (has_values) do {
        row.push_back(cut(line, '\t'));
      } while (!line.empty());
    if (!fits(row)) return fault(file_name, line_number, "a cell or the row is too long");
    rows.push_back(std::move(row));
  }
  return write(rows);
}

Result<std::string> lexicon_image(std::string_view name, std::vector<Row> rows) {
  std::stable_sort(rows.begin(), rows.end(), [](Row const& a, Row const& b) { return a[0] < b[0]; });
  auto const same = [](Row const& a, Row const& b) { return a[0] == b[0]; };
  rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
  if (!std::all_of(rows.begin(), rows.end(), fits)) return fault(name, 0, "a cell or a row is too long");
  return write(rows);
}

}  // namespace firsthand
