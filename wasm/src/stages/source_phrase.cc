// See source_phrase.h. One pass from left to right finds the core, a second from its end the head.
#include "stages/source_phrase.h"

#include "text/unicode.h"

namespace firsthand {

namespace {

/// "example.org": a stop inside, letters on both sides.
bool is_site_name(std::string_view w) {
  size_t const stop = w.find('.');
  return w.size() >= 5 && stop != std::string_view::npos && stop >= 2 && stop + 2 < w.size() &&
         w.back() != '.' && w[0] != '@';
}

}  // namespace

bool is_capitalised(Document const& doc, uint32_t token) {
  Token const& t = doc.tokens[token];
  return t.kind == TokenKind::kWord && (t.has_capital || is_site_name(doc.text_of(t.span)));
}

std::string joined_words(Document const& doc, TokenSpan tokens) {
  std::string out;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (!out.empty()) out += ' ';
    out += doc.lower_word(i);
  }
  return out;
}

namespace {

constexpr uint32_t kLongestRolePhrase = 4;  // tokens in the longest entry of roles

class Reader {
 public:
  Reader(Document const& doc, TokenSpan tokens, LanguagePack const& pack)
      : doc_(doc),
        grammar_(pack.lexicon("grammar")),
        roles_(pack.lexicon("roles")),
        bodies_(pack.lexicon("bodies")),
        places_(pack.lexicon("places")),
        quantities_(pack.lexicon("quantities")),
        bounds_(pack.lexicon("bounds")),
        given_names_(pack.lexicon("given_names")) {
    p_.tokens = tokens;
  }

  SourcePhrase read() {
    trim();
    if (p_.tokens.empty()) return p_;
    read_determiners();
    if (p_.head == SourceHead::kPronoun) return p_;
    find_core();
    find_head();
    if (!p_.role) find_description();
    if (p_.name.empty() && p_.head == SourceHead::kNoun) find_apposed_name();
    if (p_.head == SourceHead::kNoun) find_owner();
    look_up_name();
    return p_;
  }

 private:
  LexiconEntry const* grammar(uint32_t i) const { return grammar_.find(doc_.tokens[i]); }
  bool is(uint32_t i, std::string_view cls) const {
    LexiconEntry const* e = grammar(i);
    return e && e->has(cls);
  }

  void trim() {
    auto edge = [&](uint32_t i) { return doc_.tokens[i].kind == TokenKind::kPunctuation; };
    while (!p_.tokens.empty() && edge(p_.tokens.begin)) ++p_.tokens.begin;
    while (!p_.tokens.empty() && (edge(p_.tokens.end - 1) || is(p_.tokens.end - 1, "genitive")))
      --p_.tokens.end;
  }

  /// Leading determiners, counts and pronouns; "one of the", "a number of" count as such.
  void read_determiners() {
    uint32_t at = p_.tokens.begin;
    for (int steps = 0; at < p_.tokens.end && steps < 5; ++steps) {
      LexiconEntry const* e = grammar(at);
      LexiconEntry const* quantity = quantities_.find(doc_.tokens[at]);
      if (e && written_in_capitals(at)) e = nullptr;  // "WHO", "US" are names
      if (e && e->has("pronoun") && (p_.tokens.end - at == 1 || !e->has("possessive")))
        return be_pronoun(e, at);
      if (e && e->has("determiner"))
        note_determiner(*e);
      else if (e && e->has("pronoun"))
        p_.definite = true;
      else if (LexiconMatch bound = bounds_.match(doc_, at, p_.tokens.end);
               bound && bound.tokens.end < p_.tokens.end && quantity_at(bound.tokens.end))
        at = bound.tokens.end - 1;
      else if (quantity && !is_last(at) && !is(at + 1, "genitive"))
        note_quantity(*quantity);
      else if (doc_.tokens[at].kind == TokenKind::kNumber)
        p_.plural = true;
      else
        break;
      if (is_last(at)) break;
      ++at;
      if (is(at, "partitive")) {
        p_.partitive = true;
        if (at + 1 < p_.tokens.end) ++at;
      }
    }
    p_.tokens.begin = at;
  }

  bool written_in_capitals(uint32_t i) const {
    std::string_view const w = doc_.word(i);
    return w.size() > 1 && w.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
           is_capitalised(doc_, i);
  }

  bool quantity_at(uint32_t i) const {
    return doc_.tokens[i].kind == TokenKind::kNumber || quantities_.contains(doc_.tokens[i]);
  }

  bool is_last(uint32_t at) const { return at + 1 >= p_.tokens.end; }

