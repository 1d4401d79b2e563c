// Sentences: a stop, question or exclamation mark, with the closing marks behind it, ends one when
// what follows can open one. Stops inside abbreviations are part of their token (stages/tokens.cc)
// and end a sentence only where the abbreviation may stand last and a capitalised word follows.
#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestSentence = 400;  // tokens; a longer run is cut so that later stages stay linear

class Splitter {
 public:
  Splitter(Document const& doc, LanguagePack const& pack)
      : doc_(doc),
        abbreviations_(pack.lexicon("abbreviations")),
        function_words_(pack.lexicon("function_words")) {}

  std::vector<Sentence> run() {
    uint32_t token = 0;
    for (uint32_t b = 0; b < doc_.blocks.size(); ++b) {
      const uint32_t begin = token;
      while (token < doc_.tokens.size() && doc_.tokens[token].span.begin < doc_.blocks[b].span.end) ++token;
      split_block({begin, token}, b);
    }
    return std::move(out_);
  }

 private:
  void split_block(TokenSpan block, uint32_t index) {
    uint32_t begin = block.begin;
    for (uint32_t i = block.begin; i < block.end; ++i) {
      bool const cut = i + 1 == block.end || i + 1 - begin >= kLongestSentence;
      uint32_t end = i + 1;
      if (!cut && !(ends_at(i, block.end, &end) && starts_at(end, block.end, i))) continue;
      end = cut ? i + 1 : end;
      out_.push_back({{begin, end}, index});
      begin = end;
      i = end - 1;
    }
  }

  std::string_view form(uint32_t i) const { return doc_.lower_word(i); }

  /// Is token i a sentence's last mark or word? *end is set past the closing marks behind it.
  bool ends_at(uint32_t i, uint32_t limit, uint32_t* end) const {
    const std::string_view w = form(i);
    bool const mark = w[0] == '.' || w[0] == '?' || w[0] == '!' || w == "…" || w == "؟" || w == "。";
    if (!mark && !may_end(i)) return false;
    uint32_t e = i + 1;
    while (e < limit && is_closing(e)) ++e;
    *end = e;
    return true;
  }

  bool may_end(uint32_t i) const {
    const std::string_view w = form(i);
    if (w.size() < 2 || w.back() != '.') return false;
    LexiconEntry const* entry = abbreviations_.find(w);
    if (entry && !entry->values.empty() && (entry->values[0] == "title" || entry->values[0] == "month"))
      return false;
    return w.size() > 2;  // a single initial never ends a sentence
  }

  bool is_closing(uint32_t i) const {
    const std::string_view w = doc_.word(i);
    if (w == ")" || w == "]" || w == "”" || w == "»" || w == "!" || w == "?") return true;
    if (w == "’") return !doc_.tokens[i].space_before;
    bool const straight = w == "\"" || w == "'";
    return straight && !doc_.tokens[i].space_before;
  }

  /// Can a sentence start at token i, after the mark or abbreviation at `mark`?
  bool starts_at(uint32_t i, uint32_t limit, uint32_t mark) const {
    if (i >= limit) return true;
    if (!doc_.tokens[i].space_before) return glued_start(i, mark);
    uint32_t first = i;
    while (first < limit && is_opening(first)) ++first;
    if (first >= limit) return true;
    char32_t const c = decode(doc_.text, doc_.tokens[first].span.begin).value;
    bool const stop = doc_.text[doc_.tokens[mark].span.begin] == '.';
    if (doc_.tokens[mark].kind != TokenKind::kPunctuation)
      return is_upper(c) && opens_like_a_sentence(first, i);
    if (doc_.tokens[first].kind == TokenKind::kNumber) return stop;
    if (classify(c) == CharClass::kLetter) return is_upper(c) || (c >= 0x590 && !is_cased(c));
    return first != i || doc_.tokens[first].kind == TokenKind::kSymbol || form(first)[0] == '-';
  }

  static bool is_cased(char32_t c) { return c < 0x590; }

  /// "…the end.Next": a missing space, as web pages have it after a closing quotation mark.
  bool glued_start(uint32_t i, uint32_t mark) const {
    char32_t const c = decode(doc_.text, doc_.tokens[i].span.begin).value;
    bool const quoted = i > mark + 1;
    return quoted && is_upper(c);
  }

  bool is_opening(uint32_t i) const {
    const std::string_view w = doc_.word(i);
    return w == "(" || w == "[" || w == "“" || w == "‘" || w == "\"" || w == "'" || w == "«" || w == "„";
  }

  /// After an abbreviation only a capitalised function word, or an opening quotation mark, opens one.
  bool opens_like_a_sentence(uint32_t first, uint32_t i) const {
    return first != i || function_words_.contains(form(first));
  }

  Document const& doc_;
  Lexicon const& abbreviations_;
  Lexicon const& function_words_;
  std::vector<Sentence> out_;
};

}  // namespace

std::vector<Sentence> split_sentences(Document const& doc, LanguagePack const& pack) {
  return Splitter(doc, pack).run();
}

}  // namespace firsthand
