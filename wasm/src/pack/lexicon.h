// A lexicon: lower-cased phrases of one or more tokens with values. It is written as a tab-separated file
// (phrase, value, value ...; '#' starts a comment line; sorted by bytes, unique) and bundled as an image
// (lexicon_image.h), of which an engine's start needs to check and add up little.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "firsthand/error.h"
#include "text/document.h"

namespace firsthand {

/// Views into the image that its lexicon was read from.
struct LexiconEntry {
  std::string_view phrase;  // tokens joined by one space, as the tokenizer splits them
  std::span<std::string_view const> values;

  bool has(std::string_view value) const;
  /// The phrase and, behind it, the values. Only of an entry of a lexicon.
  std::span<std::string_view const> row() const { return {values.data() - 1, values.size() + 1}; }
};

struct LexiconMatch {
  LexiconEntry const* entry = nullptr;
  TokenSpan tokens;
  explicit operator bool() const { return entry != nullptr; }
};

/// Movable, not copyable: its entries point into its own cells.
class Lexicon {
 public:
  Lexicon() = default;
  Lexicon(Lexicon&&) noexcept = default;
  Lexicon& operator=(Lexicon&&) noexcept = default;
  Lexicon(Lexicon const&) = delete;
  Lexicon& operator=(Lexicon const&) = delete;

  /// Reads an image, whose bytes must outlive the lexicon. kBadResource when it is damaged.
  static Result<Lexicon> read(std::string_view name, std::string_view image);
  /// Reads the text of a file. kBadResource names the line that is empty, not lower-cased, unsorted or twice
  /// there.
  static Result<Lexicon> parse(std::string_view file_name, std::string_view text);

  LexiconEntry const* find(std::string_view lower_phrase) const;
  bool contains(std::string_view lower_phrase) const { return find(lower_phrase) != nullptr; }
  /// The entry that is this one word. By hash: some ten times quicker than by text.
  LexiconEntry const* find(Token const& token) const {
    FirstWord const* w = first_word(token.hash);
    return w && w->entry != kNone ? &entries_[w->entry] : nullptr;
  }
  bool contains(Token const& token) const { return find(token) != nullptr; }
  /// The longest entry whose tokens start at `at` and end at or before `limit`.
  LexiconMatch match(Document const& doc, uint32_t at, uint32_t limit) const;
  size_t size() const { return entries_.size(); }
  std::vector<LexiconEntry> const& entries() const { return entries_; }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  /// What begins with a word: the entry of that word alone, and the tokens of the longest entry.
  struct FirstWord {
    uint32_t hash = 0, longest = 0, entry = kNone;  // longest 0 = free slot
  };
  /// A phrase of several tokens, by the hash of them all.
  struct Phrase {
    uint32_t hash, entry;
  };

  std::span<Phrase const>::iterator phrase(uint32_t hash) const;
  LexiconEntry const* find_text(std::string_view lower_phrase) const;
  bool take(std::string_view image);
  bool index(std::span<uint32_t const> first_hashes, std::span<uint8_t const> words);

  FirstWord const* first_word(uint32_t hash) const {
    if (first_words_.empty()) return nullptr;
    for (uint32_t at = hash & mask_;; at = (at + 1) & mask_) {
      FirstWord const& w = first_words_[at];
      if (w.longest == 0) return nullptr;
      if (w.hash == hash) return &w;
    }
  }

  std::unique_ptr<std::string> owned_;   // the image of a lexicon that was read from text
  std::vector<std::string_view> cells_;  // phrase, value, value ... of every entry in turn
  std::vector<LexiconEntry> entries_;    // sorted by phrase
  std::vector<FirstWord> first_words_;   // open addressing, at most half full
  uint32_t mask_ = 0;
  std::span<Phrase const> phrases_;  // sorted by hash, then entry; in the image
};

}  // namespace firsthand
