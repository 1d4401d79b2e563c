// See role_finder.h. The source's own words decide before anything else, then what the article says of the
// speaker elsewhere, then the pack's lists of names.
#include <algorithm>

#include "stages/role_reader.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr std::pair<std::string_view, Role> kRoleNames[] = {
    {"official", Role::kOfficial},     {"armed_group", Role::kArmedGroup},
    {"politician", Role::kPolitician}, {"organization", Role::kOrganization},
    {"company", Role::kCompany},       {"expert", Role::kExpert},
    {"media", Role::kMedia},           {"document", Role::kDocument},
    {"witness", Role::kWitness},       {"person", Role::kPerson},
    {"unknown", Role::kUnknown}};

constexpr uint32_t kLongestAffiliation = 8;  // "of the Harbour Institute"
constexpr uint32_t kTitleBefore = 8;         // words of "the harbour master of Marrow," before a name

}  // namespace

Role role_called(std::string_view word) {
  for (auto const& [name, role] : kRoleNames)
    if (word == name) return role;
  return Role::kUnknown;
}

Role role_of(LexiconEntry const& e) {
  return e.values.empty() ? Role::kUnknown : role_called(e.values[0]);
}

RoleVerdict RoleFinder::find(Attribution const& a) const {
  SourcePhrase p = read_source_phrase(doc_, *a.source_tokens, pack_);
  if (!a.speakers.empty() && named_like_a_role(doc_.speakers[a.speakers[0]], p)) p.role = nullptr;
  bool const thing = p.role && (p.role->has("artifact") || p.role->has("artifacts"));
  if (thing && p.role->has("exhibit")) return {role_of(*p.role), "role_word", doc_.bytes_of(p.noun)};
  bool const speaks_for_issuer = thing && !a.speakers.empty() && !p.indefinite;
  if (RoleVerdict w = by_body_of_people(p); w.role != Role::kUnknown) return w;
  if (RoleVerdict w = by_issuing_body(p); w.role != Role::kUnknown) return w;
  if (thing && !a.speakers.empty())
    if (RoleVerdict w = by_name_inside(a, p); w.role != Role::kUnknown) return w;
  if (speaks_for_issuer)
    if (RoleVerdict w = by_speakers(a); w.role != Role::kUnknown && w.role != Role::kDocument) return w;
  if (thing && p.role->has("media") && p.role->has("utterance") && !a.speakers.empty())  // "her Twitter feed"
    if (Speaker const& s = doc_.speakers[a.speakers[0]]; s.named && s.person)
      return {Role::kPerson, "role_person", *a.source};
  if (RoleVerdict w = by_principal(p, false); w.role != Role::kUnknown) return w;
  RoleVerdict v = by_phrase(p);
  if (RoleVerdict w = by_presence(a, p, v); w.role != Role::kUnknown) return w;
  if (v.role != Role::kUnknown) return v;
  if (RoleVerdict w = by_speakers(a); w.role != Role::kUnknown) {
    RoleVerdict const known = w.role == Role::kPerson ? by_fame(a) : RoleVerdict{};
    return known.role != Role::kUnknown ? known : w;
  }
  if (RoleVerdict w = by_owner(p); w.role != Role::kUnknown) return w;
  bool const on_channel =
      p.body && p.body->has("platform") && p.head == SourceHead::kNoun;  // "a Facebook page"
  if (p.body && !on_channel) return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
  if (p.place && !p.place->has("demonym") && !is_surname(a, p))
    return {Role::kOfficial, "role_place", doc_.bytes_of(p.name)};
  if (RoleVerdict w = by_affiliation(p); w.role != Role::kUnknown) return w;
  if (RoleVerdict w = by_fame(a); w.role != Role::kUnknown) return w;
  if (RoleVerdict w = by_principal(p, true); w.role != Role::kUnknown) return w;
  if (p.role && p.role->has("spokes"))
    if (RoleVerdict w = body_heard_before(p); w.role != Role::kUnknown) return w;
  if (v.rule != std::string_view("role_unknown")) return v;
  return fallback(a, p);
}

/// "Bishop" for "Tim Bishop" is no bishop.
bool RoleFinder::named_like_a_role(Speaker const& s, SourcePhrase const& p) const {
  if (!p.role || !s.named || p.tokens != p.noun || p.noun.size() != 1) return false;
  if (!is_capitalised(doc_, p.noun.begin)) return false;
  std::string const& name = s.name;
  std::string const last = " " + std::string(doc_.word(p.noun.begin));
  return name.size() > last.size() && name.compare(name.size() - last.size(), last.size(), last) == 0;
}

