// Reads lexicon files and looks phrases up, longest first.
#include "pack/lexicon.h"

#include <algorithm>

#include "model/hashed_linear.h"
#include "text/unicode.h"

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

std::vector<uint32_t> word_hashes(std::string_view phrase) {
  std::vector<uint32_t> out;
  for (size_t at = 0; at <= phrase.size();) {
    size_t const end = std::min(phrase.find(' ', at), phrase.size());
    out.push_back(fold_hash(phrase.substr(at, end - at)));
    at = end + 1;
  }
  return out;
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

Lexicon::FirstWord* Lexicon::slot(uint32_t hash) {
  uint32_t at = hash & mask_;
  while (first_words_[at].longest != 0 && first_words_[at].hash != hash) at = (at + 1) & mask_;
  return &first_words_[at];
}

void Lexicon::index() {
  size_t size = 4;
  while (size < 2 * entries_.size() + 2) size *= 2;
  first_words_.assign(size, {});
  mask_ = static_cast<uint32_t>(size - 1);
  by_phrase_.reserve(entries_.size());
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    std::string_view const phrase = entries_[i].phrase;
    by_phrase_.emplace(phrase, i);
    std::vector<uint32_t> const words = word_hashes(phrase);
    FirstWord* first = slot(words[0]);
    first->hash = words[0];
    first->longest = std::max(first->longest, static_cast<uint32_t>(words.size()));
    if (words.size() == 1) {
      first->entry = i;
      continue;
    }
    uint32_t h = words[0];
    for (size_t w = 1; w < words.size(); ++w) h = mix(h, words[w]);
    phrases_.emplace_back(h, i);
  }
  std::sort(phrases_.begin(), phrases_.end());
}

LexiconEntry const* Lexicon::find(std::string_view lower_phrase) const {
  auto it = by_phrase_.find(lower_phrase);
  return it == by_phrase_.end() ? nullptr : &entries_[it->second];
}

LexiconMatch Lexicon::match(Document const& doc, uint32_t at, uint32_t limit) const {
  if (at >= limit) return {};
  FirstWord const* first = first_word(doc.tokens[at].hash);
  if (!first) return {};
  LexiconMatch best;
  if (first->entry != kNone) best = {&entries_[first->entry], {at, at + 1}};
  uint32_t h = first->hash;
  for (uint32_t n = 1; n < std::min(first->longest, limit - at); ++n) {
    h = mix(h, doc.tokens[at + n].hash);
    auto it = std::lower_bound(phrases_.begin(), phrases_.end(), std::make_pair(h, 0u));
    if (it != phrases_.end() && it->first == h) best = {&entries_[it->second], {at, at + n + 1}};
  }
  return best;
}

}  // namespace firsthand
