// The head of a source phrase: a proper name with its titles and owner taken off, or a common noun with the
// word of capacity that it ends with; then a name in apposition.
#include "stages/source_reader.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestRolePhrase = 4;  // tokens in the longest entry of roles
constexpr uint32_t kLongestTitle = 8;       // "Quay Harbour Research Institute Director"

}  // namespace

/// The longest entry of roles that ends at token `end`.
LexiconMatch SourceReader::role_ending_at(uint32_t begin, uint32_t end) const {
  uint32_t from = end - begin > kLongestRolePhrase ? end - kLongestRolePhrase : begin;
  for (uint32_t at = from; at < end; ++at)
    if (LexiconMatch m = roles_.match(doc_, at, end); m && m.tokens.end == end) return m;
  return {};
}

void SourceReader::take_role(LexiconMatch const& m) {
  p_.role = m.entry;
  p_.noun = m.tokens;
}

uint32_t SourceReader::run_begin(uint32_t end) const {
  uint32_t at = end;
  while (at > p_.core.begin) {
    if (is_capitalised(doc_, at - 1) || doc_.word(at - 1) == "&" || is(at - 1, "genitive") ||
        doc_.tokens[at - 1].kind == TokenKind::kNumber)
      --at;
    else if (at - 1 > p_.core.begin && doc_.tokens[at - 1].span.size() <= 3 && is_capitalised(doc_, at - 2) &&
             (!is(at - 1, "conjunction") || joins_body(at - 1)))
      at -= 2;
    else
      break;
  }
  return at;
}

void SourceReader::find_head() {
  uint32_t const end = p_.core.end;
  uint32_t const begin = run_begin(end);
  bool const only_grammar = p_.core.size() == 1 &&
                            grammar_.contains(doc_.tokens[begin < end ? begin : end - 1]) &&
                            !written_in_capitals(end - 1);
  if (begin == end || !has_capital({begin, end}) || only_grammar) return noun_head(end);
  TokenSpan run{begin, end};
  if (met_by(begin, end)) return noun_head(begin);
  LexiconMatch tail = role_ending_at(begin, end);
  if (tail && !known_name(run) && !short_outlet(run) && reads_as_noun(run, tail))
    return named_by_its_noun(run, tail);
  strip_titles(run);
  strip_owner(run);
  p_.head = SourceHead::kName;
  p_.name = run;
  if (!p_.role && run.begin > p_.core.begin)
    if (LexiconMatch m = role_ending_at(p_.core.begin, run.begin)) take_role(m);
}

/// "protesters Radio Marrow interviewed": the several whom the name met.
bool SourceReader::met_by(uint32_t begin, uint32_t end) const {
  if (begin <= p_.core.begin || end >= p_.tokens.end) return false;
  PosTag const t = doc_.tokens[end].tag;
  LexiconMatch const m = role_ending_at(p_.core.begin, begin);
  return m && m.entry->has("people") && (t == PosTag::kVBD || t == PosTag::kVBN);
}

bool SourceReader::has_capital(TokenSpan s) const {
  for (uint32_t i = s.begin; i < s.end; ++i)
    if (is_capitalised(doc_, i)) return true;
  return false;
}

/// A body or place; but "People with knowledge" are no magazine: a capital that begins a sentence names
/// nobody.
bool SourceReader::known_name(TokenSpan run) const {
  bool const opens = run.begin == doc_.sentences[doc_.tokens[run.begin].sentence].tokens.begin;
  LexiconEntry const* noun = run.size() == 1 && opens ? roles_.find(doc_.tokens[run.begin]) : nullptr;
  if (noun && noun->has("people")) return false;
  std::string const words = joined_words(doc_, run);
  return bodies_.contains(words) || places_.contains(words);
}

/// "the Post", "the Daily Post": a capital inside a sentence makes a word of outlets' names one of them.
bool SourceReader::short_outlet(TokenSpan run) const {
  return outlet_words_.contains(doc_.tokens[run.end - 1]) && is_capitalised(doc_, run.end - 1) &&
         (run.size() == 1 || p_.definite) &&
         run.begin != doc_.sentences[doc_.tokens[run.begin].sentence].tokens.begin;
}

/// A capitalised word of capacity at the end of a run: "Foreign Minister", but not "Tim Cook".
bool SourceReader::reads_as_noun(TokenSpan run, LexiconMatch const& tail) const {
  if (!tail.entry->has("person") || tail.tokens.begin == run.begin) return true;
  uint32_t const before = tail.tokens.begin - 1;
  std::string_view const w = doc_.lower_word(before);
  return places_.contains(w) || roles_.contains(w) || bodies_.contains(w) || is(before, "genitive");
}