  void be_pronoun(LexiconEntry const* e, uint32_t at) {
    p_.head = SourceHead::kPronoun;
    p_.pronoun = e;
    p_.noun = {at, at + 1};
    p_.plural = e->has("plural");
  }

  void note_determiner(LexiconEntry const& e) {
    p_.definite |= e.has("definite");
    p_.indefinite |= e.has("indefinite");
    if (p_.count == 0 && !p_.partitive) {
      p_.plural |= e.has("plural");
      if (e.has("single")) p_.count = 1;
    }
  }

  void note_quantity(LexiconEntry const& e) {
    if (e.has("vague"))
      p_.plural = true;
    else if (!e.values.empty() && p_.count == 0)
      p_.count = e.values[0] == "2" ? 2 : e.values[0] == "1" ? 1 : 3;
  }

  bool ends_core(uint32_t i) const {
    Token const& t = doc_.tokens[i];
    if (t.kind == TokenKind::kPunctuation) {
      std::string_view w = doc_.word(i);
      return !(w == "&" || w == "-" || is(i, "genitive") || t.quote_mark != QuoteMark::kNone || w == "." ||
               w == "“" || w == "”" || w == "\"");
    }
    if (is_capitalised(doc_, i)) return false;
    if (participle_behind_noun(i)) return true;
    LexiconEntry const* e = grammar(i);
    if (!e) return false;
    if (e->has("preposition")) return !joins_name(i);
    return e->has("relative") || e->has("postmodifier") || e->has("conjunction");
  }

  /// "a statement attributed to", "those sharing the pictures"; but "the exiled leader".
  bool participle_behind_noun(uint32_t i) const {
    PosTag const t = doc_.tokens[i].tag;
    if (t != PosTag::kVBN && t != PosTag::kVBG && t != PosTag::kVBD) return false;
    if (roles_.contains(doc_.tokens[i]) || i + 1 >= p_.tokens.end) return false;
    return i > p_.tokens.begin && is_noun(doc_.tokens[i - 1].tag) && !is_noun(doc_.tokens[i + 1].tag);
  }

  /// "Department of Justice", "Centers for Disease Control": a preposition inside one name.
  bool joins_name(uint32_t i) const {
    if (i == p_.tokens.begin || !is_capitalised(doc_, i - 1)) return false;
    LexiconEntry const* before = roles_.find(doc_.tokens[i - 1]);
    if (before && !before->has("body")) return false;
    uint32_t next = i + 1;
    while (next < p_.tokens.end && is(next, "definite")) ++next;
    return next < p_.tokens.end && is_capitalised(doc_, next);
  }

  void find_core() {
    p_.core = {p_.tokens.begin, p_.tokens.begin};
    while (p_.core.end < p_.tokens.end && !(p_.core.end > p_.core.begin && ends_core(p_.core.end)))
      ++p_.core.end;
  }

  /// The longest entry of roles that ends at token `end`.
  LexiconMatch role_ending_at(uint32_t begin, uint32_t end) const {
    uint32_t from = end - begin > kLongestRolePhrase ? end - kLongestRolePhrase : begin;
    for (uint32_t at = from; at < end; ++at)
      if (LexiconMatch m = roles_.match(doc_, at, end); m && m.tokens.end == end) return m;
    return {};
  }

  void take_role(LexiconMatch const& m) {
    p_.role = m.entry;
    p_.noun = m.tokens;
  }

  uint32_t run_begin(uint32_t end) const {
    uint32_t at = end;
    while (at > p_.core.begin) {
      if (is_capitalised(doc_, at - 1) || doc_.word(at - 1) == "&" || is(at - 1, "genitive") ||
          doc_.tokens[at - 1].kind == TokenKind::kNumber)
        --at;
      else if (at - 1 > p_.core.begin && doc_.tokens[at - 1].span.size() <= 3 &&
               is_capitalised(doc_, at - 2) && !is(at - 1, "conjunction"))
        at -= 2;
      else
        break;
    }
    return at;
  }

  void find_head() {
    uint32_t const end = p_.core.end;
    uint32_t const begin = run_begin(end);
    bool const only_grammar = p_.core.size() == 1 &&
                              grammar_.contains(doc_.tokens[begin < end ? begin : end - 1]) &&
                              !written_in_capitals(end - 1);
    if (begin == end || !has_capital({begin, end}) || only_grammar) return noun_head(end);
    TokenSpan run{begin, end};
    LexiconMatch tail = role_ending_at(begin, end);
    if (tail && !known_name(run) && reads_as_noun(run, tail)) return named_by_its_noun(run, tail);
    strip_titles(run);
    strip_owner(run);
    p_.head = SourceHead::kName;
    p_.name = run;
    if (!p_.role && run.begin > p_.core.begin)
      if (LexiconMatch m = role_ending_at(p_.core.begin, run.begin)) take_role(m);
  }

