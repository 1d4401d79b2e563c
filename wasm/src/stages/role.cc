// In what capacity the source speaks. The source's own words decide before anything else, then what the
// article says of the speaker elsewhere, then the pack's list of names. Whether the speaker speaks in its
// own cause is judged from speaker and claim together.
#include <algorithm>

#include "stages/field_features.h"
#include "stages/reasons.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

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

struct Verdict {
  Role role = Role::kUnknown;
  char const* rule = "role_unknown";
  ByteSpan span;
};

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

  Verdict find(Attribution const& a) const {
    SourcePhrase const p = read_source_phrase(doc_, *a.source_tokens, pack_);
    bool const speaks_for_issuer = p.role && p.role->has("artifact") && !a.speakers.empty() && !p.indefinite;
    if (speaks_for_issuer)
      if (Verdict w = by_speakers(a); w.role != Role::kUnknown && w.role != Role::kDocument) return w;
    Verdict v = by_phrase(p);
    if (v.role != Role::kUnknown) return v;
    if (Verdict w = by_speakers(a); w.role != Role::kUnknown) return w;
    if (p.body) return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
    if (p.place && !p.place->has("demonym")) return {Role::kOfficial, "role_place", doc_.bytes_of(p.name)};
    if (v.rule != std::string_view("role_unknown")) return v;
    return fallback(a, p);
  }

 private:
  Verdict by_phrase(SourcePhrase const& p) const {
    if (p.head == SourceHead::kName && p.body && (!p.role || p.role->has("body")))
      return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
    if (p.role) {
      bool const only_familiar = p.noun.end < p.tokens.end && p.role->values[0] == "person" &&
                                 pack_.patterns("closeness").any(doc_, {p.noun.end, p.tokens.end});
      Role const r = only_familiar ? Role::kUnknown : role_of(*p.role);
      if (p.role->has("rank"))
        if (Verdict b = body_served(p); b.role != Role::kUnknown) return b;
      if (r != Role::kUnknown) return {r, "role_word", doc_.bytes_of(p.noun)};
      if (Verdict b = body_spoken_for(p); b.role != Role::kUnknown) return b;
      return {Role::kUnknown, "role_word", doc_.bytes_of(p.noun)};
    }
    if (p.body && p.head == SourceHead::kName)
      return {role_of(*p.body), "role_name_list", doc_.bytes_of(p.name)};
    return {};
  }

  Verdict by_speakers(Attribution const& a) const {
    for (uint32_t s : a.speakers)
      if (Verdict v = by_mentions(doc_.speakers[s]); v.role != Role::kUnknown) {
        if (v.rule == std::string_view("role_word")) v.rule = "role_context";
        return v;
      }
    return {};
  }

  /// "a vice president at Radio Marrow", "Harbour Board director": the body that the rank is one of.
  Verdict body_served(SourcePhrase const& p) const {
    uint32_t end = p.noun.end;
    while (end < p.tokens.end && doc_.word(end) != "," && !grammar_has(end, "relative")) ++end;
    for (TokenSpan range : {TokenSpan{p.core.begin, p.noun.begin}, TokenSpan{p.noun.end, end}})
      for (uint32_t i = range.begin; i < range.end; ++i)
        if (LexiconMatch m = bodies_.match(doc_, i, range.end); m && is_capitalised(doc_, i))
          return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    return {};
  }

  bool grammar_has(uint32_t i, std::string_view cls) const {
    LexiconEntry const* e = pack_.lexicon("grammar").find(doc_.tokens[i]);
    return e && e->has(cls);
  }

  /// "spokesman for the harbour police", "Harbour Police spokesman".
  Verdict body_spoken_for(SourcePhrase const& p) const {
    TokenSpan const before{p.core.begin, p.noun.begin}, after{p.noun.end, p.tokens.end};
    for (TokenSpan range : {before, after}) {
      for (uint32_t i = range.begin; i < range.end; ++i) {
        if (LexiconMatch m = roles_.match(doc_, i, range.end); m && role_of(*m.entry) != Role::kUnknown)
          return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
        if (LexiconMatch m = bodies_.match(doc_, i, range.end); m && is_capitalised(doc_, i))
          return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
      }
    }
    for (uint32_t i = before.begin; i < before.end; ++i)
      if (LexiconMatch m = places_.match(doc_, i, before.end); m && !m.entry->has("place"))
        return {Role::kOfficial, "role_place", doc_.bytes_of(m.tokens)};
    return {};
  }

  /// What the article calls the speaker where it names it: "harbour master Jane Doe", "Jane Doe, the harbour
  /// master".
  Verdict by_mentions(Speaker const& s) const {
    Verdict vague;
    size_t const looked_at = std::min(s.mentions.size(), kMostMentions);
    for (size_t i = 0; i < looked_at; ++i) {
      ByteSpan const bytes = s.mentions[i];
      TokenSpan const m = doc_.tokens_of(bytes);
      if (m.empty()) continue;
      Verdict v = by_phrase(read_source_phrase(doc_, around(m), pack_));
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

  Verdict fallback(Attribution const& a, SourcePhrase const& p) const {
    if (p.head == SourceHead::kName) {
      bool const person = p.name.size() >= 2 || !a.speakers.empty();
      return {person ? Role::kPerson : Role::kUnknown, person ? "role_person" : "role_unknown", *a.source};
    }
    bool const one_person = p.pronoun && (p.pronoun->has("male") || p.pronoun->has("female"));
    return one_person ? Verdict{Role::kPerson, "role_person", *a.source}
                      : Verdict{Role::kUnknown, "role_unknown", *a.source};
  }

  Document const& doc_;
  LanguagePack const& pack_;
  Lexicon const &roles_, &bodies_, &places_;
};

bool speaks_in_own_cause(Document const& doc, Attribution const& a, LanguagePack const& pack) {
  HashedLinear const* model = pack.classifier("interested");
  Features features;
  interest_features(doc, a, pack, features);
  return model && choose(*model, features).label == 1;
}

}  // namespace

