// Reads lexicon files and looks phrases up, longest first.
#include "pack/lexicon.h"

#include <algorithm>

namespace firsthand {
namespace {

Error fault(std::string_view file, size_t line, std::string_view what) {
  return {ErrorCode::kBadResource, std::string(file) + ":" + std::to_string(line) + ": " + std::string(what)};
}

LexiconEntry split_line(std::string_view line) {
  LexiconEntry entry;
  size_t tab = line.find('\t');
  entry.phrase = std::string(line.substr(0, tab));
  while (tab != std::string_view::npos) {
    size_t begin = tab + 1;
    tab = line.find('\t', begin);
    entry.values.emplace_back(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin));
  }
  return entry;
}

bool has_upper_ascii(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
}

uint32_t count_tokens(std::string_view phrase) {
  return 1 + static_cast<uint32_t>(std::count(phrase.begin(), phrase.end(), ' '));
}

}  // namespace

bool LexiconEntry::has(std::string_view value) const {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Result<Lexicon> Lexicon::parse(std::string_view file_name, std::string_view text) {
  Lexicon out;
  size_t line_number = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++line_number;
    if (line.empty() || line[0] == '#') continue;
    LexiconEntry entry = split_line(line);
    if (entry.phrase.empty()) return fault(file_name, line_number, "the phrase is empty");
    if (has_upper_ascii(entry.phrase))
      return fault(file_name, line_number, "the phrase is not in lower case");
    if (!out.entries_.empty() && !(out.entries_.back().phrase < entry.phrase))
      return fault(file_name, line_number, "not sorted by bytes, or there twice: " + entry.phrase);
    out.entries_.push_back(std::move(entry));
  }
  out.index();
  return out;
}

Lexicon Lexicon::from_entries(std::vector<LexiconEntry> entries) {
  Lexicon out;
  out.entries_ = std::move(entries);
  auto before = [](LexiconEntry const& a, LexiconEntry const& b) { return a.phrase < b.phrase; };
  auto same = [](LexiconEntry const& a, LexiconEntry const& b) { return a.phrase == b.phrase; };
  std::stable_sort(out.entries_.begin(), out.entries_.end(), before);
  out.entries_.erase(std::unique(out.entries_.begin(), out.entries_.end(), same), out.entries_.end());
  out.index();
  return out;
}

void Lexicon::index() {
  by_phrase_.reserve(entries_.size());
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    std::string_view phrase = entries_[i].phrase;
    by_phrase_.emplace(phrase, i);
    uint32_t& longest = longest_by_first_word_[phrase.substr(0, phrase.find(' '))];
    longest = std::max(longest, count_tokens(phrase));
  }
}

LexiconEntry const* Lexicon::find(std::string_view lower_phrase) const {
  auto it = by_phrase_.find(lower_phrase);
  return it == by_phrase_.end() ? nullptr : &entries_[it->second];
}

LexiconMatch Lexicon::match(Document const& doc, uint32_t at, uint32_t limit) const {
  if (at >= limit) return {};
  auto first = longest_by_first_word_.find(doc.lower_word(at));
  if (first == longest_by_first_word_.end()) return {};
  uint32_t longest = std::min(first->second, limit - at);
  if (longest == 1) {
    LexiconEntry const* entry = find(doc.lower_word(at));
    return entry ? LexiconMatch{entry, {at, at + 1}} : LexiconMatch{};
  }
  std::string phrase(doc.lower_word(at));
  std::vector<size_t> ends{phrase.size()};
  for (uint32_t i = 1; i < longest; ++i) {
    phrase += ' ';
    phrase += doc.lower_word(at + i);
    ends.push_back(phrase.size());
  }
  for (uint32_t n = longest; n > 0; --n)
    if (LexiconEntry const* entry = find(std::string_view(phrase).substr(0, ends[n - 1])))
      return {entry, {at, at + n}};
  return {};
}

}  // namespace firsthand
