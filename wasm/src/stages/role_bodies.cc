// Which body a source speaks for: the one it is a spokesman or a rank of, whose paper or website it is, what
// it governs or fights for.
#include <algorithm>

#include "stages/role_reader.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kSentencesBack = 6;  // how far "the group" reaches
constexpr uint32_t kWordsBack = 200;    // the same, in sentences without end
constexpr uint32_t kNounBehind = 5;     // words from a rank to the noun of its body

}  // namespace

/// "a report of the Harbour Board", "the Harbour Board's website": in its capacity.
RoleVerdict RoleFinder::by_name_inside(Attribution const& a, SourcePhrase const& p) const {
  if (!doc_.speakers[a.speakers[0]].named) return {};
  std::string const& name = doc_.speakers[a.speakers[0]].name;
  uint32_t const from = p.indefinite ? p.noun.end : p.tokens.begin;  // "a council report" speaks for itself
  for (uint32_t i = from; i < p.tokens.end; ++i) {
    if (!is_capitalised(doc_, i)) continue;
    uint32_t end = i + 1;
    while (end < p.tokens.end && is_capitalised(doc_, end)) ++end;
    if (p.noun.contains(TokenSpan{i, end}))
      if (LexiconEntry const* body = bodies_.find(lower_keeping_offsets(name)))
        return {role_of(*body), "role_name_list", *a.source};
    if (!p.noun.contains(TokenSpan{i, end}) &&
        name.find(doc_.text_of(doc_.bytes_of({i, end}))) != std::string::npos)
      if (RoleVerdict v = by_phrase(read_source_phrase(doc_, {i, end}, pack_)); v.role != Role::kUnknown)
        return v;
    i = end;
  }
  return {};
}

/// "the council's website", "government figures", "Clearwater guidelines": the body speaks.
RoleVerdict RoleFinder::by_issuing_body(SourcePhrase const& p) const {
  if (!p.role || p.head != SourceHead::kNoun) return {};
  bool const thing = p.role->has("artifact") || p.role->has("artifacts");
  if (thing && p.modifier.size() > 1)  // "a 2013 Harbour Workers Union report"
    if (RoleVerdict v = by_body_noun(p.modifier); v.role != Role::kUnknown && v.role != Role::kMedia)
      return v;
  if (p.indefinite && !p.role->has("utterance")) return {};  // "a police statement" is the police's
  if (!thing && !(p.role->has("media") && p.role->has("body"))) return {};
  if (RoleVerdict v = by_owner(p); v.role != Role::kUnknown) return v;
  if (RoleVerdict v = by_owning_noun(p); v.role != Role::kUnknown) return v;
  bool const channel = p.body && p.body->has("platform");  // "a Facebook page" is somebody else's
  if (p.body && !channel && !p.body->has("media") && !(p.body->has("company") && !thing))
    return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.modifier)};
  if (p.body && !channel && p.body->has("media") && thing && role_of(*p.role) == Role::kDocument &&
      p.head == SourceHead::kNoun && !p.role->has("exhibit"))  // "a Courier investigation"
    return {Role::kMedia, "role_name_list", doc_.bytes_of(p.modifier)};
  if (RoleVerdict v = by_author(p); v.role != Role::kUnknown) return v;
  for (uint32_t i = p.core.begin; i < p.noun.begin; ++i)
    if (LexiconMatch m = roles_.match(doc_, i, p.noun.begin);
        m && (m.entry->has("body") || m.entry->has("people")) && role_of(*m.entry) == Role::kOfficial)
      return {Role::kOfficial, "role_word", doc_.bytes_of(m.tokens)};
  return {};
}

/// "estimates by the harbour ministry".
RoleVerdict RoleFinder::by_author(SourcePhrase const& p) const {
  if (p.noun.end >= p.tokens.end || !grammar_has(p.noun.end, "issuer")) return {};
  for (uint32_t i = p.noun.end + 1; i < p.tokens.end; ++i)
    for (Lexicon const* known : {&bodies_, &roles_})
      if (LexiconMatch m = known->match(doc_, i, p.tokens.end);
          m && role_of(*m.entry) != Role::kUnknown && (known == &roles_ || is_capitalised(doc_, i)))
        return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
  return {};
}

