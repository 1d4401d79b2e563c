// Matches token patterns: an index by first word, then backtracking over a handful of elements. Gaps are
// bounded and sentences are too, so a match at one token costs at most a few dozen comparisons.
#include "pack/patterns.h"

#include <algorithm>

#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestName = 8;  // tokens

bool is_capital(Document const& doc, uint32_t i) {
  Token const& t = doc.tokens[i];
  return t.kind == TokenKind::kWord && t.has_capital;
}

/// May stand between two capitalised words of one name: a short lower-case word ("of", "for", "al").
bool joins_name(Document const& doc, uint32_t i) {
  Token const& t = doc.tokens[i];
  return (t.kind == TokenKind::kWord && t.span.size() <= 3) || doc.word(i) == "&" || doc.word(i) == "-";
}

uint32_t name_end(Document const& doc, uint32_t at, uint32_t limit) {
  limit = std::min(limit, at + kLongestName);
  if (at >= limit || !is_capital(doc, at)) return at;
  uint32_t end = at + 1;
  for (;;) {
    if (end < limit && is_capital(doc, end))
      ++end;
    else if (end + 1 < limit && joins_name(doc, end) && is_capital(doc, end + 1))
      end += 2;
    else
      return end;
  }
}

/// Four digits from 1500 to 2099.
bool reads_as_year(std::string_view w) {
  bool const century = w.size() == 4 && ((w[0] == '1' && w[1] >= '5') || (w[0] == '2' && w[1] == '0'));
  return century && w.find_first_not_of("0123456789") == w.npos;
}

}  // namespace

bool PatternSet::step(Element const& e, uint32_t at, Run const& state, uint32_t* next) const {
  if (at >= state.range.end) return false;
  Token const& t = state.doc.tokens[at];
  *next = at + 1;
  switch (e.kind) {
    case Kind::kWords: {
      if (std::binary_search(e.words.begin(), e.words.end(), t.hash)) return true;
      for (LexiconClass const& c : e.classes) {
        LexiconMatch m = c.lexicon->match(state.doc, at, state.range.end);
        if (!m || !(c.value.empty() || m.entry->has(c.value))) continue;
        *next = m.tokens.end;
        return true;
      }
      return false;
    }
    case Kind::kNumber:
      return t.kind == TokenKind::kNumber;
    case Kind::kYear:
      return t.kind == TokenKind::kNumber && reads_as_year(state.doc.word(at));
    case Kind::kCapital:
      return is_capital(state.doc, at);
    case Kind::kOpen:
      return t.quote_mark == QuoteMark::kOpen;
    case Kind::kClose:
      return t.quote_mark == QuoteMark::kClose;
    case Kind::kName:
      *next = name_end(state.doc, at, state.range.end);
      return *next > at;
    default:
      return true;
  }
}

bool PatternSet::run(Pattern const& p, size_t element, uint32_t at, Run& state, uint32_t* end) const {
  if (element == p.elements.size()) {
    *end = at;
    return true;
  }
  Element const& e = p.elements[element];
  switch (e.kind) {
    case Kind::kBegin: {
      bool const first = at == 0 || state.doc.tokens[at - 1].sentence != state.doc.tokens[at].sentence;
      return first && run(p, element + 1, at, state, end);
    }
    case Kind::kEnd:
      return at == state.range.end && run(p, element + 1, at, state, end);
    case Kind::kCaptureBegin:
      state.capture_begin = at;
      return run(p, element + 1, at, state, end);
    case Kind::kCaptureEnd: {
      bool const ok = run(p, element + 1, at, state, end);
      if (ok) state.capture_end = at;
      return ok;
    }
    case Kind::kGap:
      for (uint32_t n = 0; n <= e.most && at + n <= state.range.end; ++n)
        if (run(p, element + 1, at + n, state, end)) return true;
      return false;
    default:
      break;
  }
  uint32_t next = at;
  if (step(e, at, state, &next) && run(p, element + 1, next, state, end)) return true;
  return e.optional && run(p, element + 1, at, state, end);
}