/// "Amman" for "Sudesh Amman" is no place.
bool RoleFinder::is_surname(Attribution const& a, SourcePhrase const& p) const {
  return !a.speakers.empty() && doc_.speakers[a.speakers[0]].named &&
         doc_.speakers[a.speakers[0]].name.size() > doc_.bytes_of(p.name).size();
}

RoleVerdict RoleFinder::by_phrase(SourcePhrase const& p) const {
  bool const described = p.role && p.noun.begin >= p.core.end && role_of(*p.role) != Role::kUnknown;
  if (p.head == SourceHead::kName && p.body && !described && (!p.role || p.role->has("body")))
    return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
  if (RoleVerdict w = by_possessive(p); w.role != Role::kUnknown) return w;
  if (p.role) {
    bool const only_familiar = p.noun.end < p.tokens.end && p.role->values[0] == "person" &&
                               pack_.patterns("closeness").any(doc_, {p.noun.end, p.tokens.end});
    Role const r = only_familiar ? Role::kUnknown : role_of(*p.role);
    if (p.role->has("rank"))
      if (RoleVerdict b = body_served(p); b.role != Role::kUnknown) return b;
    if (r == Role::kPerson && p.indefinite && p.name.empty())
      if (RoleVerdict b = body_fought_for(p); b.role != Role::kUnknown) return b;
    if (r == Role::kOfficial && p.role->has("person"))
      if (RoleVerdict b = by_noun_served(p, "armed_group"); b.role != Role::kUnknown) return b;
    if (r == Role::kPerson)
      if (RoleVerdict b = by_second_noun(p); b.role != Role::kUnknown) return b;
    if (r == Role::kOrganization && works_in_research(p))
      return {Role::kExpert, "role_word", doc_.bytes_of(p.noun)};
    if (r != Role::kUnknown) return {r, "role_word", doc_.bytes_of(p.noun)};
    if (p.role->has("seat") && is_capitalised(doc_, p.noun.begin) && p.name.begin == p.noun.end)
      return {Role::kPolitician, "role_word", doc_.bytes_of(p.noun)};
    if (!only_familiar)
      if (RoleVerdict b = body_spoken_for(p); b.role != Role::kUnknown) return b;
    return {Role::kUnknown, "role_word", doc_.bytes_of(p.noun)};
  }
  if (p.body && p.head == SourceHead::kName)
    return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
  return p.head == SourceHead::kName ? by_body_word(p.name) : RoleVerdict{};
}

/// "Committee to Protect Sailors", "Association of Harbour Teachers": a body's name, no people.
RoleVerdict RoleFinder::by_body_of_people(SourcePhrase const& p) const {
  if (!p.role || !p.role->has("people") || !is_capitalised(doc_, p.noun.begin)) return {};
  for (uint32_t i = p.noun.begin; i-- > p.tokens.begin;) {
    bool const joins =
        grammar_has(i, "preposition") || grammar_has(i, "joins") || doc_.tokens[i].tag == PosTag::kTO;
    if (!is_capitalised(doc_, i) && !joins) return {};
    LexiconEntry const *noun = roles_.find(doc_.tokens[i]),
                       *word = pack_.lexicon("body_words").find(doc_.tokens[i]);
    if (noun && !noun->has("body")) noun = nullptr;
    if (!is_capitalised(doc_, i) || !(noun || word)) continue;
    return {role_of(noun ? *noun : *word), "role_word", doc_.bytes_of({i, p.noun.end})};
  }
  return {};
}

/// "Jane Doe, an author and a geologist at the institute": of two capacities the one that says more.
RoleVerdict RoleFinder::by_second_noun(SourcePhrase const& p) const {
  if (p.head != SourceHead::kName) return {};
  bool joined = false;
  for (uint32_t i = p.noun.end; i < p.tokens.end; ++i) {
    if (grammar_has(i, "relative")) return {};
    if (grammar_has(i, "joins") || doc_.word(i) == ",")
      joined = true;
    else if (grammar_has(i, "preposition"))
      joined = false;
    if (!joined) continue;
    LexiconMatch const m = roles_.match(doc_, i, p.tokens.end);
    if (!m || !m.entry->has("person")) continue;
    Role const r = role_of(*m.entry);
    if (r != Role::kPerson && r != Role::kUnknown) return {r, "role_word", doc_.bytes_of(m.tokens)};
  }
  return {};
}

