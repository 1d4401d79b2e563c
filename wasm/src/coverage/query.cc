// See query.h. How much a term tells is judged from the article alone (there is no table of how common words
// are): names before numbers before words; what the headline has or the article repeats before the rest.
#include "coverage/query.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "coverage/dates.h"
#include "coverage/quantities.h"
#include "stages/names.h"

namespace firsthand {
namespace {

// Most terms of a kind: services take few, and a reader must be able to read the request.
constexpr size_t kMostEntities = 8, kMostQuotations = 3, kMostNumbers = 6, kMostWords = 12;
// Most terms from outside a claim, of entities and of words.
constexpr size_t kMostContext = 4;

constexpr size_t kLeastQuoted = 3, kMostQuoted = 12;  // words of a quotation that can be searched for
constexpr int64_t kFewest = 3;
constexpr uint32_t kShortWord = 3;                  // letters; shorter ones are found everywhere
constexpr int64_t kDaysBefore = 7, kDaysAfter = 7;  // a story's coverage: it is denied, confirmed, rewritten

constexpr uint32_t kMostWeight = 100;
constexpr int64_t kMilli = 1'000;

class QueryBuilder {
 public:
  QueryBuilder(Document const& doc, LanguagePack const& pack, std::vector<ByteSpan> const& focus)
      : doc_(doc), pack_(pack), names_(doc, pack), in_focus_(doc.tokens.size(), focus.empty()) {
    for (ByteSpan s : focus) {
      TokenSpan const tokens = doc.tokens_of(s);
      for (uint32_t i = tokens.begin; i < tokens.end; ++i) in_focus_[i] = true;
    }
    in_headline_.resize(doc.tokens.size());
    for (uint32_t i = 0; i < doc.tokens.size(); ++i) {
      in_headline_[i] = doc.blocks[doc.block_of(i)].kind == BlockKind::kHeadline;
      ++count_[doc.tokens[i].hash];
    }
  }

  std::vector<QueryTerm> run(bool whole) {
    entities();
    numbers();
    quotations();
    words();
    std::stable_sort(found_.begin(), found_.end(), [](QueryTerm const& x, QueryTerm const& y) {
      return x.weight != y.weight ? x.weight > y.weight : x.span < y.span;
    });
    return kept(whole);
  }

 private:
  bool any(std::vector<bool> const& flags, TokenSpan tokens) const {
    for (uint32_t i = tokens.begin; i < tokens.end; ++i)
      if (flags[i]) return true;
    return false;
  }

  void entities() {
    used_.assign(doc_.tokens.size(), false);
    for (size_t n = 0; n < names_.all().size(); ++n)
      entity(names_.all()[n], names_.text(static_cast<int>(n)));
  }

  void entity(Name const& name, std::string text) {
    if (!names_somebody(name, text)) return;
    bool focus = false, headline = false;
    for (TokenSpan mention : name.mentions) {
      focus = focus || any(in_focus_, mention) || speaks_in_focus(mention);
      headline = headline || any(in_headline_, mention);
      for (uint32_t i = mention.begin; i < mention.end; ++i) used_[i] = true;
    }
    auto const often = static_cast<uint32_t>(std::min<size_t>(name.mentions.size(), 5));
    uint32_t const known = name.person || name.body ? 10 : 0, longer = name.longest.size() > 1 ? 10 : 0;
    ByteSpan const first = doc_.bytes_of(name.mentions.empty() ? name.longest : name.mentions[0]);
    add(QueryTermKind::kEntity, std::move(text), 45 + known + longer + 3 * often + (headline ? 15 : 0), focus,
        first);
  }

  /// No day, no capital that only a sentence's begin or a headline explains, and not the article's outlet.
  bool names_somebody(Name const& name, std::string const& text) const {
    Lexicon const& calendar = pack_.lexicon("calendar");
    for (uint32_t i = name.longest.begin; i < name.longest.end; ++i)
      if (calendar.contains(doc_.tokens[i])) return false;
    if (!doc_.meta.outlet.empty() && text == doc_.meta.outlet) return false;
    if (name.person || name.body) return true;
    return std::any_of(name.mentions.begin(), name.mentions.end(), [&](TokenSpan m) {
      bool const opens = doc_.sentences[doc_.sentence_of(m.begin)].tokens.begin == m.begin;
      return !in_headline_[m.begin] && (!opens || m.size() > 1);
    });
  }

  /// Does the name's bearer say what the focus holds ("he said", with the name elsewhere)?
  bool speaks_in_focus(TokenSpan mention) const {
    ByteSpan const bytes = doc_.bytes_of(mention);
    for (Attribution const& a : doc_.attributions) {
      if (!says_focus(a)) continue;
      for (uint32_t s : a.speakers)
        for (ByteSpan m : doc_.speakers[s].mentions)
          if (m.overlaps(bytes)) return true;
    }
    return false;
  }
  bool says_focus(Attribution const& a) const {
    return std::any_of(a.content_tokens.begin(), a.content_tokens.end(),
                       [&](TokenSpan t) { return any(in_focus_, t); });
  }

  void numbers() {
    for (Sentence const& s : doc_.sentences)
      for (Quantity const& q : quantities_in(doc_, pack_, s.tokens)) number(q);
  }

