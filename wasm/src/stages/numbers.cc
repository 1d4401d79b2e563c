// The quantities a claim states: value, unit and bound. "nearly 70 percent" -> 70 percent, nearly;
// "two dozen people" -> 24 people; "$1.5 million" -> 1500000 usd; "twenty three" and "twenty-three" -> 23;
// "two to three hundred" -> 200, 300; "dozens" -> at least 24; "a third of" -> 0.333; "$2.5bn",
// "20-year-old", "100 or so". Years, dates, times of day and parts of names are no quantities.
#include "stages/numbers.h"

#include "stages/number_words.h"
#include "stages/reasons.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr std::pair<std::string_view, Bound> kBounds[] = {
    {"about", Bound::kAbout}, {"at_least", Bound::kAtLeast}, {"at_most", Bound::kAtMost},
    {"over", Bound::kOver},   {"under", Bound::kUnder},      {"nearly", Bound::kNearly}};

class NumberReader {
 public:
  NumberReader(Document const& doc, LanguagePack const& pack)
      : doc_(doc),
        words_(doc, pack),
        quantities_(pack.lexicon("quantities")),
        units_(pack.lexicon("units")),
        bounds_(pack.lexicon("bounds")),
        amounts_(pack.lexicon("amounts")),
        calendar_(pack.lexicon("calendar")),
        grammar_(pack.lexicon("grammar")),
        function_words_(pack.lexicon("function_words")) {}

  void read(TokenSpan range, std::vector<NumberMention>& out) const {
    for (uint32_t i = range.begin; i < range.end;) {
      if (uint32_t const past = amount(i, range, out)) {
        i = past;
        continue;
      }
      if (uint32_t const past = range_in_word(i, range, out)) {
        i = past;
        continue;
      }
      uint32_t end = i;
      std::optional<int64_t> value = quantity(i, range.end, &end);
      if (!value) {
        ++i;
        continue;
      }
      add({i, end}, *value, range, out);
      i = end;
    }
  }

 private:
  /// "dozens", "a third of": a phrase that says how many without a number. Returns where it ends, 0 if none.
  uint32_t amount(uint32_t i, TokenSpan range, std::vector<NumberMention>& out) const {
    LexiconMatch const m = amounts_.match(doc_, i, range.end);
    std::optional<int64_t> const value = m ? parse_milli(m.entry->values[0]) : std::nullopt;
    if (!value) return 0;
    uint32_t const end = m.tokens.end - (m.entry->has("open") ? 1 : 0);
    add({i, end}, *value, range, out);
    out.back().phrase = true;
    if (out.back().bound == Bound::kNone && m.entry->has("at_least")) out.back().bound = Bound::kAtLeast;
    return end;
  }

  /// "12-15 soldiers", "$1.5-2 million": two numbers in one word. "3-1" and "2015-16" count nothing. Returns
  /// where it ends, 0 if none.
  uint32_t range_in_word(uint32_t i, TokenSpan range, std::vector<NumberMention>& out) const {
    auto ends = words_.range_in(i);
    if (!ends || part_of_name(i, range.end)) return 0;
    uint32_t end = i + 1, same = i + 1;
    multiply(&ends->first, range.end, &end);
    multiply(&ends->second, range.end, &same);
    if (end != same || unit(end, i).empty()) return 0;
    add({i, end}, ends->second, range, out);
    NumberMention low = out.back();
    low.value_milli = ends->first;
    ByteSpan const word = doc_.tokens[i].span;
    uint32_t const hyphen = word.begin + static_cast<uint32_t>(doc_.text_of(word).find('-'));
    low.span.end = hyphen;
    out.back().span.begin = hyphen + 1;
    out.insert(out.end() - 1, std::move(low));
    return end;
  }

  /// "12 May": a day, no quantity.
  bool day_of_month(uint32_t i, uint32_t limit) const {
    if (i + 1 >= limit || !is_capitalised(doc_, i + 1)) return false;
    LexiconEntry const* e = calendar_.find(doc_.tokens[i + 1]);
    return e && e->has("month");
  }