/// "Jane Doe of the Harbour University": somebody named who works where research is done.
bool RoleFinder::works_in_research(SourcePhrase const& p) const {
  bool const more = p.noun.end < p.tokens.end && is_capitalised(doc_, p.noun.end);  // "Academy Award"
  return p.head == SourceHead::kName && p.role->has("research") && !p.name.empty() && !more &&
         p.noun.begin > p.name.end;
}

RoleVerdict RoleFinder::by_speakers(Attribution const& a) const {
  for (uint32_t s : a.speakers)
    if (RoleVerdict v = by_mentions(doc_.speakers[s]); v.role != Role::kUnknown) {
      if (v.rule == std::string_view("role_word")) v.rule = "role_context";
      return v;
    }
  for (uint32_t s : a.speakers)
    if (LexiconEntry const* body = bodies_.find(lower_keeping_offsets(doc_.speakers[s].name));
        body && doc_.speakers[s].named)
      return {role_of(*body), "role_name_list", *a.source};
  return {};
}

/// Somebody whom articles need not introduce.
RoleVerdict RoleFinder::by_fame(Attribution const& a) const {
  if (a.speakers.empty() || !doc_.speakers[a.speakers[0]].named) return {};
  std::string const name = lower_keeping_offsets(doc_.speakers[a.speakers[0]].name);
  LexiconEntry const* e = pack_.lexicon("public_people").find(name);
  return e ? RoleVerdict{role_of(*e), "role_name_list", *a.source} : RoleVerdict{};
}

/// What the article calls the speaker where it names it: "harbour master Jane Doe", "Jane Doe, the harbour
/// master".
RoleVerdict RoleFinder::by_mentions(Speaker const& s) const {
  RoleVerdict vague, called;
  size_t const looked_at = std::min(s.mentions.size(), kMostMentions);
  for (size_t i = 0; i < looked_at; ++i) {
    ByteSpan const bytes = s.mentions[i];
    TokenSpan const m = doc_.tokens_of(bytes);
    if (m.empty()) continue;
    TokenSpan const whole = around(m);
    SourcePhrase const p = read_source_phrase(doc_, whole, pack_);
    if (named_like_a_role(s, p)) continue;
    if (s.named && p.role && (p.role->has("artifact") || p.role->has("artifacts"))) continue;
    RoleVerdict v = by_principal(p, false);
    if (v.role == Role::kUnknown) v = by_phrase(p);
    if (v.role == Role::kUnknown && s.person) v = by_owner(p);
    if (v.role == Role::kUnknown && s.person) v = by_clause(m);
    bool const person = v.role == Role::kPerson || v.role == Role::kUnknown;
    if (person && s.person)
      for (uint32_t const end : {m.end, whole.end})
        if (RoleVerdict w = by_presence_behind(end); w.role != Role::kUnknown) return w;
    if (v.role == Role::kUnknown && s.person) v = by_affiliation_of(m);
    if (v.role != Role::kUnknown && v.role != Role::kPerson) return called.role == Role::kPerson ? called : v;
    if (v.role == Role::kPerson && called.role == Role::kUnknown) called = v;
    if (v.rule != std::string_view("role_unknown")) vague = v;
  }
  return called.role == Role::kPerson ? called : vague;
}

/// "Jane Doe of the Harbour Institute", where the article names her first.
RoleVerdict RoleFinder::by_affiliation_of(TokenSpan mention) const {
  TokenSpan const sentence = doc_.sentences[doc_.tokens[mention.begin].sentence].tokens;
  uint32_t end = mention.end;
  while (end < sentence.end && end < mention.end + kLongestAffiliation &&
         (is_capitalised(doc_, end) || grammar_has(end, "preposition") || grammar_has(end, "definite")))
    ++end;
  if (end == mention.end) return {};
  SourcePhrase const p = read_source_phrase(doc_, {mention.begin, end}, pack_);
  if (RoleVerdict v = by_affiliation(p); v.role != Role::kUnknown) return v;
  return p.role && p.role->has("body") ? RoleVerdict{works_in_research(p) ? Role::kExpert : role_of(*p.role),
                                                     "role_spokesperson", doc_.bytes_of(p.noun)}
                                       : RoleVerdict{};
}

