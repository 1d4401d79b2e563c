// What a name alone shows, where neither words nor lists say more: an outlet's, an account's, a body's that
// the next sentence calls by its noun; else a person's.
#include <algorithm>

#include "stages/role_reader.h"

namespace firsthand {

/// "example.org", "@radiomarrow".
bool RoleFinder::is_account(SourcePhrase const& p) const {
  if (p.tokens.size() != 1) return false;
  return doc_.word(p.tokens.begin)[0] == '@' || is_site(p.tokens.begin);
}

bool RoleFinder::is_site(uint32_t i) const {
  std::string_view const w = doc_.word(i);
  return w.find('.') != std::string_view::npos && w.find('.') > 2 && w.back() != '.';
}

/// "Harborly sank on Monday. The company said": what the next sentence calls it by the noun of a body.
RoleVerdict RoleFinder::by_noun_behind(Speaker const& s) const {
  if (s.person || !s.named) return {};
  size_t const looked_at = std::min(s.mentions.size(), kMostMentions);
  for (size_t i = 0; i < looked_at; ++i) {
    TokenSpan const m = doc_.tokens_of(s.mentions[i]);
    if (m.empty()) continue;
    uint32_t const sentence = doc_.tokens[m.begin].sentence;
    bool const opens = m.begin <= doc_.sentences[sentence].tokens.begin + 1;
    if (!opens || sentence + 1 >= doc_.sentences.size()) continue;
    TokenSpan const next = doc_.sentences[sentence + 1].tokens;
    if (next.size() < 2 || !grammar_has(next.begin, "definite") || is_capitalised(doc_, next.begin + 1))
      continue;
    LexiconMatch const noun = roles_.match(doc_, next.begin + 1, next.end);
    if (noun && noun.entry->has("body") && role_of(*noun.entry) != Role::kUnknown)
      return {role_of(*noun.entry), "role_context", doc_.bytes_of(noun.tokens)};
  }
  return {};
}

/// "the Courier", "Daily Quay", "Channel 7", "Quay Courier-Journal".
bool RoleFinder::names_outlet(TokenSpan name) const {
  Lexicon const& words = pack_.lexicon("outlet_words");
  if (words.contains(doc_.tokens[name.end - 1])) return true;
  LexiconEntry const* first = words.find(doc_.tokens[name.begin]);
  bool const numbered = doc_.tokens[name.end - 1].kind == TokenKind::kNumber;
  if (first && name.size() > 1 && (first->has("opens") || (numbered && name.size() == 2))) return true;
  std::string_view const last = doc_.lower_word(name.end - 1);
  size_t const hyphen = last.rfind('-');
  return hyphen != std::string_view::npos && words.contains(last.substr(hyphen + 1));
}

/// "QuayOnline", "MarrowTimes": a capital inside the one word begins a word of outlets' names.
bool RoleFinder::joins_outlet_word(TokenSpan name) const {
  if (name.size() != 1) return false;
  std::string_view const written = doc_.word(name.begin), lower = doc_.lower_word(name.begin);
  for (size_t i = 3; i + 1 < written.size() && written.size() == lower.size(); ++i)
    if (written[i] >= 'A' && written[i] <= 'Z' && pack_.lexicon("outlet_words").contains(lower.substr(i)))
      return true;
  return false;
}

/// "HDPD", "the Quay SPCA": letters of several words, and no name of a person.
bool RoleFinder::is_short_form(TokenSpan name) const {
  auto const capitals = [&](uint32_t i) {
    std::string_view const w = doc_.word(i);
    return w.size() > 2 && w.find_first_of("abcdefghijklmnopqrstuvwxyz.") == std::string_view::npos &&
           is_capitalised(doc_, i);
  };
  if (!capitals(name.end - 1)) return false;
  return name.size() == 1 || !capitals(name.begin);  // a headline in capitals
}

/// "Website Quaynet".
bool RoleFinder::opens_with_body(TokenSpan name) const {
  LexiconEntry const* e = roles_.find(doc_.tokens[name.begin]);
  return e && e->has("body") && role_of(*e) != Role::kUnknown;
}

/// "Dr Doe", of whom nothing else is known.
bool RoleFinder::has_doctor(SourcePhrase const& p) const {
  return p.head == SourceHead::kName && p.name.begin > 0 && grammar_has(p.name.begin - 1, "doctor");
}

/// "the Missoulian reports", "the HDW says": an article stands before no person's name.
RoleVerdict RoleFinder::by_article(Attribution const& a, SourcePhrase const& p) const {
  uint32_t const first = p.name.begin;
  bool const bare = p.head == SourceHead::kName && !p.role && !p.place && p.tokens == p.name;
  if (!bare || first == 0 || doc_.lower_word(first - 1) != "the") return {};
  if (a.cue_lemma == "report") return {Role::kMedia, "role_word", *a.source};
  uint32_t const last = p.name.end - 1;  // "the Arapaho"; not "the Jane Doe", "the Marrow liberal"
  bool const people = pack_.lexicon("given_names").contains(doc_.tokens[p.name.begin]) ||
                      roles_.contains(doc_.tokens[last]) || !is_capitalised(doc_, last) ||
                      (p.name.size() > 1 && is_short_form(p.name));  // "the Quay HDW" may be a station
  return people ? RoleVerdict{} : RoleVerdict{Role::kOrganization, "role_word", *a.source};
}

RoleVerdict RoleFinder::fallback(Attribution const& a, SourcePhrase const& p) const {
  bool const called_so = p.head == SourceHead::kName && (p.definite || p.name.size() > 1);
  bool const joined = !p.name.empty() && doc_.word(p.name.begin).find('-') != std::string_view::npos;
  if ((called_so || joined) && names_outlet(p.name)) return {Role::kMedia, "role_word", *a.source};
  if (is_account(p) || (p.head == SourceHead::kName && joins_outlet_word(p.name)))
    return {Role::kMedia, "role_word", *a.source};
  if (p.head == SourceHead::kName && p.name.size() > 1 && (is_short_form(p.name) || opens_with_body(p.name)))
    if (RoleVerdict v = by_body_noun(p.name); v.role != Role::kUnknown) return v;
  if (has_doctor(p)) return {Role::kExpert, "role_word", *a.source};
  if (p.head == SourceHead::kName && !a.speakers.empty())
    if (RoleVerdict v = by_noun_behind(doc_.speakers[a.speakers[0]]); v.role != Role::kUnknown) return v;
  if (p.head == SourceHead::kName && !a.speakers.empty())
    if (RoleVerdict v = by_context(doc_.speakers[a.speakers[0]]); v.role != Role::kUnknown) return v;
  if (RoleVerdict v = by_whose_thing(p); v.role != Role::kUnknown) return v;
  if (RoleVerdict v = by_article(a, p); v.role != Role::kUnknown) return v;
  if (p.head == SourceHead::kName) {
    bool const person = (p.name.size() >= 2 || !a.speakers.empty()) && !is_short_form(p.name);
    return {person ? Role::kPerson : Role::kUnknown, person ? "role_person" : "role_unknown", *a.source};
  }
  bool const we = p.pronoun && p.pronoun->has("speaker") && !p.pronoun->has("single") && a.speakers.empty() &&
                  doc_.tokens[a.source_tokens->begin].quote_depth == 0;
  if (we) return {Role::kMedia, "role_word", *a.source};        // the article itself
  for (uint32_t i = p.tokens.begin + 1; i < p.tokens.end; ++i)  // "jane doe (@janedoe)"
    if (doc_.word(i)[0] == '@') return {Role::kPerson, "role_person", *a.source};
  Speaker const* const s = a.speakers.empty() ? nullptr : &doc_.speakers[a.speakers[0]];
  bool const one_person =
      p.pronoun && (p.pronoun->has("male") || p.pronoun->has("female") ||
                    (p.pronoun->has("speaker") && p.pronoun->has("single")) || (s && s->named && s->person));
  return one_person ? RoleVerdict{Role::kPerson, "role_person", *a.source}
                    : RoleVerdict{Role::kUnknown, "role_unknown", *a.source};
}

}  // namespace firsthand
