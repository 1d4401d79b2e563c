// See credits.h.
#include "coverage/credits.h"

#include <algorithm>

#include "coverage/outlet_names.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr size_t kMostCredits = 50;
constexpr uint32_t kPhotoReach =
    4;  // words from the start of a line in which a word for a picture makes it one

constexpr uint32_t kCreditLine = 10;  // words of a line that is no more than a credit

class CreditFinder {
 public:
  CreditFinder(Document const& doc, bool is_b, std::string_view outlet, LanguagePack const& pack,
               std::vector<Credit>& out)
      : doc_(doc),
        is_b_(is_b),
        name_(outlet),
        squeezed_(squeezed(outlet)),
        photo_words_(pack.lexicon("photo_words")),
        out_(out) {
    std::string const lower = lower_keeping_offsets(outlet);
    for (uint32_t at = 0; at < lower.size();) read_word(lower, &at);
  }

  void run() {
    if (words_.empty()) return;
    for (uint32_t i = 0; i < doc_.tokens.size() && out_.size() < kMostCredits; ++i)
      if (named_at(i)) add(photo(i) ? CreditKind::kPhoto : CreditKind::kText, mention(i));
    if (holds(doc_.meta.byline)) add(CreditKind::kByline, std::nullopt);
    for (Signal const& s : doc_.meta.signals)
      if (holds(s.name) || holds(host_of(s.href)))
        add(s.kind == "photo_credit" ? CreditKind::kPhoto
            : s.href.empty()         ? CreditKind::kByline
                                     : CreditKind::kLink,
            std::nullopt);
    for (Block const& b : doc_.blocks)
      for (Link const& l : b.links)
        if (out_.size() < kMostCredits && holds(host_of(l.href))) add(CreditKind::kLink, l.span);
  }

 private:
  void read_word(std::string const& lower, uint32_t* at) {
    uint32_t end = *at;
    auto const is_word = [&](uint32_t i) {
      CharClass const k = classify(decode(lower, i).value);
      return k == CharClass::kLetter || k == CharClass::kDigit || lower[i] == '.' || lower[i] == '-' ||
             lower[i] == '&';
    };
    while (end < lower.size() && is_word(end)) end += decode(lower, end).size;
    if (end > *at) words_.push_back(plain_hash(std::string_view(lower).substr(*at, end - *at)));
    *at = end > *at ? end : end + decode(lower, end).size;
  }

  bool named_at(uint32_t i) const {
    if (i + words_.size() > doc_.tokens.size() || !is_upper(decode(doc_.word(i), 0).value)) return false;
    for (size_t n = 0; n < words_.size(); ++n)
      if (plain_hash(doc_.lower_word(i + static_cast<uint32_t>(n))) != words_[n]) return false;
    return true;
  }
  ByteSpan mention(uint32_t i) const { return doc_.bytes_of({i, i + static_cast<uint32_t>(words_.size())}); }

  /// In a caption, or in a line that opens with a word for a picture.
  bool photo(uint32_t i) const {
    Sentence const& s = doc_.sentences[doc_.sentence_of(i)];
    if (doc_.blocks[s.block].kind == BlockKind::kCaption) return true;
    uint32_t const end = std::min({s.tokens.end, s.tokens.begin + kPhotoReach, i});
    for (uint32_t k = s.tokens.begin; k < end; ++k) {
      if (!photo_words_.contains(doc_.tokens[k])) continue;
      bool const marked = doc_.tokens[k + 1].kind == TokenKind::kPunctuation;
      if (marked || s.tokens.size() <= kCreditLine) return true;
    }
    return false;
  }

  bool holds(std::string_view text) const {
    return !squeezed_.empty() && squeezed(text).find(squeezed_) != std::string::npos;
  }
  void add(CreditKind kind, std::optional<ByteSpan> span) { out_.push_back({is_b_, kind, name_, span}); }

  Document const& doc_;
  bool is_b_;
  std::string name_, squeezed_;
  Lexicon const& photo_words_;
  std::vector<Credit>& out_;
  std::vector<uint32_t> words_;
};

}  // namespace

void find_credits(Document const& doc, bool is_b, std::string_view outlet, std::string_view own_outlet,
                  LanguagePack const& pack, std::vector<Credit>& out) {
  std::string const name = squeezed(outlet);
  if (name.empty() || name == squeezed(own_outlet)) return;
  CreditFinder(doc, is_b, outlet, pack, out).run();
}

}  // namespace firsthand
