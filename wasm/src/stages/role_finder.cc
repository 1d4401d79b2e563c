// See role_finder.h. The source's own words decide before anything else, then what the article says of the
// speaker elsewhere, then the pack's list of names.
#include "stages/role_finder.h"

#include <algorithm>

#include "stages/source_phrase.h"
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

// An article says what somebody is where it first names them; looking at every mention for every claim
// would cost minutes on a long text with one speaker.
constexpr size_t kMostMentions = 20;
constexpr uint32_t kSentencesBack = 6;  // how far "the group" reaches

Role role_of(LexiconEntry const& e) {
  for (auto const& [name, role] : kRoleNames)
    if (!e.values.empty() && e.values[0] == name) return role;
  return Role::kUnknown;
}

class RoleFinder {
 public:
  RoleFinder(Document const& doc, LanguagePack const& pack)
      : doc_(doc),
        pack_(pack),
        roles_(pack.lexicon("roles")),
        bodies_(pack.lexicon("bodies")),
        places_(pack.lexicon("places")) {}

  RoleVerdict find(Attribution const& a) const {
    SourcePhrase p = read_source_phrase(doc_, *a.source_tokens, pack_);
    if (!a.speakers.empty() && named_like_a_role(doc_.speakers[a.speakers[0]], p)) p.role = nullptr;
    bool const thing = p.role && (p.role->has("artifact") || p.role->has("artifacts"));
    bool const speaks_for_issuer = thing && !a.speakers.empty() && !p.indefinite;
    if (RoleVerdict w = by_issuing_body(p); w.role != Role::kUnknown) return w;
    if (thing && !a.speakers.empty())
      if (RoleVerdict w = by_name_inside(a, p); w.role != Role::kUnknown) return w;
    if (speaks_for_issuer)
      if (RoleVerdict w = by_speakers(a); w.role != Role::kUnknown && w.role != Role::kDocument) return w;
    RoleVerdict v = by_phrase(p);
    if (v.role != Role::kUnknown) return v;
    if (RoleVerdict w = by_speakers(a); w.role != Role::kUnknown) return w;
    if (RoleVerdict w = by_owner(p); w.role != Role::kUnknown) return w;
    if (p.body) return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
    if (p.place && !p.place->has("demonym") && !is_surname(a, p))
      return {Role::kOfficial, "role_place", doc_.bytes_of(p.name)};
    if (RoleVerdict w = by_fame(a); w.role != Role::kUnknown) return w;
    if (v.rule != std::string_view("role_unknown")) return v;
    return fallback(a, p);
  }

 private:
  /// "Bishop" for "Tim Bishop" is no bishop.
  bool named_like_a_role(Speaker const& s, SourcePhrase const& p) const {
    if (!p.role || !s.named || p.tokens != p.noun || p.noun.size() != 1) return false;
    if (!is_capitalised(doc_, p.noun.begin)) return false;
    std::string const& name = s.name;
    std::string const last = " " + std::string(doc_.word(p.noun.begin));
    return name.size() > last.size() && name.compare(name.size() - last.size(), last.size(), last) == 0;
  }

  /// "Amman" for "Sudesh Amman" is no place.
  bool is_surname(Attribution const& a, SourcePhrase const& p) const {
    return !a.speakers.empty() && doc_.speakers[a.speakers[0]].named &&
           doc_.speakers[a.speakers[0]].name.size() > doc_.bytes_of(p.name).size();
  }