/// "the hotel's website", "the ministry's report".
RoleVerdict RoleFinder::by_owning_noun(SourcePhrase const& p) const {
  for (uint32_t i = p.core.begin; i + 1 < p.noun.begin; ++i)
    if (LexiconMatch m = roles_.match(doc_, i, p.noun.begin);
        m && m.entry->has("body") && m.tokens.end < p.noun.begin && grammar_has(m.tokens.end, "genitive"))
      return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
  return {};
}

/// "Radio Marrow's Jane Doe": of the body that she belongs to.
RoleVerdict RoleFinder::by_owner(SourcePhrase const& p) const {
  for (uint32_t i = p.owner.begin; i < p.owner.end; ++i)
    if (LexiconMatch m = bodies_.match(doc_, i, p.owner.end); m && m.tokens.end == p.owner.end)
      return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
  bool const joined = !p.owner.empty() && (is_site(p.owner.begin) ||  // "harbour.org's", "HDW-TV's"
                                           doc_.word(p.owner.end - 1).find('-') != std::string_view::npos);
  if (joined && p.owner.size() == 1 && is_site(p.owner.begin))
    return {Role::kMedia, "role_spokesperson", doc_.bytes_of(p.owner)};
  bool const outlet =
      p.owner.size() > 1 || joined || (!p.owner.empty() && p.definite);  // "the Courier's Jane Doe"
  if (p.owner.size() > 1 && p.head == SourceHead::kName)  // "the Harbour Rights Fund's Jane Doe"
    if (RoleVerdict v = by_body_noun(p.owner); v.role != Role::kUnknown) return v;
  bool const veiled = p.role && p.role->has("veiled");
  if (outlet && !veiled && names_outlet(p.owner))
    return {Role::kMedia, "role_spokesperson", doc_.bytes_of(p.owner)};
  return {};
}

/// "a vice president at Radio Marrow", "Harbour Board director": the body that the rank is one of.
RoleVerdict RoleFinder::body_served(SourcePhrase const& p) const {
  uint32_t end = p.noun.end;
  while (end < p.tokens.end && doc_.word(end) != "," && !grammar_has(end, "relative")) ++end;
  for (TokenSpan range : {TokenSpan{p.core.begin, p.noun.begin}, TokenSpan{p.noun.end, end}})
    for (uint32_t i = range.begin; i < range.end; ++i)
      if (LexiconMatch m = bodies_.match(doc_, i, range.end);
          m && is_capitalised(doc_, i) && !(range.begin == p.noun.end && is_part_of_thing(m, range.end)))
        return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
  for (uint32_t i = p.core.begin; i < p.noun.begin; ++i)
    if (LexiconMatch m = roles_.match(doc_, i, p.noun.begin);
        m && m.entry->has("body") && role_of(*m.entry) != Role::kUnknown)
      return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
  if (RoleVerdict v = by_noun_served(p, "body"); v.role != Role::kUnknown) return v;
  if (p.modifier.size() > 1)  // "Marrow Tide Center head Jane Doe"
    if (RoleVerdict v = by_body_noun(p.modifier); v.role != Role::kUnknown) return v;
  if (RoleVerdict v = by_short_form(p); v.role != Role::kUnknown) return v;
  return by_seat(p);
}

/// "an employee of the hotel", "a commander in the rebel army": the noun of the first phrase behind it.
RoleVerdict RoleFinder::by_noun_served(SourcePhrase const& p, std::string_view cls) const {
  uint32_t const at = p.noun.end;
  if (at >= p.tokens.end || !(grammar_has(at, "partitive") || grammar_has(at, "inside"))) return {};
  for (uint32_t i = at + 1; i < std::min(p.tokens.end, at + kNounBehind); ++i) {
    if (doc_.tokens[i].kind == TokenKind::kPunctuation || grammar_has(i, "preposition")) return {};
    if (LexiconMatch m = roles_.match(doc_, i, p.tokens.end);
        m && m.entry->has(cls) && role_of(*m.entry) != Role::kUnknown)
      return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
  }
  return {};
}