  /// A number and the multipliers behind it, from token i; *end is set past them.
  std::optional<int64_t> quantity(uint32_t i, uint32_t limit, uint32_t* end) const {
    std::optional<int64_t> value =
        doc_.tokens[i].kind == TokenKind::kNumber ? parse_milli(doc_.word(i)) : words_.words_value(i);
    if (!value) value = words_.glued_value(i);
    bool const article = !value && i + 1 < limit && indefinite(i) && words_.word_value(i + 1, true);
    if (article) value = 1000;
    if (!value || part_of_name(i, limit) || day_of_month(i, limit)) return std::nullopt;
    *end = i + 1;
    if (*end < limit && doc_.tokens[i].kind == TokenKind::kWord)
      if (auto const sum = NumberWords::tens_and_ones(quantities_.find(doc_.tokens[i]),
                                                      quantities_.find(doc_.tokens[*end]))) {
        value = sum;
        ++*end;
      }
    multiply(&*value, limit, end);
    if (*end == i + 1) share_multiplier(&*value, i + 1, limit);
    if (*end == i + 1 && looks_like_year(i, *value)) return std::nullopt;
    return value;
  }

  /// "two to three hundred": the first number means hundreds too.
  void share_multiplier(int64_t* value, uint32_t to, uint32_t limit) const {
    if (to + 2 >= limit || !joins_range(to)) return;
    Token const& second = doc_.tokens[to + 1];
    std::optional<int64_t> const upper =
        second.kind == TokenKind::kNumber ? parse_milli(doc_.word(to + 1)) : words_.word_value(to + 1, false);
    uint32_t end = to + 2;
    if (upper && *value < *upper) multiply(value, limit, &end);
  }

  /// "two to three", "between two and three": does this word stand between the ends of a range?
  bool joins_range(uint32_t i) const {
    LexiconEntry const* link = grammar_.find(doc_.tokens[i]);
    if (!link || link->has("range")) return link != nullptr;
    LexiconEntry const* opens = i > 1 ? grammar_.find(doc_.tokens[i - 2]) : nullptr;
    return link->has("joins") && opens && opens->has("opens_range");
  }

  /// Multiplies by the multipliers from *end on, and moves it past them.
  void multiply(int64_t* value, uint32_t limit, uint32_t* end) const {
    while (*end < limit) {
      std::optional<int64_t> const times = words_.word_value(*end, true);
      if (!times || *value > kLargestMilli / (*times / 1000 + 1)) break;
      *value = *value / 1000 * *times + *value % 1000 * (*times / 1000);
      ++*end;
    }
  }

  bool indefinite(uint32_t i) const {
    LexiconEntry const* e = grammar_.find(doc_.tokens[i]);
    return e && e->has("indefinite");
  }

  bool part_of_name(uint32_t i, uint32_t limit) const {
    bool const before = i > 0 && is_capitalised(doc_, i - 1) && doc_.tokens[i].space_before &&
                        doc_.tokens[i].kind == TokenKind::kNumber && !opens_sentence(i - 1);
    bool const clock = i + 1 < limit && doc_.word(i + 1) == ":";
    bool const one_as_pronoun = doc_.tokens[i].kind == TokenKind::kWord && is_pronoun_one(i, limit);
    return before || clock || one_as_pronoun;
  }

  /// "Nearly 40", "All 212": the capital is the sentence's, not a name's.
  bool opens_sentence(uint32_t i) const {
    bool const first = i == doc_.sentences[doc_.sentence_of(i)].tokens.begin ||
                       doc_.tokens[i - 1].quote_mark != QuoteMark::kNone;
    return first && (grammar_.contains(doc_.tokens[i]) || bounds_.contains(doc_.tokens[i]) ||
                     quantities_.contains(doc_.tokens[i]) || function_words_.contains(doc_.tokens[i]));
  }

  /// "one of the", "no one", "the one": no quantity.
  bool is_pronoun_one(uint32_t i, uint32_t limit) const {
    LexiconEntry const* e = quantities_.find(doc_.tokens[i]);
    if (!e || e->values.empty() || e->values[0] != "1") return false;
    return i + 1 >= limit || !units_.contains(doc_.tokens[i + 1]);
  }

  bool looks_like_year(uint32_t i, int64_t milli) const {
    bool const range = milli >= 1'500'000 && milli <= 2'100'000 && milli % 1000 == 0;
    return range && doc_.word(i).size() == 4 && unit(i + 1, i).empty();
  }

