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

}  // namespace

bool LexiconEntry::has(std::string_view value) const {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// Copies the text and makes room for all cells and entries at once: entries point to them.
void Lexicon::take(std::string_view text) {
  text_.reset(new char[text.size() + 1]);
  std::copy(text.begin(), text.end(), text_.get());
  auto const lines = std::count(text.begin(), text.end(), '\n') + 1;
  cells_.reserve(static_cast<size_t>(lines + std::count(text.begin(), text.end(), '\t')));
  entries_.reserve(static_cast<size_t>(lines));
}

Result<Lexicon> Lexicon::parse(std::string_view file_name, std::string_view text) {
  Lexicon out;
  out.take(text);
  std::string_view rest(out.text_.get(), text.size());
  for (size_t line_number = 1; !rest.empty(); ++line_number) {
    std::string_view line = cut(rest, '\n');
    if (line.empty() || line[0] == '#') continue;
    bool const has_values = line.find('\t') != std::string_view::npos;
    std::string_view const phrase = cut(line, '\t');
    if (phrase.empty()) return fault(file_name, line_number, "the phrase is empty");
    if (has_upper_ascii(phrase)) return fault(file_name, line_number, "the phrase is not in lower case");
    if (!out.entries_.empty() && !(out.entries_.back().phrase < phrase))
      return fault(file_name, line_number, "not sorted by bytes, or there twice: " + std::string(phrase));
    size_t const begin = out.cells_.size() + 1;
    out.cells_.push_back(phrase);
    if (has_values) do {
        out.cells_.push_back(cut(line, '\t'));
      } while (!line.empty());
    out.entries_.push_back({phrase, {out.cells_.data() + begin, out.cells_.size() - begin}});
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
  for (uint32_t i = 0; i < entries_.size(); ++i) index_phrase(i);
  std::sort(phrases_.begin(), phrases_.end());
}

void Lexicon::index_phrase(uint32_t entry) {
  std::string_view rest = entries_[entry].phrase;
  uint32_t const first_hash = fold_hash(cut(rest, ' '));
  uint32_t words = 1, hash = first_hash;
  for (; !rest.empty(); ++words) hash = mix(hash, fold_hash(cut(rest, ' ')));
  FirstWord* first = slot(first_hash);
  first->hash = first_hash;
  first->longest = std::max(first->longest, words);
  if (words == 1)
    first->entry = entry;
  else
    phrases_.emplace_back(hash, entry);
}

LexiconEntry const* Lexicon::find(std::string_view lower_phrase) const {
  auto it = std::lower_bound(entries_.begin(), entries_.end(), lower_phrase,
                             [](LexiconEntry const& e, std::string_view p) { return e.phrase < p; });
  return it != entries_.end() && it->phrase == lower_phrase ? &*it : nullptr;
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