  /// "two houses" or "10" alone is found everywhere.
  void number(Quantity const& q) {
    for (uint32_t i = q.tokens.begin; i < q.tokens.end; ++i) used_[i] = true;
    int64_t const value = q.value / kMilli;
    bool const small = value < 100 && value > -100;
    bool const tiny = value < kFewest && value > -kFewest;
    if (q.kind != Quantity::Kind::kCount || tiny || (small && q.unit.empty())) return;
    uint32_t const weight = 25 + (q.unit.empty() ? 0 : 10) + (small ? 0 : 10) + (value % 10 != 0 ? 5 : 0);
    std::string text(doc_.text_of(q.span));
    add(QueryTermKind::kNumber, std::move(text), weight, any(in_focus_, q.tokens), q.span);
    found_.back().value_milli = q.value;
    found_.back().unit = q.unit;
  }

  void quotations() {
    for (Quotation const& q : doc_.quotations) {
      if (q.depth != 1) continue;
      TokenSpan const inside = quoted_words(q);
      size_t const words = word_count(inside);
      if (words < kLeastQuoted) continue;
      add(QueryTermKind::kQuotation, std::string(doc_.text_of(doc_.bytes_of(inside))),
          50 + 2 * static_cast<uint32_t>(words), any(in_focus_, q.tokens), doc_.bytes_of(inside));
    }
  }

  /// The first dozen words between the marks, without punctuation at the end.
  TokenSpan quoted_words(Quotation const& q) const {
    TokenSpan out{q.tokens.begin + 1, q.tokens.begin + 1};
    size_t words = 0;
    for (uint32_t i = out.begin; i < q.tokens.end && words < kMostQuoted; ++i) {
      if (!is_word(i)) continue;
      ++words;
      out.end = i + 1;
    }
    return out;
  }
  bool is_word(uint32_t i) const {
    return doc_.tokens[i].kind == TokenKind::kWord || doc_.tokens[i].kind == TokenKind::kNumber;
  }
  size_t word_count(TokenSpan tokens) const {
    size_t out = 0;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) out += is_word(i);
    return out;
  }

  void words() {
    for (uint32_t i = 0; i < doc_.tokens.size(); ++i)
      if (tells(i)) word(i);
  }

  bool tells(uint32_t i) const {
    Token const& t = doc_.tokens[i];
    if (used_[i] || t.kind != TokenKind::kWord || t.span.size() < kShortWord) return false;
    if (!is_noun(t.tag) && !is_verb(t.tag) && t.tag != PosTag::kJJ) return false;
    for (char const* list : {"function_words", "grammar", "cue_forms", "calendar", "quantities", "hedges"})
      if (pack_.lexicon(list).contains(t)) return false;
    return true;
  }

  void word(uint32_t i) {
    Token const& t = doc_.tokens[i];
    uint32_t const often = 3 * std::min(count_.at(t.hash), 5u);
    uint32_t const length = std::min(t.span.size(), 10u);
    uint32_t const weight = 5 + often + length + (is_noun(t.tag) ? 8 : 0) + (in_headline_[i] ? 10 : 0);
    add(QueryTermKind::kWord, std::string(doc_.lower_word(i)), weight, in_focus_[i], t.span);
  }

  void add(QueryTermKind kind, std::string text, uint32_t weight, bool focus, ByteSpan span) {
    uint32_t const whole = focus ? weight : weight / 2;
    found_.push_back(
        {kind, std::move(text), std::clamp(whole, 1u, kMostWeight), focus, span, 0, std::string()});
  }

  /// The weightiest of each kind, each text once. Of what stands outside a claim only names and words say
  /// what it is about.
  std::vector<QueryTerm> kept(bool whole) {
    constexpr size_t kMost[] = {kMostEntities, kMostQuotations, kMostNumbers, kMostWords};
    size_t own[4] = {}, context[4] = {};
    std::set<std::pair<QueryTermKind, std::string>> seen;
    std::vector<QueryTerm> out;
    for (QueryTerm& term : found_) {
      auto const kind = static_cast<size_t>(term.kind);
      bool const name_or_word = term.kind == QueryTermKind::kEntity || term.kind == QueryTermKind::kWord;
      if (!whole && !term.in_focus && !name_or_word) continue;
      size_t& count = term.in_focus ? own[kind] : context[kind];
      if (count == (term.in_focus ? kMost[kind] : kMostContext)) continue;
      if (!seen.emplace(term.kind, term.text).second) continue;
      ++count;
      out.push_back(std::move(term));
    }
    return out;
  }

  Document const& doc_;
  LanguagePack const& pack_;
  Names names_;
  std::vector<bool> in_focus_, in_headline_, used_;  // of tokens
  std::unordered_map<uint32_t, uint32_t> count_;     // of each word form
  std::vector<QueryTerm> found_;
};

}  // namespace

Query build_query(Document const& doc, LanguagePack const& pack, std::vector<ByteSpan> focus) {
  Query out;
  out.language = doc.language;
  out.exclude_url = doc.meta.url;
  if (auto const published = read_moment(doc.meta.published)) {
    out.from = date_of(*published, -kDaysBefore);
    out.to = date_of(*published, kDaysAfter);
  }
  if (doc.language == pack.language()) out.terms = QueryBuilder(doc, pack, focus).run(focus.empty());
  out.focus = std::move(focus);
  return out;
}

}  // namespace firsthand