namespace {

bool is_weak(Verdict const& v) {
  return v.role == Role::kUnknown || v.rule == std::string_view("role_person");
}

/// A speaker keeps the capacity that one of its attributions shows where another shows none.
void share_among_speakers(Document& doc, std::vector<Verdict>& verdicts) {
  std::vector<Verdict> known(doc.speakers.size());
  for (size_t i = 0; i < verdicts.size(); ++i)
    for (uint32_t s : doc.attributions[i].speakers)
      if (!is_weak(verdicts[i]) && is_weak(known[s])) known[s] = verdicts[i];
  for (size_t i = 0; i < verdicts.size(); ++i)
    for (uint32_t s : doc.attributions[i].speakers)
      if (is_weak(verdicts[i]) && !is_weak(known[s]))
        verdicts[i] = {known[s].role, "role_context", known[s].span};
}

}  // namespace

void classify_role(Document& doc, LanguagePack const& pack) {
  RoleFinder const finder(doc, pack);
  std::vector<Verdict> verdicts;
  for (Attribution const& a : doc.attributions)
    verdicts.push_back(a.source_tokens && !a.source_tokens->empty()
                           ? finder.find(a)
                           : Verdict{Role::kUnknown, "role_no_source", a.cue});
  share_among_speakers(doc, verdicts);
  for (size_t i = 0; i < verdicts.size(); ++i) {
    Attribution& a = doc.attributions[i];
    a.role = verdicts[i].role;
    add_reason(a, "role", verdicts[i].rule,
               {verdicts[i].span.empty() ? (a.source ? *a.source : a.cue) : verdicts[i].span});
  }
  for (Attribution& a : doc.attributions) {
    a.interested = speaks_in_own_cause(doc, a, pack);
    add_reason(a, "interested", a.interested ? "interested_own_cause" : "interested_bystander",
               {a.source ? *a.source : a.cue});
  }
}

}  // namespace firsthand
