// Tokens, Penn Treebank style: clitics ('s, n't) and punctuation stand alone; hyphenated words,
// numbers with separators, initialisms ("U.S."), known abbreviations with their stop, addresses and
// handles stay whole. Offsets point into Document::text; whitespace and format characters between
// words belong to no token.
#include <array>

#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestToken = 512;  // bytes; a longer run is cut, so that hostile words stay cheap

class Tokenizer {
 public:
  Tokenizer(Document const& doc, Lexicon const& abbreviations) : doc_(doc), abbreviations_(abbreviations) {}

  std::vector<Token> run() {
    // English has one in five bytes; room that has to grow would be there twice.
    out_.reserve(doc_.text.size() / 4 + 8);
    for (Block const& block : doc_.blocks) tokenize_block(block.span);
    return std::move(out_);
  }

 private:
  struct Peek {
    char32_t value = 0;
    uint32_t size = 0;
    CharClass kind = CharClass::kSpace;
  };

  Peek peek(uint32_t at) const {
    if (at >= end_) return {};
    const CodePoint cp = decode(doc_.text, at);
    return {cp.value, cp.size, classify(cp.value)};
  }

  void tokenize_block(ByteSpan span) {
    at_ = span.begin;
    end_ = span.end;
    space_ = true;
    while (at_ < end_) {
      const Peek p = peek(at_);
      if (p.kind == CharClass::kSpace || p.kind == CharClass::kFormat) {
        space_ = space_ || p.kind == CharClass::kSpace;
        at_ += p.size;
      } else if (p.kind == CharClass::kLetter || p.kind == CharClass::kDigit || starts_handle(p)) {
        word();
      } else {
        mark(p);
      }
    }
  }

  bool starts_handle(Peek const& p) const {
    return (p.value == '@' || p.value == '#') && peek(at_ + 1).kind == CharClass::kLetter;
  }

  /// Bytes of an address that starts here ("https://…", "www.…"), or 0.
  uint32_t address_length() const {
    const std::string_view rest = std::string_view(doc_.lower).substr(at_, end_ - at_);
    bool const starts =
        rest.substr(0, 7) == "http://" || rest.substr(0, 8) == "https://" || rest.substr(0, 4) == "www.";
    if (!starts) return 0;
    uint32_t n = 0;
    while (n < rest.size() && n<kLongestToken&& static_cast<uint8_t>(rest[n])> ' ' &&
           static_cast<uint8_t>(rest[n]) < 0x80 && rest[n] != '"' && rest[n] != '<' && rest[n] != '>')
      ++n;
    while (n > 0 && std::string_view(".,;:!?)'").find(rest[n - 1]) != std::string_view::npos) --n;
    return n;
  }

  static bool is_word(CharClass k) {
    return k == CharClass::kLetter || k == CharClass::kDigit || k == CharClass::kFormat;
  }
  static bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

  /// May the mark at `i` stand inside a word or number, given its neighbours?
  bool joins(Peek const& mark, CharClass before, uint32_t i) const {
    const CharClass after = peek(i + mark.size).kind;
    if (!is_word(after) && after != CharClass::kLetter) return false;
    if (mark.value == '-' || mark.value == 0x2010 || mark.value == 0x2011 || mark.value == '_' ||
        mark.value == '&')
      return true;
    if (is_apostrophe(mark.value)) return after == CharClass::kLetter && before != CharClass::kFormat;
    bool const digits = before == CharClass::kDigit && after == CharClass::kDigit;
    if (mark.value == ',' || mark.value == ':') return digits;
    if (mark.value == '/') return digits;
    if (mark.value == '.' || mark.value == '@') return true;
    return false;
  }

  void word() {
    const uint32_t begin = at_;
    if (const uint32_t n = address_length()) return emit(begin, begin + n, TokenKind::kSymbol);
    uint32_t i = begin + (starts_handle(peek(begin)) ? 1 : 0);
    CharClass before = CharClass::kLetter;
    bool has_letter = false;
    while (i < end_ && i - begin < kLongestToken) {
      const Peek p = peek(i);
      if (is_word(p.kind)) {
        if (p.kind != CharClass::kFormat) before = p.kind;
        has_letter = has_letter || p.kind == CharClass::kLetter;
      } else if (i == begin || !joins(p, before, i)) {
        break;
      }
      i += p.size;
    }
    i = with_stop(begin, i);
    split_clitics(begin, i, has_letter ? TokenKind::kWord : TokenKind::kNumber);
  }