bool PatternSet::match_at(Document const& doc, uint32_t at, TokenSpan range, PatternMatch* out) const {
  uint32_t const hash = doc.tokens[at].hash;
  bool const indexed = may_start_[hash >> 6 & 63] >> (hash & 63) & 1;
  if (!indexed && anywhere_.empty()) return false;
  Sentence const& sentence = doc.sentences[doc.tokens[at].sentence];
  range.end = std::min(range.end, sentence.tokens.end);
  uint32_t best = at;
  auto attempt = [&](uint32_t index) {
    Pattern const& p = patterns_[index];
    Run state{doc, range, UINT32_MAX, UINT32_MAX};
    uint32_t end = at;
    if (!run(p, 0, at, state, &end) || end <= best) return;
    best = end;
    *out = {p.rule, {at, end}, {at, end}};
    if (state.capture_begin != UINT32_MAX)
      out->captured = {state.capture_begin, std::min(state.capture_end, end)};
  };
  if (indexed)
    for (auto it = std::lower_bound(by_first_word_.begin(), by_first_word_.end(), std::make_pair(hash, 0u));
         it != by_first_word_.end() && it->first == hash; ++it)
      attempt(it->second);
  for (uint32_t index : anywhere_) attempt(index);
  return best > at;
}

std::vector<PatternMatch> PatternSet::find(Document const& doc, TokenSpan range) const {
  std::vector<PatternMatch> out;
  PatternMatch m;
  for (uint32_t at = range.begin; at < range.end;) {
    bool const found = match_at(doc, at, range, &m);
    if (found) out.push_back(m);
    at = found ? m.tokens.end : at + 1;
  }
  return out;
}

bool PatternSet::any(Document const& doc, TokenSpan range) const {
  PatternMatch m;
  for (uint32_t at = range.begin; at < range.end; ++at)
    if (match_at(doc, at, range, &m)) return true;
  return false;
}

bool PatternSet::pattern_fires(size_t pattern, Document const& doc, TokenSpan range) const {
  for (uint32_t at = range.begin; at < range.end; ++at) {
    Run state{doc, range, UINT32_MAX, UINT32_MAX};
    uint32_t end = at;
    if (run(patterns_[pattern], 0, at, state, &end)) return true;
  }
  return false;
}

void PatternSet::index() {
  for (uint32_t i = 0; i < patterns_.size(); ++i) {
    for (Element const& e : patterns_[i].elements) {
      if (e.kind == Kind::kBegin || e.kind == Kind::kCaptureBegin) continue;
      if (e.kind != Kind::kWords) {
        anywhere_.push_back(i);
        break;
      }
      for (uint32_t hash : e.words) by_first_word_.emplace_back(hash, i);
      for (LexiconClass const& c : e.classes) index_class(c, i);
      if (!e.optional) break;
    }
  }
  std::sort(by_first_word_.begin(), by_first_word_.end());
  by_first_word_.erase(std::unique(by_first_word_.begin(), by_first_word_.end()), by_first_word_.end());
  for (auto const& [hash, pattern] : by_first_word_) may_start_[hash >> 6 & 63] |= uint64_t{1} << (hash & 63);
}

void PatternSet::index_class(LexiconClass const& c, uint32_t pattern) {
  for (LexiconEntry const& entry : c.lexicon->entries())
    if (c.value.empty() || entry.has(c.value))
      by_first_word_.emplace_back(fold_hash(entry.phrase.substr(0, entry.phrase.find(' '))), pattern);
}

/// Reads a pattern file line by line.
class PatternParser {
 public:
  PatternParser(std::string_view file, Lexicons const& lexicons) : file_(file), lexicons_(lexicons) {}