  /// The unit behind a number, or before it (a currency sign).
  std::string unit(uint32_t after, uint32_t first) const {
    if (first > 0)
      if (LexiconEntry const* e = units_.find(doc_.word(first - 1)); e && e->has("before"))
        return std::string(e->values[0]);
    if (std::string_view const ending = words_.glued(first); !ending.empty())
      if (LexiconEntry const* e = units_.find(ending)) return std::string(e->values[0]);
    for (uint32_t i = after; i < after + 2 && i < doc_.tokens.size(); ++i) {
      LexiconMatch m = units_.match(doc_, i, static_cast<uint32_t>(doc_.tokens.size()));
      if (m && !m.entry->values.empty()) return std::string(m.entry->values[0]);
      if (doc_.tokens[i].kind != TokenKind::kWord) break;
    }
    return "";
  }

  Bound bound_before(uint32_t first, TokenSpan range, uint32_t* begin) const {
    for (uint32_t back = 4; back >= 1; --back) {
      if (first < range.begin + back) continue;
      LexiconMatch m = bounds_.match(doc_, first - back, first);
      if (!m || m.tokens.end != first || m.entry->values.empty() || m.entry->has("after")) continue;
      *begin = first - back;
      return bound_of(*m.entry);
    }
    return Bound::kNone;
  }

  static Bound bound_of(LexiconEntry const& entry) {
    for (auto const& [name, bound] : kBounds)
      if (entry.values[0] == name) return bound;
    return Bound::kNone;
  }

  /// "100 or so", "five people or more".
  Bound bound_after(TokenSpan range, uint32_t* end) const {
    if (*end >= range.end) return Bound::kNone;
    LexiconMatch const m = bounds_.match(doc_, *end, range.end);
    if (!m || !m.entry->has("after")) return Bound::kNone;
    *end = m.tokens.end;
    return bound_of(*m.entry);
  }

  /// "20 to 30 civilians": the first number counts civilians too.
  void share_unit(NumberMention const& n, std::vector<NumberMention>& out) const {
    if (out.empty() || !out.back().unit.empty() || n.number.begin != out.back().number.end + 1) return;
    if (joins_range(n.number.begin - 1)) out.back().unit = n.unit;
  }

  /// "between 20 and 30": at least the one, at most the other.
  void bound_range(NumberMention& n, std::vector<NumberMention>& out) const {
    if (out.empty() || n.number.begin != out.back().number.end + 1 || out.back().number.begin == 0) return;
    LexiconEntry const* opens = grammar_.find(doc_.tokens[out.back().number.begin - 1]);
    if (!opens || !opens->has("opens_range") || !joins_range(n.number.begin - 1)) return;
    out.back().bound = Bound::kAtLeast;
    n.bound = Bound::kAtMost;
  }

  void add(TokenSpan tokens, int64_t value, TokenSpan range, std::vector<NumberMention>& out) const {
    NumberMention n;
    n.value_milli = value;
    n.unit = unit(tokens.end, tokens.begin);
    uint32_t begin = tokens.begin;
    if (begin > range.begin && doc_.tokens[begin - 1].kind != TokenKind::kWord &&
        units_.contains(doc_.word(begin - 1)))
      --begin;
    n.bound = bound_before(begin, range, &begin);
    uint32_t end = tokens.end;
    if (end < range.end && units_.match(doc_, end, range.end))
      end = units_.match(doc_, end, range.end).tokens.end;
    if (n.bound == Bound::kNone) n.bound = bound_after(range, &end);
    n.span = doc_.bytes_of({begin, end});
    n.number = tokens;
    share_unit(n, out);
    bound_range(n, out);
    out.push_back(std::move(n));
  }

  Document const& doc_;
  NumberWords words_;
  Lexicon const &quantities_, &units_, &bounds_, &amounts_, &calendar_, &grammar_, &function_words_;
};

}  // namespace

std::vector<NumberMention> numbers_in(Document const& doc, LanguagePack const& pack, TokenSpan range) {
  std::vector<NumberMention> out;
  NumberReader(doc, pack).read(range, out);
  return out;
}

void find_numbers(Document& doc, LanguagePack const& pack) {
  NumberReader const reader(doc, pack);
  for (Attribution& a : doc.attributions) {
    for (TokenSpan const& c : a.content_tokens) reader.read(c, a.numbers);
    std::vector<ByteSpan> spans;
    for (NumberMention const& n : a.numbers) spans.push_back(n.span);
    if (!spans.empty()) add_reason(a, "numbers", "numbers_stated", spans);
  }
}

}  // namespace firsthand
