// Reads lexicon images and looks phrases up, longest first.
#include "pack/lexicon.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "model/hashed_linear.h"
#include "pack/lexicon_image.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

static_assert(std::endian::native == std::endian::little, "images are read in place");

struct Head {
  uint32_t entries, cells, phrases, text;
};

/// Takes arrays off the bytes of an image. Reading past its end gives empty ones, and `ok` is false.
class Parts {
 public:
  explicit Parts(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  std::span<T const> take(size_t count) {
    ok = ok && count <= rest_.size() / sizeof(T);
    if (!ok) return {};
    auto const* const begin = reinterpret_cast<T const*>(rest_.data());
    rest_.remove_prefix(count * sizeof(T));
    return {begin, count};
  }
  bool at_end() const { return ok && rest_.empty(); }

  bool ok = true;

 private:
  std::string_view rest_;
};

}  // namespace

PhraseHashes phrase_hashes(std::string_view phrase) {
  size_t end = std::min(phrase.find(' '), phrase.size());
  PhraseHashes out;
  out.first = out.all = fold_hash(phrase.substr(0, end));
  for (out.words = 1; end < phrase.size(); ++out.words) {
    size_t const begin = end + 1;
    end = std::min(phrase.find(' ', begin), phrase.size());
    out.all = mix(out.all, fold_hash(phrase.substr(begin, end - begin)));
  }
  return out;
}

bool LexiconEntry::has(std::string_view value) const {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Result<Lexicon> Lexicon::read(std::string_view name, std::string_view image) {
  Lexicon out;
  if (!out.take(image)) return Error{ErrorCode::kBadResource, "lexicon " + std::string(name) + ": damaged"};
  return out;
}

Result<Lexicon> Lexicon::parse(std::string_view file_name, std::string_view text) {
  Result<std::string> image = lexicon_image(file_name, text);
  if (!image) return image.error();
  auto owned = std::make_unique<std::string>(std::move(image.value()));
  Result<Lexicon> out = read(file_name, *owned);
  if (out) out.value().owned_ = std::move(owned);
  return out;
}

bool Lexicon::take(std::string_view image) {
  Parts parts(image);
  auto const heads = parts.take<Head>(1);
  if (heads.empty()) return false;
  Head const head = heads[0];
  auto const first_hashes = parts.take<uint32_t>(head.entries);
  phrases_ = parts.take<Phrase>(head.phrases);
  auto const cells_of = parts.take<uint8_t>(head.entries), words = parts.take<uint8_t>(head.entries);
  auto const sizes = parts.take<uint8_t>(head.cells);
  auto const text = parts.take<char>(head.text);
  if (!parts.at_end()) return false;
  cells_.reserve(head.cells);
  size_t at = 0;
  for (uint8_t const size : sizes) {
    if (size > text.size() - at) return false;
    cells_.emplace_back(text.data() + at, size);
    at += size;
  }
  entries_.reserve(head.entries);
  size_t cell = 0;
  for (uint8_t const count : cells_of) {
    if (count == 0 || count > cells_.size() - cell) return false;
    entries_.push_back({cells_[cell], {cells_.data() + cell + 1, count - size_t{1}}});
    cell += count;
  }
  return index(first_hashes, words);
}

bool Lexicon::index(std::span<uint32_t const> first_hashes, std::span<uint8_t const> words) {
  first_words_.assign(std::bit_ceil(2 * first_hashes.size() + 2), {});
  mask_ = static_cast<uint32_t>(first_words_.size() - 1);
  for (uint32_t i = 0; i < first_hashes.size(); ++i) {
    uint32_t at = first_hashes[i] & mask_;
    while (first_words_[at].longest != 0 && first_words_[at].hash != first_hashes[i]) at = (at + 1) & mask_;
    FirstWord& first = first_words_[at];
    first.hash = first_hashes[i];
    first.longest = std::max<uint32_t>(first.longest, words[i]);
    if (words[i] == 1) first.entry = i;
    if (words[i] == 0) return false;
  }
  return std::all_of(phrases_.begin(), phrases_.end(), [&](Phrase p) { return p.entry < entries_.size(); });
}

/// By hash. Where another spelling of the word stands there (with a curly apostrophe), by text.
LexiconEntry const* Lexicon::find(std::string_view lower_phrase) const {
  PhraseHashes const hashes = phrase_hashes(lower_phrase);
  FirstWord const* const first = first_word(hashes.first);
  if (!first || first->longest < hashes.words) return nullptr;
  if (hashes.words == 1) {
    if (first->entry == kNone) return nullptr;
    LexiconEntry const& entry = entries_[first->entry];
    return entry.phrase == lower_phrase ? &entry : find_text(lower_phrase);
  }
  auto const it = phrase(hashes.all);
  return it != phrases_.end() && it->hash == hashes.all ? find_text(lower_phrase) : nullptr;
}

LexiconEntry const* Lexicon::find_text(std::string_view lower_phrase) const {
  auto it = std::lower_bound(entries_.begin(), entries_.end(), lower_phrase,
                             [](LexiconEntry const& e, std::string_view p) { return e.phrase < p; });
  return it != entries_.end() && it->phrase == lower_phrase ? &*it : nullptr;
}

/// The first phrase of several words that has this hash or a higher one.
std::span<Lexicon::Phrase const>::iterator Lexicon::phrase(uint32_t hash) const {
  return std::lower_bound(phrases_.begin(), phrases_.end(), hash,
                          [](Phrase const& p, uint32_t wanted) { return p.hash < wanted; });
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
    auto const it = phrase(h);
    if (it != phrases_.end() && it->hash == h) best = {&entries_[it->entry], {at, at + n + 1}};
  }
  return best;
}

}  // namespace firsthand
