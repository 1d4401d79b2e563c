// What the article tells of a speaker away from its own words: that they were there, what kind of thing the
// name is the name of ("an app called Flick"), whom somebody serves ("the senator's spokesman").
#include <algorithm>

#include "stages/role_reader.h"

namespace firsthand {
namespace {

constexpr size_t kMostPlaces = 5;              // of a principal's name that are looked at
constexpr uint32_t kFarthest = 20000;          // tokens before a spokesman: longer than any article
constexpr uint32_t kBefore = 8, kBehind = 16;  // words beside a mention that say what it names

}  // namespace

/// "a nurse who was in the ward", "Brown's friend Jane Doe, who saw it": no official, who was there on duty.
RoleVerdict RoleFinder::by_presence(Attribution const& a, SourcePhrase const& p, RoleVerdict const& v) const {
  bool const described = p.role && (p.role->has("person") || p.role->has("people")) && !p.role->has("veiled");
  bool const nobody = v.role == Role::kUnknown && described && p.role->values[0] == "person";
  bool const professional = v.role == Role::kExpert && p.indefinite && p.name.empty();
  if (!(v.role == Role::kPerson || nobody || professional)) return {};
  for (PatternMatch const& m : pack_.patterns("presence").find(doc_, p.tokens))
    return {Role::kWitness, "role_context", doc_.bytes_of(m.tokens)};
  if (RoleVerdict w = by_presence_behind(a.source_tokens->end); w.role != Role::kUnknown) return w;
  if (professional || p.name.empty()) return {};
  RoleVerdict const w = by_speakers(a);
  return w.role == Role::kWitness ? w : RoleVerdict{};
}

/// ", who saw the crash", right behind a mention.
RoleVerdict RoleFinder::by_presence_behind(uint32_t token) const {
  if (token >= doc_.tokens.size()) return {};
  TokenSpan const sentence = doc_.sentences[doc_.tokens[token].sentence].tokens;
  PatternMatch m;
  return pack_.patterns("presence").match_at(doc_, token, {token, sentence.end}, &m)
             ? RoleVerdict{Role::kWitness, "role_context", doc_.bytes_of(m.tokens)}
             : RoleVerdict{};
}

/// "an app called Flick", "Flick, a firm that", "Jane Doe's bakery", "outlets like the Moth".
RoleVerdict RoleFinder::by_context(Speaker const& s) const {
  PatternSet const& known = pack_.patterns("name_contexts");
  size_t const looked_at = std::min(s.mentions.size(), kMostMentions);
  for (size_t i = 0; i < looked_at; ++i) {
    TokenSpan const mention = doc_.tokens_of(s.mentions[i]);
    if (mention.empty()) continue;
    TokenSpan const sentence = doc_.sentences[doc_.tokens[mention.begin].sentence].tokens;
    TokenSpan const beside{std::max(sentence.begin, mention.begin - std::min(mention.begin, kBefore)),
                           std::min(sentence.end, mention.end + kBehind)};
    for (PatternMatch const& m : known.find(doc_, beside))
      if (m.captured == mention)
        return {role_called(known.rule(m).value), "role_context", doc_.bytes_of(m.tokens)};
  }
  return {};
}

/// "Doe's chief of staff, Tom Vale": in the capacity of Doe, where the article or its words tell that.
RoleVerdict RoleFinder::by_principal(SourcePhrase const& p, bool beside) const {
  if (!p.role || !p.role->has("serves")) return {};
  uint32_t owner = p.noun.begin;
  while (owner > p.core.begin && !grammar_has(owner, "genitive")) --owner;
  if (owner == p.core.begin && beside) owner = p.noun.begin;  // "Doe spokesman Tom Vale"
  if (owner <= p.core.begin && beside && p.noun.end + 1 < p.tokens.end &&
      grammar_has(p.noun.end, "serving") && is_capitalised(doc_, p.noun.end + 1)) {  // "a spokesman for Doe"
    owner = p.noun.end + 2;
    while (owner < p.tokens.end && is_capitalised(doc_, owner)) ++owner;
  }
  if (owner <= p.core.begin || !is_capitalised(doc_, owner - 1)) return {};
  if (places_.contains(doc_.tokens[owner - 1]) || bodies_.contains(doc_.tokens[owner - 1])) return {};
  uint32_t const name = doc_.tokens[owner - 1].hash;
  size_t looked_at = 0;
  for (uint32_t i = owner - std::min(owner, kFarthest); i < owner && looked_at < kMostPlaces; ++i) {
    if (doc_.tokens[i].hash != name) continue;
    ++looked_at;
    RoleVerdict const v = by_phrase(read_source_phrase(doc_, around({i, i + 1}), pack_));
    if (v.role == Role::kUnknown || v.role == Role::kPerson) continue;
    return {v.role, "role_spokesperson", v.span};
  }
  return {};
}

/// "his agent" as "Doe's agent"; "its president" holds an office of the body that "its" stands for.
RoleVerdict RoleFinder::by_possessive(SourcePhrase const& p) const {
  if (!p.role || !p.role->has("person") || p.noun.begin == 0) return {};
  LexiconEntry const* const whose = pack_.lexicon("grammar").find(doc_.tokens[p.noun.begin - 1]);
  if (!whose || !whose->has("possessive")) return {};
  if (!whose->has("thing")) {
    LexiconEntry const* const e = roles_.find("'s " + std::string(p.role->phrase));
    return e ? RoleVerdict{role_of(*e), "role_word", doc_.bytes_of(p.noun)} : RoleVerdict{};
  }
  bool const office = p.role->has("office") || p.role->has("leads") || p.role->has("rank") ||
                      p.role->has("spokes") || p.role->values[0] == "unknown";
  return office && !p.role->has("veiled") ? body_meant(p.noun.begin - 1) : RoleVerdict{};
}

/// The body that "its" stands for: the one that spoke last, in this sentence or the one before, else what
/// the sentence first tells of.
RoleVerdict RoleFinder::body_meant(uint32_t token) const {
  uint32_t const sentence = doc_.sentence_of(token);
  uint32_t const from = doc_.sentences[sentence - std::min(sentence, 1U)].tokens.begin;
  TokenSpan last;
  for (Attribution const& b : doc_.attributions)
    if (b.source_tokens && b.source_tokens->begin >= from && b.source_tokens->end <= token &&
        b.source_tokens->begin >= last.begin)
      last = *b.source_tokens;
  if (!last.empty()) return first_body(last);
  return first_body({from, token});
}

/// Of the first body or place of a range outside quotations; a place's president is left to the word itself.
RoleVerdict RoleFinder::first_body(TokenSpan range) const {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (doc_.tokens[i].quote_depth > 0) continue;
    if (places_.match(doc_, i, range.end)) return {};
    if (LexiconMatch const m = bodies_.match(doc_, i, range.end); m && is_capitalised(doc_, i))
      return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
    LexiconMatch const n = roles_.match(doc_, i, range.end);
    if (n && n.entry->has("body") && role_of(*n.entry) != Role::kUnknown)
      return {role_of(*n.entry), "role_spokesperson", doc_.bytes_of(n.tokens)};
  }
  return {};
}

/// "the rebels' political wing", "the company's strategy": of a thing that has no capacity of its own.
RoleVerdict RoleFinder::by_whose_thing(SourcePhrase const& p) const {
  if (p.role || p.head != SourceHead::kNoun) return {};
  for (uint32_t i = p.core.begin; i + 1 < p.core.end; ++i)
    if (LexiconMatch m = roles_.match(doc_, i, p.core.end);
        m && m.tokens.end < p.core.end && grammar_has(m.tokens.end, "genitive") && !m.entry->has("artifact"))
      return {role_of(*m.entry), "role_spokesperson", doc_.bytes_of(m.tokens)};
  return {};
}

}  // namespace firsthand