  RoleVerdict by_phrase(SourcePhrase const& p) const {
    if (p.head == SourceHead::kName && p.body && (!p.role || p.role->has("body")))
      return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
    if (p.role) {
      bool const only_familiar = p.noun.end < p.tokens.end && p.role->values[0] == "person" &&
                                 pack_.patterns("closeness").any(doc_, {p.noun.end, p.tokens.end});
      Role const r = only_familiar ? Role::kUnknown : role_of(*p.role);
      if (p.role->has("rank"))
        if (RoleVerdict b = body_served(p); b.role != Role::kUnknown) return b;
      if (r == Role::kPerson && p.indefinite && p.name.empty())
        if (RoleVerdict b = body_fought_for(p); b.role != Role::kUnknown) return b;
      if (r != Role::kUnknown) return {r, "role_word", doc_.bytes_of(p.noun)};
      if (RoleVerdict b = body_spoken_for(p); b.role != Role::kUnknown) return b;
      return {Role::kUnknown, "role_word", doc_.bytes_of(p.noun)};
    }
    if (p.body && p.head == SourceHead::kName)
      return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
    return {};
  }

  /// "a report of the Harbour Board", "the Harbour Board's website": in its capacity.
  RoleVerdict by_name_inside(Attribution const& a, SourcePhrase const& p) const {
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
  RoleVerdict by_issuing_body(SourcePhrase const& p) const {
    if (!p.role || p.indefinite || p.head != SourceHead::kNoun) return {};
    bool const thing = p.role->has("artifact") || p.role->has("artifacts");
    if (!thing && !(p.role->has("media") && p.role->has("body"))) return {};
    if (RoleVerdict v = by_owner(p); v.role != Role::kUnknown) return v;
    if (RoleVerdict v = by_owning_noun(p); v.role != Role::kUnknown) return v;
    if (p.body && !p.body->has("media") && !(p.body->has("company") && !thing))
      return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.modifier)};
    if (RoleVerdict v = by_author(p); v.role != Role::kUnknown) return v;
    for (uint32_t i = p.core.begin; i < p.noun.begin; ++i)
      if (LexiconMatch m = roles_.match(doc_, i, p.noun.begin);
          m && (m.entry->has("body") || m.entry->has("people")) && role_of(*m.entry) == Role::kOfficial)
        return {Role::kOfficial, "role_word", doc_.bytes_of(m.tokens)};
    return {};
  }

  /// "estimates by the harbour ministry".
  RoleVerdict by_author(SourcePhrase const& p) const {
    if (p.noun.end >= p.tokens.end || !grammar_has(p.noun.end, "issuer")) return {};
    for (uint32_t i = p.noun.end + 1; i < p.tokens.end; ++i)
      for (Lexicon const* known : {&bodies_, &roles_})
        if (LexiconMatch m = known->match(doc_, i, p.tokens.end);
            m && role_of(*m.entry) != Role::kUnknown && (known == &roles_ || is_capitalised(doc_, i)))
          return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    return {};
  }

  /// "the hotel's website", "the ministry's report".
  RoleVerdict by_owning_noun(SourcePhrase const& p) const {
    for (uint32_t i = p.core.begin; i + 1 < p.noun.begin; ++i)
      if (LexiconMatch m = roles_.match(doc_, i, p.noun.begin);
          m && m.entry->has("body") && m.tokens.end < p.noun.begin && grammar_has(m.tokens.end, "genitive"))
        return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    return {};
  }

  /// "Radio Marrow's Jane Doe": of the body that she belongs to.
  RoleVerdict by_owner(SourcePhrase const& p) const {
    for (uint32_t i = p.owner.begin; i < p.owner.end; ++i)
      if (LexiconMatch m = bodies_.match(doc_, i, p.owner.end); m && m.tokens.end == p.owner.end)
        return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    return {};
  }

  RoleVerdict by_speakers(Attribution const& a) const {
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
  RoleVerdict by_fame(Attribution const& a) const {
    if (a.speakers.empty() || !doc_.speakers[a.speakers[0]].named) return {};
    std::string const name = lower_keeping_offsets(doc_.speakers[a.speakers[0]].name);
    LexiconEntry const* e = pack_.lexicon("public_people").find(name);
    return e ? RoleVerdict{role_of(*e), "role_name_list", *a.source} : RoleVerdict{};
  }

  /// "a vice president at Radio Marrow", "Harbour Board director": the body that the rank is one of.
  RoleVerdict body_served(SourcePhrase const& p) const {
    uint32_t end = p.noun.end;
    while (end < p.tokens.end && doc_.word(end) != "," && !grammar_has(end, "relative")) ++end;
    for (TokenSpan range : {TokenSpan{p.core.begin, p.noun.begin}, TokenSpan{p.noun.end, end}})
      for (uint32_t i = range.begin; i < range.end; ++i)
        if (LexiconMatch m = bodies_.match(doc_, i, range.end); m && is_capitalised(doc_, i))
          return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    for (uint32_t i = p.core.begin; i < p.noun.begin; ++i)
      if (LexiconMatch m = roles_.match(doc_, i, p.noun.begin);
          m && m.entry->has("body") && role_of(*m.entry) != Role::kUnknown)
        return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    if (RoleVerdict v = by_short_form(p); v.role != Role::kUnknown) return v;
    return by_seat(p);
  }

  /// "HDW president Jane Doe": a short form in capitals that is no place is a body's.
  RoleVerdict by_short_form(SourcePhrase const& p) const {
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
  RoleVerdict by_seat(SourcePhrase const& p) const {
    uint32_t at = p.noun.end;
    if (at >= p.tokens.end || !grammar_has(at, "partitive")) return {};
    do ++at;
    while (at < p.tokens.end && grammar_has(at, "definite"));
    if (at >= p.tokens.end || !is_capitalised(doc_, at)) return {};
    uint32_t end = at + 1;
    while (end < p.tokens.end && is_capitalised(doc_, end)) ++end;
    if (LexiconMatch m = places_.match(doc_, at, end); m && m.tokens.end == end)
      return {Role::kOfficial, "role_place", doc_.bytes_of(m.tokens)};
    for (uint32_t i = end; i-- > at;)
      if (LexiconEntry const* e = roles_.find(doc_.tokens[i]); e && e->has("body"))
        return {role_of(*e), "role_spokesperson", doc_.bytes_of({at, end})};
    return {};
  }

  /// "a man fighting for the Northern Front": of the armed group.
  RoleVerdict body_fought_for(SourcePhrase const& p) const {
    for (uint32_t i = p.noun.end; i + 1 < p.tokens.end; ++i)
      if (grammar_has(i, "preposition"))
        if (LexiconMatch m = bodies_.match(doc_, i + 1, p.tokens.end); m && m.entry->has("armed_group"))
          return {Role::kArmedGroup, "role_spokesperson", doc_.bytes_of(m.tokens)};
    return {};
  }

  bool grammar_has(uint32_t i, std::string_view cls) const {
    LexiconEntry const* e = pack_.lexicon("grammar").find(doc_.tokens[i]);
    return e && e->has(cls);
  }

  /// "spokesman for the harbour police", "Harbour Police spokesman".
  RoleVerdict body_spoken_for(SourcePhrase const& p) const {
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
        if (LexiconMatch m = roles_.match(doc_, i, range.end); m && role_of(*m.entry) != Role::kUnknown)
          return {sits_in(p, *m.entry) ? Role::kPolitician : role_of(*m.entry), "role_spokesperson",
                  doc_.bytes_of(m.tokens)};
        if (LexiconMatch m = bodies_.match(doc_, i, range.end); m && is_capitalised(doc_, i))
          return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
      }
    }
    for (uint32_t i = before.begin; i < before.end; ++i)
      if (LexiconMatch m = places_.match(doc_, i, before.end); m && !m.entry->has("place"))
        return {Role::kOfficial, "role_place", doc_.bytes_of(m.tokens)};
    return {};
  }

  /// "a member of parliament"
  static bool sits_in(SourcePhrase const& p, LexiconEntry const& body) {
    return p.role->has("member") && body.has("chamber");
  }

  /// "the group's leader": the body that the article named last before.
  RoleVerdict body_before(uint32_t token) const {
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
  bool is_outlet(uint32_t i, uint32_t end) const {
    LexiconMatch const m = bodies_.match(doc_, i, end), n = roles_.match(doc_, i, end);
    return (m && m.entry->has("media") && is_capitalised(doc_, i)) || (n && n.entry->has("media"));
  }

  /// What the article calls the speaker where it names it: "harbour master Jane Doe", "Jane Doe, the harbour
  /// master".
  RoleVerdict by_mentions(Speaker const& s) const {
    RoleVerdict vague;
    size_t const looked_at = std::min(s.mentions.size(), kMostMentions);
    for (size_t i = 0; i < looked_at; ++i) {
      ByteSpan const bytes = s.mentions[i];
      TokenSpan const m = doc_.tokens_of(bytes);
      if (m.empty()) continue;
      SourcePhrase const p = read_source_phrase(doc_, around(m), pack_);
      if (named_like_a_role(s, p)) continue;
      if (s.named && p.role && (p.role->has("artifact") || p.role->has("artifacts"))) continue;
      RoleVerdict v = by_phrase(p);
      if (v.role != Role::kUnknown) return v;
      if (v.rule != std::string_view("role_unknown")) vague = v;
    }
    return vague;
  }

  /// A mention with the capitalised and capacity words before it and the apposition behind it.
  TokenSpan around(TokenSpan m) const {
    TokenSpan const sentence = doc_.sentences[doc_.tokens[m.begin].sentence].tokens;
    uint32_t begin = m.begin;
    for (uint32_t back = 0; back < 8 && begin > sentence.begin; ++back) {
      uint32_t const i = begin - 1;
      bool const noun = is_capitalised(doc_, i) || ends_role(i);
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
      bool const apposed = (g && g->has("determiner")) ||
                           (end + 1 < sentence.end && roles_.match(doc_, end + 1, sentence.end));
      if (apposed) end = stop;
    }
    return {begin, end};
  }

  bool ends_role(uint32_t i) const {
    if (roles_.contains(doc_.tokens[i])) return true;
    LexiconEntry const* e = bodies_.find(doc_.tokens[i]);
    return e != nullptr && is_capitalised(doc_, i);
  }

  /// "example.org", "@radiomarrow".
  bool is_account(SourcePhrase const& p) const {
    if (p.tokens.size() != 1) return false;
    std::string_view const w = doc_.word(p.tokens.begin);
    return w[0] == '@' || (w.find('.') != std::string_view::npos && w.find('.') > 2 && w.back() != '.');
  }

  RoleVerdict fallback(Attribution const& a, SourcePhrase const& p) const {
    bool const called_so = p.head == SourceHead::kName && (p.definite || p.name.size() > 1);
    if (called_so && pack_.lexicon("outlet_words").contains(doc_.tokens[p.name.end - 1]))
      return {Role::kMedia, "role_word", *a.source};
    if (is_account(p)) return {Role::kMedia, "role_word", *a.source};
    if (p.head == SourceHead::kName) {
      bool const person = p.name.size() >= 2 || !a.speakers.empty();
      return {person ? Role::kPerson : Role::kUnknown, person ? "role_person" : "role_unknown", *a.source};
    }
    Speaker const* const s = a.speakers.empty() ? nullptr : &doc_.speakers[a.speakers[0]];
    bool const one_person = p.pronoun && (p.pronoun->has("male") || p.pronoun->has("female") ||
                                          (p.pronoun->has("speaker") && p.pronoun->has("single")) ||
                                          (s && s->named && s->person));
    return one_person ? RoleVerdict{Role::kPerson, "role_person", *a.source}
                      : RoleVerdict{Role::kUnknown, "role_unknown", *a.source};
  }

  Document const& doc_;
  LanguagePack const& pack_;
  Lexicon const &roles_, &bodies_, &places_;
};

}  // namespace

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
