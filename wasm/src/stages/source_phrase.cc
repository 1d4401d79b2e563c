// See source_phrase.h. One pass from left to right finds the core, a second from its end the head.
#include "stages/source_phrase.h"

#include <algorithm>

#include "stages/numbers.h"
#include "stages/source_reader.h"
#include "text/unicode.h"

namespace firsthand {

namespace {

constexpr int64_t kMostCounted = 99;  // of more speakers than that nobody is one of a few
constexpr int kDozen = 12;

}  // namespace

bool is_joined_adjective(Document const& doc, uint32_t token, Lexicon const& second_parts) {
  std::string_view const w = doc.word(token);
  size_t const hyphen = w.rfind('-');
  return hyphen != std::string_view::npos && second_parts.contains(w.substr(hyphen + 1));
}

std::string joined_words(Document const& doc, TokenSpan tokens) {
  std::string out;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (!out.empty()) out += ' ';
    out += doc.lower_word(i);
  }
  return out;
}

SourcePhrase SourceReader::read() {
  trim();
  if (p_.tokens.empty()) return p_;
  read_determiners();
  if (p_.head == SourceHead::kPronoun) return p_;
  if (!find_titled_name()) {
    find_core();
    find_head();
  }
  if (!p_.role) find_description();
  if (p_.name.empty() && p_.head == SourceHead::kNoun) find_apposed_name();
  if (p_.head == SourceHead::kNoun) find_owner();
  look_up_name();
  return p_;
}

bool SourceReader::is(uint32_t i, std::string_view cls) const {
  LexiconEntry const* e = grammar(i);
  return e && e->has(cls);
}

void SourceReader::trim() {
  auto edge = [&](uint32_t i) { return doc_.tokens[i].kind == TokenKind::kPunctuation; };
  while (!p_.tokens.empty() && edge(p_.tokens.begin)) ++p_.tokens.begin;
  while (!p_.tokens.empty() && (edge(p_.tokens.end - 1) || is(p_.tokens.end - 1, "genitive")))
    --p_.tokens.end;
  uint32_t const last = p_.tokens.end - 1;  // "residents there"
  if (p_.tokens.size() > 1 && doc_.tokens[last].tag == PosTag::kRB && is_noun(doc_.tokens[last - 1].tag) &&
      !is_capitalised(doc_, last) && !roles_.contains(doc_.tokens[last]))
    --p_.tokens.end;
}