  Result<PatternSet> parse(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      size_t const end = std::min(text.find('\n', at), text.size());
      ++line_;
      read_line(text.substr(at, end - at));
      if (!fault_.empty())
        return Error{ErrorCode::kBadResource, file_ + ":" + std::to_string(line_) + ": " + fault_};
      at = end + 1;
    }
    set_.index();
    return std::move(set_);
  }

 private:
  using Kind = PatternSet::Kind;
  using Element = PatternSet::Element;

  void read_line(std::string_view line) {
    if (line.empty() || line[0] == '#') return;
    if (line.substr(0, 5) == "rule ") return begin_rule(line.substr(5));
    if (line.size() < 3 || line[1] != ' ') return fail("not a rule, pattern or example");
    if (set_.rules_.empty()) return fail("stands before the first rule");
    std::string_view const rest = line.substr(2);
    if (line[0] == '=') return read_pattern(rest);
    if (line[0] == '+')
      set_.rules_.back().firing.emplace_back(rest);
    else if (line[0] == '-')
      set_.rules_.back().silent.emplace_back(rest);
    else
      fail("begins with none of = + -");
  }

  void begin_rule(std::string_view rest) {
    size_t const space = rest.find(' ');
    std::string name(rest.substr(0, space));
    std::string value(space == std::string_view::npos ? "" : rest.substr(space + 1));
    if (name.empty()) return fail("a rule without a name");
    set_.rules_.push_back({std::move(name), std::move(value), {}, {}});
  }

  void read_pattern(std::string_view rest) {
    PatternSet::Pattern pattern{static_cast<uint32_t>(set_.rules_.size() - 1), {}};
    for (size_t at = 0; at < rest.size();) {
      size_t const end = std::min(rest.find(' ', at), rest.size());
      if (end > at) pattern.elements.push_back(read_element(rest.substr(at, end - at)));
      at = end + 1;
    }
    if (pattern.elements.empty()) return fail("an empty pattern");
    set_.patterns_.push_back(std::move(pattern));
  }

  Element read_element(std::string_view s) {
    Element e;
    if (s.size() > 1 && s.back() == '?') {
      e.optional = true;
      s.remove_suffix(1);
    }
    if (s.substr(0, 2) == ".." && s.size() == 3 && '1' <= s[2] && s[2] <= '9') {
      e.kind = Kind::kGap;
      e.most = static_cast<uint32_t>(s[2] - '0');
      return e;
    }
    static constexpr std::pair<std::string_view, Kind> kMarks[] = {
        {"%num", Kind::kNumber}, {"%year", Kind::kYear},     {"%cap", Kind::kCapital}, {"%any", Kind::kAny},
        {"%open", Kind::kOpen},  {"%close", Kind::kClose},   {"%name", Kind::kName},   {"^", Kind::kBegin},
        {"$", Kind::kEnd},       {"<", Kind::kCaptureBegin}, {">", Kind::kCaptureEnd}};
    for (auto const& [mark, kind] : kMarks)
      if (s == mark) {
        e.kind = kind;
        return e;
      }
    read_alternatives(s, e);
    return e;
  }

  void read_alternatives(std::string_view s, Element& e) {
    for (size_t at = 0; at <= s.size();) {
      size_t const end = std::min(s.find('|', at), s.size());
      add_alternative(s.substr(at, end - at), e);
      at = end + 1;
    }
    std::sort(e.words.begin(), e.words.end());
    e.words.erase(std::unique(e.words.begin(), e.words.end()), e.words.end());
  }

  void add_alternative(std::string_view a, Element& e) {
    if (a.empty()) return fail("an empty alternative");
    if (a[0] == '~' && a.size() > 1) return add_forms(a.substr(1), e);
    if (a[0] == '@' && a.size() > 1) return add_class(a.substr(1), e);
    e.words.push_back(fold_hash(a));
  }

  void add_forms(std::string_view lemma, Element& e) {
    auto table = lexicons_.find("inflections");
    LexiconEntry const* row = table == lexicons_.end() ? nullptr : table->second.find(lemma);
    if (!row) return fail("no row for " + std::string(lemma) + " in inflections.tsv");
    e.words.push_back(fold_hash(lemma));
    for (std::string_view const form : row->values) e.words.push_back(fold_hash(form));
  }

  void add_class(std::string_view name, Element& e) {
    size_t const equals = name.find('=');
    std::string const value(equals == std::string_view::npos ? "" : name.substr(equals + 1));
    auto it = lexicons_.find(name.substr(0, equals));
    if (it == lexicons_.end()) return fail("no lexicon named " + std::string(name.substr(0, equals)));
    bool several_tokens = false;
    for (LexiconEntry const& entry : it->second.entries()) {
      if (!value.empty() && !entry.has(value)) continue;
      if (entry.phrase.find(' ') == std::string_view::npos)
        e.words.push_back(fold_hash(entry.phrase));
      else
        several_tokens = true;
    }
    if (several_tokens) e.classes.push_back({&it->second, value});
  }

  void fail(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
  }

  std::string file_;
  Lexicons const& lexicons_;
  PatternSet set_;
  std::string fault_;
  size_t line_ = 0;
};

Result<PatternSet> PatternSet::parse(std::string_view file_name, std::string_view text,
                                     Lexicons const& lexicons) {
  return PatternParser(file_name, lexicons).parse(text);
}

}  // namespace firsthand