  bool has_capital(TokenSpan s) const {
    for (uint32_t i = s.begin; i < s.end; ++i)
      if (is_capitalised(doc_, i)) return true;
    return false;
  }

  bool known_name(TokenSpan run) const {
    std::string const words = joined_words(doc_, run);
    return bodies_.contains(words) || places_.contains(words);
  }

  /// A capitalised word of capacity at the end of a run: "Foreign Minister", but not "Tim Cook".
  bool reads_as_noun(TokenSpan run, LexiconMatch const& tail) const {
    if (!tail.entry->has("person") || tail.tokens.begin == run.begin) return true;
    uint32_t const before = tail.tokens.begin - 1;
    std::string_view const w = doc_.lower_word(before);
    return places_.contains(w) || roles_.contains(w) || bodies_.contains(w) || is(before, "genitive");
  }

  /// "the Interior Ministry" is a name; "the Prime Minister", "Officials" are nouns with a capital.
  void named_by_its_noun(TokenSpan run, LexiconMatch const& tail) {
    take_role(tail);
    bool const body = tail.entry->has("body");
    bool const more = tail.tokens.begin > run.begin;
    bool const sentence_start = run.begin == doc_.sentences[doc_.tokens[run.begin].sentence].tokens.begin;
    bool const bare = run.size() == tail.tokens.size();
    if ((body && !(bare && sentence_start && run.size() == 1)) || (tail.entry->has("bodies") && more)) {
      p_.head = SourceHead::kName;
      p_.name = run;
      return;
    }
    p_.head = SourceHead::kNoun;
    p_.head_is_title = tail.entry->has("person") && !p_.indefinite && p_.count == 0;
    p_.modifier = {run.begin, tail.tokens.begin};
  }

  /// Takes "President", "Interior Minister", "Mr" off the front of a name.
  void strip_titles(TokenSpan& run) {
    for (bool more = true; more && run.size() > 1;) {
      more = false;
      if (is(run.begin, "honorific") || is(run.begin, "genitive")) {
        ++run.begin;
        more = true;
        continue;
      }
      for (uint32_t at = run.begin; at < run.end && at < run.begin + kLongestRolePhrase; ++at) {
        LexiconMatch m = roles_.match(doc_, at, run.end - 1);
        bool const given = run.size() == 2 && given_names_.contains(doc_.tokens[run.begin]);
        if (!m || given || !(m.entry->has("person") || m.entry->has("body"))) continue;
        if (m.entry->has("body") && at + 1 < run.end && m.tokens.end + 1 >= run.end) continue;
        if (p_.role == nullptr || m.entry->has("person")) take_role(m);
        p_.modifier = {run.begin, m.tokens.begin};
        run.begin = m.tokens.end;
        more = true;
        break;
      }
    }
  }

  /// "Radio Marrow's Jane Doe": the name is behind the genitive.
  void strip_owner(TokenSpan& run) {
    for (uint32_t i = run.begin + 1; i + 2 < run.end; ++i) {
      if (!is(i, "genitive")) continue;
      bool const of_body = bodies_.contains(joined_words(doc_, {run.begin, i}));
      if (!of_body && !given_names_.contains(doc_.tokens[i + 1])) continue;
      p_.owner = {run.begin, i};
      run.begin = i + 1;
      return;
    }
  }

  void noun_head(uint32_t end) {
    p_.head = SourceHead::kNoun;
    LexiconMatch m = role_ending_at(p_.core.begin, end);
    if (m)
      take_role(m);
    else
      p_.noun = {end - 1, end};
    if (!p_.role && doc_.tokens[p_.noun.begin].tag == PosTag::kNNS && p_.count == 0) p_.plural = true;
    for (uint32_t i = p_.core.begin; i < p_.noun.begin; ++i)
      if (is_capitalised(doc_, i) && !capital_of_sentence(i))
        p_.modifier = p_.modifier.empty() ? TokenSpan{i, i + 1} : TokenSpan{p_.modifier.begin, i + 1};
  }

  /// "Unconfirmed reports": a capital letter only because the sentence begins there.
  bool capital_of_sentence(uint32_t i) const {
    if (i != doc_.sentences[doc_.tokens[i].sentence].tokens.begin) return false;
    return doc_.tokens[i].tag != PosTag::kNNP && !places_.contains(doc_.tokens[i]) &&
           !bodies_.contains(doc_.tokens[i]);
  }