/// "HDW president Jane Doe": a short form in capitals that is no place is a body's.
RoleVerdict RoleFinder::by_short_form(SourcePhrase const& p) const {
  if (p.noun.begin <= p.core.begin || is_capitalised(doc_, p.noun.begin)) return {};
  uint32_t const i = p.noun.begin - 1;
  std::string_view const w = doc_.word(i);
  bool const capitals = w.size() > 2 && is_capitalised(doc_, i) &&
                        w.find_first_of("abcdefghijklmnopqrstuvwxyz.") == std::string_view::npos;
  if (!capitals || places_.contains(doc_.tokens[i])) return {};
  return {Role::kOrganization, "role_spokesperson", doc_.bytes_of({i, i + 1})};
}

/// "the chief executive of Marrow" governs a place, "the president of the Harbour League" a body that the
/// pack does not know.
RoleVerdict RoleFinder::by_seat(SourcePhrase const& p) const {
  TokenSpan const run = names_behind(p.noun.end, p.tokens.end, "partitive");
  if (!run.empty())
    if (LexiconMatch m = places_.match(doc_, run.begin, run.end); m && m.tokens.end == run.end)
      return {Role::kOfficial, "role_place", doc_.bytes_of(m.tokens)};
  if (RoleVerdict v = by_body_noun(run); v.role != Role::kUnknown) return v;
  uint32_t end = p.noun.end;
  while (end < p.tokens.end && doc_.word(end) != "," && !grammar_has(end, "relative")) ++end;
  for (uint32_t i = p.noun.end; i < end; ++i)  // "director of the Quay Program at the Harbour Institute"
    for (std::string_view const preposition : {"partitive", "inside"})
      if (RoleVerdict v = by_body_noun(names_behind(i, end, preposition)); v.role != Role::kUnknown) return v;
  if (p.role->has("leads") && run.size() > 1)  // "director of Quay Forum Marrow"
    return {Role::kOrganization, "role_spokesperson", doc_.bytes_of(run)};
  return {};
}

/// The capitalised words behind a preposition of a class, and "the".
TokenSpan RoleFinder::names_behind(uint32_t at, uint32_t end, std::string_view preposition) const {
  if (at >= end || !grammar_has(at, preposition)) return {};
  do ++at;
  while (at < end && grammar_has(at, "definite"));
  uint32_t stop = at;
  while (stop < end && is_capitalised(doc_, stop)) ++stop;
  uint32_t const longer = stop > at ? name_joined(stop, end) : stop;  // "Center for Food Safety"
  return {at, longer};
}

/// The end of what "for" or "of", or "and" before a body's noun, joins to a name that ends at a word.
uint32_t RoleFinder::name_joined(uint32_t at, uint32_t end) const {
  uint32_t next = at + 1;
  if (next >= end ||
      !(grammar_has(at, "serving") || grammar_has(at, "partitive") || grammar_has(at, "joins")))
    return at;
  while (next < end && grammar_has(next, "definite")) ++next;
  uint32_t stop = next;
  while (stop < end && is_capitalised(doc_, stop)) ++stop;
  if (stop == next) return at;
  LexiconEntry const* noun = roles_.find(doc_.tokens[stop - 1]);
  bool const body =
      (noun && noun->has("body")) || pack_.lexicon("body_words").contains(doc_.tokens[stop - 1]);
  LexiconEntry const* first = roles_.find(doc_.tokens[at - 1]);
  bool const opens =
      (first && first->has("body")) || pack_.lexicon("body_words").contains(doc_.tokens[at - 1]);
  return grammar_has(at, "joins") ? (body ? stop : at) : (opens ? stop : at);
}

/// "Harbour League": the last of its words that is the noun of a body decides.
RoleVerdict RoleFinder::by_body_noun(TokenSpan run) const {
  for (uint32_t i = run.end; i-- > run.begin;)
    if (LexiconEntry const* e = roles_.find(doc_.tokens[i]); e && e->has("body"))
      return {role_of(*e), "role_spokesperson", doc_.bytes_of(run)};
  return by_body_word(run);
}

