// A lexicon: lower-cased phrases of one or more tokens with values, from a tab-separated file
// (phrase, value, value ...; '#' starts a comment line; sorted by bytes, unique).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "firsthand/error.h"
#include "text/document.h"

namespace firsthand {

struct LexiconEntry {
  std::string phrase;  // tokens joined by one space, as the tokenizer splits them
  std::vector<std::string> values;

  bool has(std::string_view value) const;
};

struct LexiconMatch {
  LexiconEntry const* entry = nullptr;
  TokenSpan tokens;
  explicit operator bool() const { return entry != nullptr; }
};

/// Movable, not copyable: its indexes point into its own entries.
class Lexicon {
 public:
  Lexicon() = default;
  Lexicon(Lexicon&&) noexcept = default;
  Lexicon& operator=(Lexicon&&) noexcept = default;
  Lexicon(Lexicon const&) = delete;
  Lexicon& operator=(Lexicon const&) = delete;

  /// kBadResource names the file and the line that is empty, not lower-cased, unsorted or twice there.
  static Result<Lexicon> parse(std::string_view file_name, std::string_view text);
  /// As parse, from entries made in code: sorted here, the first of two equal phrases stays.
  static Lexicon from_entries(std::vector<LexiconEntry> entries);

  LexiconEntry const* find(std::string_view lower_phrase) const;
  bool contains(std::string_view lower_phrase) const { return find(lower_phrase) != nullptr; }
  /// The longest entry whose tokens start at `at` and end at or before `limit`.
  LexiconMatch match(Document const& doc, uint32_t at, uint32_t limit) const;
  size_t size() const { return entries_.size(); }
  std::vector<LexiconEntry> const& entries() const { return entries_; }

 private:
  void index();

  std::vector<LexiconEntry> entries_;
  std::unordered_map<std::string_view, uint32_t> by_phrase_;
  std::unordered_map<std::string_view, uint32_t> longest_by_first_word_;  // tokens in the longest entry
};

}  // namespace firsthand