/// Leading determiners, counts and pronouns; "one of the", "a number of" count as such.
void SourceReader::read_determiners() {
  uint32_t at = p_.tokens.begin;
  for (int steps = 0; at < p_.tokens.end && steps < 5; ++steps) {
    LexiconEntry const* e = grammar(at);
    LexiconEntry const* quantity = quantities_.find(doc_.tokens[at]);
    if (e && written_in_capitals(at)) e = nullptr;          // "WHO", "US" are names
    if (e && e->has("relative") && at > p_.tokens.begin) {  // "those who know"
      --at;
      break;
    }
    if (e && e->has("pronoun") && p_.partitive && at + 2 < p_.tokens.end && doc_.word(at + 1) == ",") {
      at += 2;  // "one of them, a clerk named Doe"
      continue;
    }
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
    else if (std::optional<int64_t> const value = value_at(at))
      note_number(at, *value);
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

bool SourceReader::written_in_capitals(uint32_t i) const {
  std::string_view const w = doc_.word(i);
  return w.size() > 1 && w.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
         is_capitalised(doc_, i);
}

bool SourceReader::quantity_at(uint32_t i) const {
  return doc_.tokens[i].kind == TokenKind::kNumber || quantities_.contains(doc_.tokens[i]);
}

void SourceReader::be_pronoun(LexiconEntry const* e, uint32_t at) {
  p_.head = SourceHead::kPronoun;
  p_.pronoun = e;
  p_.noun = {at, at + 1};
  p_.plural = e->has("plural");
}

void SourceReader::note_determiner(LexiconEntry const& e) {
  p_.definite |= e.has("definite");
  p_.indefinite |= e.has("indefinite");
  if (p_.count == 0 && !p_.partitive) {
    p_.plural |= e.has("plural");
    if (e.has("single")) p_.count = 1;
  }
}

/// In thousandths.
std::optional<int64_t> SourceReader::value_at(uint32_t i) const {
  return doc_.tokens[i].kind == TokenKind::kNumber ? parse_milli(doc_.word(i)).value_or(0)
                                                   : number_words_.words_value(i);
}

/// "23 clerks", "twenty-three clerks"; but "a 2013 report", "60 percent".
void SourceReader::note_number(uint32_t at, int64_t milli) {
  if (p_.indefinite) return;
  p_.plural = true;
  int64_t const value = milli % 1000 == 0 ? milli / 1000 : 0;
  bool const share = at + 1 < p_.tokens.end && is_share(at + 1);
  if (p_.count == 0 && !p_.partitive && value > 0 && value <= kMostCounted && !share)
    p_.count = static_cast<int>(value);
}

bool SourceReader::is_share(uint32_t i) const {
  std::string_view const w = doc_.lower_word(i);
  return w == "%" || w == "percent" || w == "per";
}

/// "four", "half a dozen"; of "two million" nobody keeps count.
void SourceReader::note_quantity(LexiconEntry const& e) {
  std::string_view const value = e.values.empty() ? std::string_view() : e.values[0];
  if (value == "0.5") {
    half_ = true;
  } else if (e.has("vague") || value.size() > 2) {
    p_.plural = true;
    p_.count = 0;
  } else if (e.has("multiplier")) {
    p_.count = half_ ? kDozen / 2 : std::max(p_.count, 1) * kDozen;
  } else if (p_.count == 0) {
    for (char c : value) p_.count = p_.count * 10 + (c - '0');
  }
}

bool SourceReader::ends_core(uint32_t i) const {
  Token const& t = doc_.tokens[i];
  if (t.kind == TokenKind::kPunctuation) {
    std::string_view w = doc_.word(i);
    return !(w == "&" || w == "-" || is(i, "genitive") || t.quote_mark != QuoteMark::kNone || w == "." ||
             w == "“" || w == "”" || w == "\"");
  }
  if (is_capitalised(doc_, i)) return false;
  if (participle_behind_noun(i) || clause_behind_noun(i)) return true;
  LexiconEntry const* e = grammar(i);
  if (!e) return false;
  if (e->has("preposition")) return !joins_name(i);
  if (e->has("pronoun") && !e->has("possessive")) return true;  // "a document it said had come from a clerk"
  if (e->has("conjunction") && joins_body(i)) return false;
  return e->has("relative") || e->has("postmodifier") || e->has("conjunction");
}

/// "a charity that had helped", "a clerk almost crushed", "a report here in Marrow".
bool SourceReader::clause_behind_noun(uint32_t i) const {
  PosTag const t = doc_.tokens[i].tag;
  bool const behind = t == PosTag::kWDT || t == PosTag::kRB || t == PosTag::kVBN || t == PosTag::kVBD;
  if (!behind || i + 1 >= p_.tokens.end || i == p_.tokens.begin) return false;
  LexiconEntry const* noun = roles_.find(doc_.tokens[i - 1]);
  return noun && is_noun(doc_.tokens[i - 1].tag) && !is_noun(doc_.tokens[i + 1].tag);
}

/// "the Harbour Health and Safety Committee": two capitals behind it, the last of them a body's noun.
bool SourceReader::joins_body(uint32_t i) const {
  if (i > p_.tokens.begin)  // "Quay and Sons", which the pack knows
    if (LexiconMatch const m = bodies_.match(doc_, i - 1, p_.tokens.end); m && m.tokens.end > i + 1)
      return true;
  bool const named = i > p_.tokens.begin && is_capitalised(doc_, i - 1) && !is_body_noun(i - 1);
  if (!named || !(p_.definite || has_genitive({p_.tokens.begin, i}))) return false;
  uint32_t stop = i + 1;
  while (stop < p_.tokens.end && is_capitalised(doc_, stop)) ++stop;
  return stop >= i + 3 && is_body_noun(stop - 1) && !bodies_.match(doc_, i + 1, stop);
}

bool SourceReader::is_body_noun(uint32_t i) const {
  LexiconEntry const* noun = roles_.find(doc_.tokens[i]);
  return (noun && noun->has("body")) || body_words_.contains(doc_.tokens[i]);
}

bool SourceReader::has_genitive(TokenSpan s) const {
  for (uint32_t i = s.begin; i < s.end; ++i)
    if (is(i, "genitive")) return true;
  return false;
}

/// "a statement attributed to", "those sharing the pictures"; but "the exiled leader".
bool SourceReader::participle_behind_noun(uint32_t i) const {
  PosTag const t = doc_.tokens[i].tag;
  if (t != PosTag::kVBN && t != PosTag::kVBG && t != PosTag::kVBD) return false;
  if (roles_.contains(doc_.tokens[i]) || i + 1 >= p_.tokens.end) return false;
  return i > p_.tokens.begin && is_noun(doc_.tokens[i - 1].tag) && !is_noun(doc_.tokens[i + 1].tag);
}

/// "Department of Justice", "Centers for Disease Control": a preposition inside one name; but not "Jane Doe
/// of the Department".
bool SourceReader::joins_name(uint32_t i) const {
  if (i == p_.tokens.begin || !is_capitalised(doc_, i - 1)) return false;
  if (i >= p_.tokens.begin + 2 && given_names_.contains(doc_.tokens[i - 2])) return false;
  LexiconEntry const* before = roles_.find(doc_.tokens[i - 1]);
  if (before && !before->has("body")) return false;
  bool const bare = i == p_.tokens.begin + 1 && before;
  if (bare && is(i, "inside") && capital_of_sentence(i - 1)) return false;  // "Police in Prague"
  uint32_t next = i + 1;
  bool const of_the = next < p_.tokens.end && is(next, "definite");
  bool const two = i >= p_.tokens.begin + 2 && is_capitalised(doc_, i - 2);
  if (of_the && two && !before && !roles_.contains(doc_.tokens[i - 2])) return false;  // a person's name
  while (next < p_.tokens.end && is(next, "definite")) ++next;
  return next < p_.tokens.end && is_capitalised(doc_, next);
}

/// May these words stand before a capacity as part of it: "Harbour and Bridges", but not "A friend of", "Anna
/// and"?
bool SourceReader::one_title(TokenSpan s) const {
  for (uint32_t i = s.begin; i < s.end; ++i) {
    if (given_names_.contains(doc_.tokens[i])) return false;
    if (!is_capitalised(doc_, i) && !is(i, "conjunction") && !is(i, "genitive") && doc_.word(i) != "–")
      return false;
  }
  return true;
}

/// "Harbour and Bridges Minister Jane Doe", "Port–Bank president Jane Doe": the phrase ends with a capacity
/// and a given name, so all before it says what she is.
bool SourceReader::find_titled_name() {
  uint32_t begin = p_.tokens.end;
  while (begin > p_.tokens.begin && is_capitalised(doc_, begin - 1)) --begin;
  for (uint32_t i = std::max(begin, p_.tokens.begin + 1); i + 1 < p_.tokens.end; ++i) {
    if (!given_names_.contains(doc_.tokens[i])) continue;
    LexiconMatch const m = role_ending_at(p_.tokens.begin, before_seat(begin, i));
    if (!m || !m.entry->has("person") || !one_title({p_.tokens.begin, m.tokens.begin})) continue;
    take_role(m);
    p_.core = p_.tokens;
    p_.name = {i, p_.tokens.end};
    p_.modifier = {p_.tokens.begin, m.tokens.begin};
    p_.head = SourceHead::kName;
    p_.titled = true;
    return true;
  }
  return false;
}

/// Where the title ends in "Senator from Vermont Jane Doe": before the preposition and the place; the name's
/// begin where none stands between.
uint32_t SourceReader::before_seat(uint32_t run, uint32_t name) const {
  if (name == run || !places_.contains(joined_words(doc_, {run, name}))) return name;
  uint32_t at = run;
  while (at > p_.tokens.begin && is(at - 1, "definite")) --at;
  return at > p_.tokens.begin + 1 && is(at - 1, "preposition") ? at - 1 : name;
}

void SourceReader::find_core() {
  p_.core = {p_.tokens.begin, p_.tokens.begin};
  while (p_.core.end < p_.tokens.end && !(p_.core.end > p_.core.begin && ends_core(p_.core.end)))
    ++p_.core.end;
}

/// "Jane Doe, the harbour commissioner": the first word of capacity after the core.
void SourceReader::find_description() {
  for (uint32_t i = p_.core.end; i < p_.tokens.end; ++i) {
    if (is(i, "relative")) return;
    LexiconMatch m = roles_.match(doc_, i, p_.tokens.end);
    if (!m && doc_.tokens[i].tag == PosTag::kVBG && i > 0 && doc_.word(i - 1) == ",") return;  // ", citing"
    if (!m) continue;
    bool const thing = m.entry->has("artifact") || m.entry->has("artifacts");
    if (thing && doc_.tokens[p_.core.end].kind != TokenKind::kPunctuation)
      return;  // "those who shared the video"
    take_role(m);
    return;
  }
}

void SourceReader::find_owner() {
  for (uint32_t i = p_.core.begin + 1; i < p_.noun.begin; ++i) {
    if (!is(i, "genitive") || !is_capitalised(doc_, i - 1)) continue;
    uint32_t begin = i - 1;
    while (begin > p_.core.begin && is_capitalised(doc_, begin - 1)) --begin;
    p_.owner = {begin, i};
    return;
  }
}

/// "the Sun", "McDonald's": some bodies are listed with the article before or the genitive behind them.
LexiconEntry const* SourceReader::body_with_neighbours(TokenSpan s) const {
  bool const the = s.begin > 0 && is(s.begin - 1, "definite");
  bool const owning = s.end < doc_.tokens.size() && is(s.end, "genitive");
  if (the)
    if (LexiconEntry const* e = bodies_.find(joined_words(doc_, {s.begin - 1, s.end}))) return e;
  if (owning)
    if (LexiconEntry const* e = bodies_.find(joined_words(doc_, {s.begin, s.end + 1}))) return e;
  return bodies_.find(joined_words(doc_, s));
}

void SourceReader::look_up_name() {
  TokenSpan const s = p_.name.empty() ? p_.modifier : p_.name;
  if (s.empty()) return;
  p_.body = body_with_neighbours(s);
  p_.place = places_.find(joined_words(doc_, s));
  if (p_.body || p_.place) return;
  for (uint32_t i = s.begin; i < s.end && !p_.body; ++i)
    if (LexiconMatch m = bodies_.match(doc_, i, s.end); m && (m.tokens.size() > 1 || s.size() <= 2))
      p_.body = m.entry;
}

SourcePhrase read_source_phrase(Document const& doc, TokenSpan tokens, LanguagePack const& pack) {
  return SourceReader(doc, tokens, pack).read();
}

}  // namespace firsthand