/// "Jane Doe of the Harbour Institute", "Jane Doe from Radio Marrow".
RoleVerdict RoleFinder::by_affiliation(SourcePhrase const& p) const {
  if (p.name.empty() || (p.role && p.role->has("body"))) return {};
  uint32_t const comma = p.name.end < p.tokens.end && doc_.word(p.name.end) == "," ? 1 : 0;  // ", from X.com"
  for (std::string_view const preposition : {"partitive", "inside", "serving"}) {
    TokenSpan const run = names_behind(p.name.end + comma, p.tokens.end, preposition);
    if (run.empty()) continue;
    if (run.size() == 1 && is_site(run.begin)) return {Role::kMedia, "role_spokesperson", doc_.bytes_of(run)};
    if (is_research(run)) return {Role::kExpert, "role_spokesperson", doc_.bytes_of(run)};
    for (uint32_t i = run.begin; i < run.end; ++i)
      if (LexiconMatch m = bodies_.match(doc_, i, run.end))
        return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    if (pack_.lexicon("outlet_words").contains(doc_.tokens[run.end - 1]))
      return {Role::kMedia, "role_spokesperson", doc_.bytes_of(run)};
    return by_body_noun(run);
  }
  return {};
}

/// "the Harbour University", "Marrow Institute of Tides".
bool RoleFinder::is_research(TokenSpan run) const {
  for (uint32_t i = run.begin; i < run.end; ++i)
    if (LexiconEntry const* e = roles_.find(doc_.tokens[i]); e && e->has("research")) return true;
  return false;
}

/// "a man fighting for the Northern Front": of the armed group.
RoleVerdict RoleFinder::body_fought_for(SourcePhrase const& p) const {
  for (uint32_t i = p.noun.end; i + 1 < p.tokens.end; ++i)
    if (grammar_has(i, "preposition"))
      if (LexiconMatch m = bodies_.match(doc_, i + 1, p.tokens.end); m && m.entry->has("armed_group"))
        return {Role::kArmedGroup, "role_spokesperson", doc_.bytes_of(m.tokens)};
  PatternSet const& known = pack_.patterns("self_descriptions");  // "a man claiming to be a rebel"
  for (PatternMatch const& m : known.find(doc_, {p.noun.end, p.tokens.end}))
    if (role_called(known.rule(m).value) == Role::kArmedGroup)
      return {Role::kArmedGroup, "role_context", doc_.bytes_of(m.tokens)};
  return {};
}

bool RoleFinder::grammar_has(uint32_t i, std::string_view cls) const {
  LexiconEntry const* e = pack_.lexicon("grammar").find(doc_.tokens[i]);
  return e && e->has(cls);
}

/// "spokesman for the harbour police", "Harbour Police spokesman".
RoleVerdict RoleFinder::body_spoken_for(SourcePhrase const& p) const {
  TokenSpan const before{p.core.begin, p.noun.begin};
  TokenSpan after{p.noun.end, p.tokens.end};
  for (uint32_t i = after.begin; i < after.end; ++i)
    if (grammar_has(i, "relative") || (p.role->has("veiled") && grammar_has(i, "postmodifier")))
      after.end = i;
  bool const inside = after.begin < after.end && grammar_has(after.begin, "inside");
  if (p.role->has("veiled") && !inside && pack_.patterns("closeness").any(doc_, after))
    after.end = after.begin;
  for (TokenSpan range : {before, after}) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (p.role->has("veiled") && is_outlet(i, range.end)) return {};
      if (LexiconMatch m = roles_.match(doc_, i, range.end);
          m && m.entry->has("body") && role_of(*m.entry) == Role::kUnknown && range.begin == before.begin)
        if (RoleVerdict b = body_before(i); b.role != Role::kUnknown) return b;
      if (LexiconMatch m = speaking_noun(i, range.end); m && !is_adjective(m))
        return {sits_in(p, *m.entry) ? Role::kPolitician : role_of(*m.entry), "role_spokesperson",
                doc_.bytes_of(m.tokens)};
      if (LexiconMatch m = bodies_.match(doc_, i, range.end);
          m && is_capitalised(doc_, i) && !(range.begin == after.begin && is_part_of_thing(m, range.end)))
        return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    }
  }
  for (uint32_t i = before.begin; i < before.end; ++i)
    if (LexiconMatch m = places_.match(doc_, i, before.end); m && !m.entry->has("place"))
      return {Role::kOfficial, "role_place", doc_.bytes_of(m.tokens)};
  if (p.role->has("veiled")) return {};
  TokenSpan const run = names_behind(after.begin, after.end, "preposition");
  if (RoleVerdict v = by_body_noun(run); v.role != Role::kUnknown) return v;
  if (RoleVerdict v = by_short_form(p); v.role != Role::kUnknown) return v;
  if (run.size() == 1 && is_short_form(run) && !places_.contains(doc_.tokens[run.begin]))
    return {Role::kOrganization, "role_spokesperson", doc_.bytes_of(run)};
  return {};
}