  /// "Jane Doe, the harbour commissioner": the first word of capacity after the core.
  void find_description() {
    for (uint32_t i = p_.core.end; i < p_.tokens.end; ++i) {
      if (is(i, "relative")) return;
      LexiconMatch m = roles_.match(doc_, i, p_.tokens.end);
      if (!m) continue;
      take_role(m);
      return;
    }
  }

  /// "the harbour commissioner, Jane Doe", "Envoy to Marrow Jane Doe", "agent and author Jane Doe"; but not
  /// "a source in the rebel group Northern Front": what stands behind a preposition and its noun is whose
  /// source it is, and names nobody.
  void find_apposed_name() {
    if (p_.role == nullptr || !p_.role->has("person")) return;
    bool inside = false;  // a phrase that a preposition opened
    for (uint32_t i = p_.core.end; i < p_.tokens.end; ++i) {
      if (!is_capitalised(doc_, i)) {
        if (doc_.word(i) == "," || doc_.word(i) == ")") inside = false;
        inside |= opens_phrase(i);
        continue;
      }
      TokenSpan run{i, i + 1};
      while (run.end < p_.tokens.end && is_capitalised(doc_, run.end)) ++run.end;
      i = run.end - 1;
      bool behind_preposition = inside || is(run.begin - 1, "determiner");
      for (Lexicon const* known : {&places_, &bodies_})
        if (LexiconMatch m = known->match(doc_, run.begin, run.end);
            m && behind_preposition && m.tokens.end < run.end) {
          run.begin = m.tokens.end;
          behind_preposition = false;
        }
      if (behind_preposition && bare_title()) {
        run.begin = given_name_in(run);
        behind_preposition = run.empty();
      }
      if (behind_preposition || !may_be_person(run)) continue;
      p_.name = run;
      p_.head = SourceHead::kName;
      return;
    }
  }

  /// "Secretary of State Jane Doe" is Jane Doe; "a clerk of Jane Doe" is not.
  bool bare_title() const { return !p_.definite && !p_.indefinite && p_.count == 0 && !p_.plural; }

  /// Where the name of a person begins inside a run that opens with another name ("State Jane Doe"); its end
  /// where none does.
  uint32_t given_name_in(TokenSpan run) const {
    for (uint32_t i = run.begin + 1; i + 1 < run.end; ++i)
      if (given_names_.contains(doc_.tokens[i])) return i;
    return run.end;
  }

  bool opens_phrase(uint32_t i) const {
    return is(i, "preposition") || is(i, "postmodifier") || is(i, "relative");
  }

  /// Two words at least, the phrase's end or a comma behind them, no body ("Northern Front").
  bool may_be_person(TokenSpan run) const {
    bool const may_end_here = run.end == p_.tokens.end || doc_.word(run.end) == ",";
    if (!may_end_here || run.size() < 2 || is(run.begin - 1, "genitive")) return false;
    LexiconMatch const tail = role_ending_at(run.begin, run.end);
    return !bodies_.contains(joined_words(doc_, run)) && !(tail && tail.entry->has("body"));
  }

  void find_owner() {
    for (uint32_t i = p_.core.begin + 1; i < p_.noun.begin; ++i) {
      if (!is(i, "genitive") || !is_capitalised(doc_, i - 1)) continue;
      uint32_t begin = i - 1;
      while (begin > p_.core.begin && is_capitalised(doc_, begin - 1)) --begin;
      p_.owner = {begin, i};
      return;
    }
  }

  void look_up_name() {
    TokenSpan const s = p_.name.empty() ? p_.modifier : p_.name;
    if (s.empty()) return;
    std::string const words = joined_words(doc_, s);
    p_.body = bodies_.find(words);
    p_.place = places_.find(words);
    if (p_.body || p_.place) return;
    for (uint32_t i = s.begin; i < s.end && !p_.body; ++i)
      if (LexiconMatch m = bodies_.match(doc_, i, s.end); m && (m.tokens.size() > 1 || s.size() <= 2))
        p_.body = m.entry;
  }

  Document const& doc_;
  Lexicon const &grammar_, &roles_, &bodies_, &places_, &quantities_, &bounds_, &given_names_;
  SourcePhrase p_;
};

}  // namespace

SourcePhrase read_source_phrase(Document const& doc, TokenSpan tokens, LanguagePack const& pack) {
  return Reader(doc, tokens, pack).read();
}

}  // namespace firsthand
