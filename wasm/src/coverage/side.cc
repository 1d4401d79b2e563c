// See side.h.
#include "coverage/side.h"

#include <algorithm>

#include "stages/source_phrase.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr size_t kStemLetters = 5;
constexpr uint8_t kNameBonus = 2;

/// By how many sentences of both articles hold a term: once in each is as telling as it gets.
uint8_t weight_of(size_t sentences) {
  return sentences <= 2 ? 4 : sentences <= 4 ? 3 : sentences <= 8 ? 2 : 1;
}

/// "boats" and "boat", "claimed" and "claims" have one stem.
uint32_t stem_of(std::string_view word) {
  if (word.size() > 3 && word.size() <= kStemLetters + 1 && word.back() == 's') word.remove_suffix(1);
  return plain_hash(word, kStemLetters);
}

/// Numbers meet by value however they are written; the constant keeps them apart from words.
uint32_t value_hash(Quantity const& q) {
  auto const value = static_cast<uint64_t>(q.value) * 2 + (q.kind == Quantity::Kind::kClock);
  return static_cast<uint32_t>((value * 0x9E3779B97F4A7C15ull) >> 32);
}

class SideReader {
 public:
  SideReader(Document const& doc, LanguagePack const& pack)
      : function_words_(pack.lexicon("function_words")),
        grammar_(pack.lexicon("grammar")),
        side_{doc, {}, {}, {}} {
    side_.terms.resize(doc.tokens.size());
    read_words();
    for (Sentence const& s : doc.sentences) side_.quantities.push_back(quantities_in(doc, pack, s.tokens));
    for (auto const& list : side_.quantities)
      for (Quantity const& q : list) number(q);
  }

  Side take() { return std::move(side_); }

 private:
  void read_words() {
    Document const& doc = side_.doc;
    for (Sentence const& s : doc.sentences)
      for (uint32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
        Token const& t = doc.tokens[i];
        Term& term = side_.terms[i];
        term.quoted = t.quote_depth > 0;
        if (t.kind == TokenKind::kPunctuation || t.kind == TokenKind::kSymbol) continue;
        term.exact = plain_hash(doc.lower_word(i));
        term.stem = stem_of(doc.lower_word(i));
        term.kind = kind_of(i, s);
      }
  }

  TermKind kind_of(uint32_t i, Sentence const& s) const {
    Token const& t = side_.doc.tokens[i];
    if (t.kind == TokenKind::kNumber) return TermKind::kNumber;
    if (function_words_.contains(t) || grammar_.contains(t) || t.span.size() < 2) return TermKind::kFunction;
    bool const name = i != s.tokens.begin && is_capitalised(side_.doc, i);
    return name ? TermKind::kName : TermKind::kContent;
  }

  void number(Quantity const& q) {
    for (uint32_t i = q.tokens.begin; i < q.tokens.end; ++i) {
      Term& term = side_.terms[i];
      bool const first = i == q.tokens.begin;
      term.kind = first ? TermKind::kNumber : TermKind::kFunction;
      if (first) term.stem = term.exact = value_hash(q);
    }
  }

  Lexicon const &function_words_, &grammar_;
  Side side_;
};

bool may_weigh(Term const& t) {
  return t.kind == TermKind::kContent || t.kind == TermKind::kName || t.kind == TermKind::kNumber;
}

void weigh(Side& a, Side& b) {
  struct Seen {
    uint32_t stem, sentence;
    Term* term;
  };
  std::vector<Seen> seen;
  uint32_t base = 0;
  for (Side* side : {&a, &b}) {
    for (uint32_t i = 0; i < side->terms.size(); ++i)
      if (may_weigh(side->terms[i]))
        seen.push_back({side->terms[i].stem, base + side->doc.sentence_of(i), &side->terms[i]});
    base += static_cast<uint32_t>(side->doc.sentences.size());
  }
  std::sort(seen.begin(), seen.end(), [](Seen const& x, Seen const& y) {
    return x.stem != y.stem ? x.stem < y.stem : x.sentence < y.sentence;
  });
  for (size_t begin = 0, end = 0; begin < seen.size(); begin = end) {
    size_t sentences = 0;
    for (end = begin; end < seen.size() && seen[end].stem == seen[begin].stem; ++end)
      sentences += end == begin || seen[end].sentence != seen[end - 1].sentence;
    uint8_t const weight = weight_of(sentences);
    for (size_t k = begin; k < end; ++k)
      seen[k].term->weight =
          static_cast<uint8_t>(weight + (seen[k].term->kind == TermKind::kContent ? 0 : kNameBonus));
  }
}

void read_sentences(Side& side) {
  for (Sentence const& s : side.doc.sentences) {
    SentenceTerms out;
    for (uint32_t i = s.tokens.begin; i < s.tokens.end; ++i)
      if (side.terms[i].telling()) out.stems.emplace_back(side.terms[i].stem, side.terms[i].weight);
    std::sort(out.stems.begin(), out.stems.end());
    auto const same = [](auto const& x, auto const& y) { return x.first == y.first; };
    out.stems.erase(std::unique(out.stems.begin(), out.stems.end(), same), out.stems.end());
    for (auto const& [stem, weight] : out.stems) out.weight += weight;
    side.sentences.push_back(std::move(out));
  }
}

}  // namespace

Side comparable_alone(Document const& doc, LanguagePack const& pack) {
  return SideReader(doc, pack).take();
}

std::pair<Side, Side> comparable(Document const& a, Document const& b, LanguagePack const& pack) {
  Side left = SideReader(a, pack).take();
  Side right = SideReader(b, pack).take();
  weigh(left, right);
  read_sentences(left);
  read_sentences(right);
  return {std::move(left), std::move(right)};
}

}  // namespace firsthand