/// The noun of whoever may be spoken for at a word, the last of "alliance party"; nobody speaks for a paper
/// ("people familiar with the plan").
LexiconMatch RoleFinder::speaking_noun(uint32_t at, uint32_t end) const {
  LexiconMatch last;
  while (at < end) {
    LexiconMatch const m = roles_.match(doc_, at, end);
    if (!m || role_of(*m.entry) == Role::kUnknown || role_of(*m.entry) == Role::kDocument) break;
    last = m, at = m.tokens.end;
  }
  return last;
}

/// "owners of the Apple gadget", "people on Facebook": the body only says which thing, or where.
bool RoleFinder::is_part_of_thing(LexiconMatch const& m, uint32_t end) const {
  if (m.entry->has("platform")) return true;
  uint32_t const next = m.tokens.end;
  return next < end && is_noun(doc_.tokens[next].tag) && !is_capitalised(doc_, next) &&
         !roles_.contains(doc_.tokens[next]);
}

/// No adjective: "conservative groups" is no conservative's.
bool RoleFinder::is_adjective(LexiconMatch const& m) const {
  bool const party = is_capitalised(doc_, m.tokens.begin) && m.entry->has("politician");  // "Republican aide"
  return !party && m.entry->has("person") && m.tokens.size() == 1 &&
         doc_.tokens[m.tokens.begin].tag == PosTag::kJJ;
}

/// "Spokeswoman Jane Doe said": of the body that the article spoke of last, when she is given none.
RoleVerdict RoleFinder::body_heard_before(SourcePhrase const& p) const {
  bool const bare =
      p.noun.begin == p.core.begin && (p.noun.end == p.tokens.end || p.noun.end == p.name.begin);
  if (!bare) return {};
  uint32_t const sentence = doc_.sentence_of(p.noun.begin);
  uint32_t const from = std::max(doc_.sentences[sentence - std::min(sentence, kSentencesBack)].tokens.begin,
                                 p.noun.begin - std::min(p.noun.begin, kWordsBack));
  for (uint32_t i = p.noun.begin; i-- > from;) {
    LexiconMatch const m = bodies_.match(doc_, i, p.noun.begin), n = roles_.match(doc_, i, p.noun.begin);
    if (m && is_capitalised(doc_, i) && role_of(*m.entry) != Role::kMedia)
      return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    if (n && n.entry->has("body") && role_of(*n.entry) != Role::kUnknown && role_of(*n.entry) != Role::kMedia)
      return {role_of(*n.entry), "role_spokesperson", doc_.bytes_of(n.tokens)};
  }
  return {};
}

/// "a member of parliament"
bool RoleFinder::sits_in(SourcePhrase const& p, LexiconEntry const& body) {
  return p.role->has("member") && body.has("chamber");
}

/// "the group's leader": the body that the article named last before.
RoleVerdict RoleFinder::body_before(uint32_t token) const {
  uint32_t const sentence = doc_.sentence_of(token);
  uint32_t const from = doc_.sentences[sentence - std::min(sentence, kSentencesBack)].tokens.begin;
  for (uint32_t i = token; i-- > from;) {
    if (!is_capitalised(doc_, i) || (i > from && is_capitalised(doc_, i - 1))) continue;
    LexiconMatch const m = bodies_.match(doc_, i, token);
    bool const group = m && (m.entry->has("armed_group") || m.entry->has("organization"));
    if (group) return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
  }
  return {};
}

/// "the Courier's sources" speak for somebody else.
bool RoleFinder::is_outlet(uint32_t i, uint32_t end) const {
  LexiconMatch const m = bodies_.match(doc_, i, end), n = roles_.match(doc_, i, end);
  return (m && m.entry->has("media") && is_capitalised(doc_, i)) || (n && n.entry->has("media"));
}

}  // namespace firsthand