/// "the Interior Ministry" is a name; "the Prime Minister", "Officials" are nouns with a capital.
void SourceReader::named_by_its_noun(TokenSpan run, LexiconMatch const& tail) {
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

/// "Republican Party", "Republican National Committee": what seems a capacity opens a body's name.
bool SourceReader::opens_body(uint32_t behind, TokenSpan run) const {
  LexiconMatch const known = bodies_.match(doc_, run.begin, run.end);
  return (known && known.tokens == run) || (behind + 1 == run.end && is_body_noun(behind));
}

/// Takes "President", "Interior Minister", "Mr" off the front of a name.
void SourceReader::strip_titles(TokenSpan& run) {
  for (bool more = true; more && run.size() > 1;) {
    more = false;
    if (is(run.begin, "honorific") || is(run.begin, "genitive") ||
        is_joined_adjective(doc_, run.begin, joined_adjectives_)) {
      ++run.begin;
      more = true;
      continue;
    }
    for (uint32_t at = run.begin; at < run.end && at < run.begin + kLongestTitle; ++at) {
      LexiconMatch m = roles_.match(doc_, at, run.end - 1);
      bool const given = run.size() == 2 && given_names_.contains(doc_.tokens[run.begin]);
      if (!m || given || !(m.entry->has("person") || m.entry->has("body"))) continue;
      if (m.entry->has("body") && at + 1 < run.end && m.tokens.end + 1 >= run.end) continue;
      if (at == run.begin && opens_body(m.tokens.end, run)) return;
      if (m.entry->has("body") && is(m.tokens.end, "inside")) continue;  // "in Prague" is nobody
      if (p_.role == nullptr || m.entry->has("person")) take_role(m);
      p_.modifier = {run.begin, m.tokens.begin};
      run.begin = m.tokens.end;
      more = true;
      break;
    }
  }
}

/// "Radio Marrow's Jane Doe": the name is behind the genitive.
void SourceReader::strip_owner(TokenSpan& run) {
  for (uint32_t i = run.begin + 1; i + 2 < run.end; ++i) {
    if (!is(i, "genitive")) continue;
    bool const of_body = bodies_.contains(joined_words(doc_, {run.begin, i}));
    if (!of_body && !given_names_.contains(doc_.tokens[i + 1])) continue;
    p_.owner = {run.begin, i};
    run.begin = i + 1;
    return;
  }
}

void SourceReader::noun_head(uint32_t end) {
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
bool SourceReader::capital_of_sentence(uint32_t i) const {
  if (i != doc_.sentences[doc_.tokens[i].sentence].tokens.begin) return false;
  return doc_.tokens[i].tag != PosTag::kNNP && !places_.contains(doc_.tokens[i]) &&
         !bodies_.contains(doc_.tokens[i]);
}

/// "the harbour commissioner, Jane Doe", "Envoy to Marrow Jane Doe", "a clerk named Doe"; but not
/// "a source in the rebel group Northern Front": what stands behind a preposition and its noun is whose
/// source it is, and names nobody.
void SourceReader::find_apposed_name() {
  bool const one_of_several = p_.partitive && p_.count == 1;  // "one of the experts, Jane Doe"
  if (p_.role == nullptr || !(p_.role->has("person") || one_of_several)) return;
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
    while (run.size() > 1 && is(run.begin, "honorific")) ++run.begin;
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
    if (!is(run.begin - 1, "naming") && (behind_preposition || !may_be_person(run))) continue;
    while (LexiconMatch const title = roles_.match(doc_, run.begin, run.end - 1)) {  // "Colonel Jane Doe"
      if (!title.entry->has("person")) break;
      run.begin = title.tokens.end;
    }
    p_.name = run;
    p_.head = SourceHead::kName;
    return;
  }
}

/// Where the name of a person begins inside a run that opens with another name ("State Jane Doe"); its end
/// where none does.
uint32_t SourceReader::given_name_in(TokenSpan run) const {
  for (uint32_t i = run.begin + 1; i + 1 < run.end; ++i)
    if (given_names_.contains(doc_.tokens[i])) return i;
  return run.end;
}

bool SourceReader::opens_phrase(uint32_t i) const {
  return is(i, "preposition") || is(i, "postmodifier") || is(i, "relative");
}

/// Two words at least, the phrase's end or a comma behind them, no body ("Northern Front").
bool SourceReader::may_be_person(TokenSpan run) const {
  bool const may_end_here = run.end == p_.tokens.end || doc_.word(run.end) == ",";
  if (!may_end_here || run.size() < 2 || is(run.begin - 1, "genitive")) return false;
  LexiconMatch const tail = role_ending_at(run.begin, run.end);
  return !bodies_.contains(joined_words(doc_, run)) && !(tail && tail.entry->has("body"));
}

}  // namespace firsthand