  /// Takes the full stop after an abbreviation or initial into the token.
  uint32_t with_stop(uint32_t begin, uint32_t end) const {
    if (end >= end_ || doc_.text[end] != '.' || (end + 1 < end_ && doc_.text[end + 1] == '.')) return end;
    const std::string_view form = std::string_view(doc_.lower).substr(begin, end - begin);
    bool const initial = form.size() == 1 && is_upper(peek(begin).value) && peek(begin).value != 'I';
    bool const initialism = form.size() >= 3 && form[form.size() - 2] == '.' && form.find('.') == 1;
    std::string with(form);
    with += '.';
    return initial || initialism || abbreviations_.contains(with) ? end + 1 : end;
  }

  void split_clitics(uint32_t begin, uint32_t end, TokenKind kind) {
    const uint32_t cut = clitic_begin(begin, end);
    if (cut > begin && cut < end) {
      emit(begin, cut, kind);
      space_ = false;
      return emit(cut, end, TokenKind::kWord);
    }
    emit(begin, end, kind);
  }

  /// Where a clitic starts: before "'s", "'re", "'ve", "'ll", "'d", "'m" and before the n of "n't".
  uint32_t clitic_begin(uint32_t begin, uint32_t end) const {
    for (uint32_t size : {1u, 3u}) {  // bytes of the apostrophe
      for (uint32_t letters : {1u, 2u}) {
        if (end - begin <= size + letters) continue;
        const uint32_t at = end - letters - size;
        if (!is_char_start(at) || !is_apostrophe(decode(doc_.text, at).value) ||
            decode(doc_.text, at).size != size)
          continue;
        const std::string_view tail = std::string_view(doc_.lower).substr(end - letters, letters);
        if (letters == 1 && tail == "t" && at > begin && doc_.lower[at - 1] == 'n') return at - 1;
        for (std::string_view c : kClitics)
          if (tail == c) return at;
      }
    }
    return end;
  }
  bool is_char_start(uint32_t at) const { return (static_cast<uint8_t>(doc_.text[at]) & 0xC0) != 0x80; }

  /// A run of equal stops or dashes is one token; every other mark stands alone.
  void mark(Peek const& p) {
    const uint32_t begin = at_;
    uint32_t i = begin + p.size;
    if (p.value == '.' || p.value == '-' || p.value == '!' || p.value == '?' || p.value == '*' ||
        p.value == '_' || p.value == '=')
      while (i < end_ && i - begin < kLongestToken && doc_.text[i] == doc_.text[begin]) ++i;
    if (is_apostrophe(p.value) && out_.size() && !space_ && is_trailing_s(out_.back()) && !opens_word(i)) {
      return emit(begin, i, TokenKind::kWord);  // the possessive of a plural: "officials'"
    }
    emit(begin, i, p.kind == CharClass::kSymbol ? TokenKind::kSymbol : TokenKind::kPunctuation);
  }
  bool opens_word(uint32_t at) const { return is_word(peek(at).kind); }
  bool is_trailing_s(Token const& t) const {
    return t.kind == TokenKind::kWord && t.span.end == at_ && doc_.lower[t.span.end - 1] == 's' &&
           t.span.size() > 2;
  }

  /// "example.org": a stop inside, letters on both sides.
  static bool is_site_name(std::string_view w) {
    size_t const stop = w.size() < 5 ? w.npos : w.find('.');
    return stop != w.npos && stop >= 2 && stop + 2 < w.size() && w.back() != '.' && w[0] != '@';
  }

  void emit(uint32_t begin, uint32_t end, TokenKind kind) {
    Token t;
    t.span = {begin, end};
    t.kind = kind;
    t.space_before = space_;
    t.has_capital = doc_.text_of(t.span) != doc_.lower_of(t.span);
    t.capitalised = kind == TokenKind::kWord && (t.has_capital || is_site_name(doc_.text_of(t.span)));
    t.hash = fold_hash(doc_.lower_of(t.span));
    out_.push_back(t);
    at_ = end;
    space_ = false;
  }

  static constexpr std::array<std::string_view, 6> kClitics = {"s", "m", "d", "re", "ve", "ll"};

  Document const& doc_;
  Lexicon const& abbreviations_;
  std::vector<Token> out_;
  uint32_t at_ = 0;
  uint32_t end_ = 0;
  bool space_ = true;
};

}  // namespace

std::vector<Token> tokenize(Document const& doc, LanguagePack const& pack) {
  return Tokenizer(doc, pack.lexicon("abbreviations")).run();
}

}  // namespace firsthand