/// "Jane Doe, who runs a bakery", "Jane Doe is a geologist".
RoleVerdict RoleFinder::by_clause(TokenSpan mention) const {
  if (mention.end >= doc_.tokens.size()) return {};
  PatternSet const& known = pack_.patterns("self_descriptions");
  PatternMatch m;
  TokenSpan const sentence = doc_.sentences[doc_.tokens[mention.begin].sentence].tokens;
  if (!known.match_at(doc_, mention.end, {mention.end, sentence.end}, &m)) return {};
  return {role_called(known.rule(m).value), "role_context", doc_.bytes_of(m.tokens)};
}

/// "Marrow Motors", "the Wildlife Trust of Marrow": a word of the name says what it is the name of.
RoleVerdict RoleFinder::by_body_word(TokenSpan name) const {
  if (name.size() < 2) return {};
  uint32_t end = name.begin + 1;
  while (end < name.end && !grammar_has(end, "preposition")) ++end;
  LexiconEntry const* e = pack_.lexicon("body_words").find(doc_.tokens[end - 1]);
  if (LexiconEntry const* noun = roles_.find(doc_.tokens[end - 1]);
      !e && end < name.end && noun && noun->has("body"))
    e = noun;
  return e ? RoleVerdict{role_of(*e), "role_word", doc_.bytes_of(name)} : RoleVerdict{};
}

/// Where the capacity begins in "the Quay District's harbour master, Jane Doe"; the range's end where there
/// is none.
uint32_t RoleFinder::title_before(TokenSpan range) const {
  if (range.size() < 2 || doc_.word(range.end - 1) != ",") return range.end;
  uint32_t const comma = range.end - 1;
  for (uint32_t at = comma - std::min(comma - range.begin, kTitleBefore / 2); at < comma; ++at)
    if (LexiconMatch m = roles_.match(doc_, at, comma);
        m && m.tokens.end == comma && m.entry->has("person")) {
      if (at > range.begin && grammar_has(at - 1, "genitive")) --at;
      return at;
    }
  return range.end;
}

/// A mention with the capitalised and capacity words before it and the apposition behind it.
TokenSpan RoleFinder::around(TokenSpan m) const {
  TokenSpan const sentence = doc_.sentences[doc_.tokens[m.begin].sentence].tokens;
  uint32_t begin = is_capitalised(doc_, m.begin) ? title_before({sentence.begin, m.begin}) : m.begin;
  for (uint32_t back = 0; back < kTitleBefore && begin > sentence.begin; ++back) {
    uint32_t const i = begin - 1;
    bool const owns = grammar_has(i, "genitive") && i > sentence.begin && is_capitalised(doc_, i - 1);
    bool const noun = is_capitalised(doc_, i) || ends_role(i) || owns;
    if (!noun) break;
    --begin;
  }
  uint32_t end = m.end;
  if (end < sentence.end && doc_.word(end) == ",") {
    uint32_t stop = end + 1;
    while (stop < sentence.end && stop < end + 12 && doc_.word(stop) != "," &&
           doc_.tokens[stop].quote_mark == QuoteMark::kNone)
      ++stop;
    LexiconEntry const* g =
        end + 1 < sentence.end ? pack_.lexicon("grammar").find(doc_.tokens[end + 1]) : nullptr;
    bool const apposed =
        (g && g->has("determiner")) || (end + 1 < sentence.end && roles_.match(doc_, end + 1, sentence.end));
    if (apposed) end = stop;
  }
  return {begin, end};
}

bool RoleFinder::ends_role(uint32_t i) const {
  if (roles_.contains(doc_.tokens[i])) return true;
  LexiconEntry const* e = bodies_.find(doc_.tokens[i]);
  return e != nullptr && is_capitalised(doc_, i);
}

std::vector<RoleVerdict> find_roles(Document const& doc, LanguagePack const& pack) {
  RoleFinder const finder(doc, pack);
  std::vector<RoleVerdict> out;
  for (Attribution const& a : doc.attributions)
    out.push_back(a.source_tokens && !a.source_tokens->empty()
                      ? finder.find(a)
                      : RoleVerdict{Role::kUnknown, "role_no_source", a.cue});
  return out;
}

}  // namespace firsthand
