// Can the reader tell who speaks? By the form of the source, after pronouns and descriptions have been
// resolved: a description of somebody whom the article names elsewhere is named.
#include <algorithm>

#include "stages/anonymity.h"
#include "stages/reasons.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

struct Verdict {
  Identity identity;
  char const* rule;
};

bool named_elsewhere(Document const& doc, Attribution const& a) {
  if (a.speakers.empty()) return false;
  std::string const& name = doc.speakers[a.speakers[0]].name;
  return doc.text_of(*a.source).find(name) == std::string_view::npos && !name.empty();
}

/// How the speaker that a pronoun or description stands for was first called.
Verdict by_resolved(Document const& doc, Attribution const& a, LanguagePack const& pack, Verdict otherwise);

std::string_view role_value(LexiconEntry const& e) {
  return e.values.empty() ? std::string_view() : std::string_view(e.values[0]);
}

bool artifact(SourcePhrase const& p) {
  return p.role->has("artifact") || p.role->has("artifacts");
}

Verdict by_noun(SourcePhrase const& p) {
  bool const of_country = p.place && p.place->has("demonym");
  if (p.role && artifact(p) && !p.modifier.empty() && !of_country) return {Identity::kNamed, "identity_body"};
  bool const of_people = p.role && (p.role->has("person") || p.role->has("people"));
  if (!p.owner.empty() && !of_people && !p.plural) return {Identity::kNamed, "identity_body"};
  if (p.role == nullptr && p.count > 1) return {Identity::kUnnamed, "identity_counted"};
  if (p.role == nullptr) return {p.plural ? Identity::kCollective : Identity::kUnnamed, "identity_described"};
  bool const several = p.role->has("people") || p.role->has("bodies") || p.role->has("artifacts");
  if (p.count > 0 && (!several || p.count > 1 || p.partitive))
    return {Identity::kUnnamed, "identity_counted"};
  if (p.role->has("artifacts") && role_value(*p.role) == "document" && !p.plural)
    return {Identity::kUnnamed, "identity_described"};
  if (several || p.plural) return {Identity::kCollective, "identity_plural"};
  bool const one_holds_it = p.role->has("office") && p.definite && p.tokens.size() > p.noun.size();
  if (one_holds_it) return {Identity::kNamed, "identity_body"};  // "the borough's district attorney"
  if (p.role->has("body") && !p.indefinite) return {Identity::kNamed, "identity_body"};
  return {Identity::kUnnamed, "identity_described"};
}

Verdict by_pronoun(SourcePhrase const& p) {
  return {p.plural ? Identity::kCollective : Identity::kUnnamed, "identity_described"};
}

/// "the reports by Quay Centre for Tides": a name of several words behind the preposition.
bool names_issuer(Document const& doc, SourcePhrase const& p, LanguagePack const& pack) {
  Lexicon const& grammar = pack.lexicon("grammar");
  auto const is = [&](uint32_t i, std::string_view cls) {
    LexiconEntry const* e = grammar.find(doc.tokens[i]);
    return e && e->has(cls);
  };
  uint32_t at = p.noun.end;
  if (at >= p.tokens.end || !is(at, "issuer")) return false;
  do ++at;
  while (at < p.tokens.end && is(at, "definite"));
  return at + 1 < p.tokens.end && is_capitalised(doc, at) && is_capitalised(doc, at + 1);
}

/// "a 2022 study in the journal Quay Health": whoever reads it can look it up.
bool names_publication(Document const& doc, SourcePhrase const& p, LanguagePack const& pack) {
  if (!p.role || !p.role->has("finding") || role_value(*p.role) != "document") return false;
  uint32_t at = p.noun.end;
  while (at < p.tokens.end && doc.lower_word(at) != "in") ++at;
  Lexicon const& outlets = pack.lexicon("outlet_words");
  bool journal = false;
  for (++at; at < p.tokens.end; ++at) {
    if (journal && is_capitalised(doc, at)) return true;
    journal |= outlets.contains(doc.tokens[at]) || pack.lexicon("report_channels").contains(doc.tokens[at]);
  }
  return false;
}

/// "a report by the Harbour Board": the thing is described, but whose it is can be read.
bool issuer_named(Document const& doc, Attribution const& a, SourcePhrase const& p,
                  LanguagePack const& pack) {
  if (!p.role || !artifact(p) || a.speakers.empty()) return false;
  if (names_issuer(doc, p, pack) || names_publication(doc, p, pack)) return true;
  std::string const& name = doc.speakers[a.speakers[0]].name;
  std::string_view const source = doc.text_of(*a.source);
  return source.find(name) != std::string_view::npos && name.size() + 8 < source.size() &&
         name.find(' ') != 0 && doc.text_of(doc.bytes_of(p.tokens)) != name;
}

bool names_official_body(Document const& doc, TokenSpan where, LanguagePack const& pack) {
  for (uint32_t i = where.begin; i < where.end; ++i) {
    LexiconMatch const m = pack.lexicon("roles").match(doc, i, where.end);
    if (m && m.entry->has("body") && m.entry->has("official")) return true;
  }
  return false;
}

/// "the government statement", "a report by the police": by a thing of a body that needs no name.
bool issued_by_body(Document const& doc, SourcePhrase const& p, LanguagePack const& pack) {
  if (!p.role || !artifact(p)) return false;
  if (names_official_body(doc, {p.core.begin, p.noun.begin}, pack)) return true;
  if (p.noun.end >= p.tokens.end) return false;
  LexiconEntry const* e = pack.lexicon("grammar").find(doc.tokens[p.noun.end]);
  return e && e->has("issuer") && names_official_body(doc, {p.noun.end, p.tokens.end}, pack);
}

/// "an attorney, a woman named Jane Doe", "one clerk, identified only as Kelly".
bool named_inside(Document const& doc, SourcePhrase const& p, LanguagePack const& pack) {
  std::vector<PatternMatch> const found = pack.patterns("naming").find(doc, {p.core.begin, p.tokens.end});
  return !found.empty();
}

/// "rescue groups such as the Harbour Watch": a plural, but it says who.
bool lists_names(Document const& doc, SourcePhrase const& p, LanguagePack const& pack) {
  Lexicon const& grammar = pack.lexicon("grammar");
  for (uint32_t i = p.core.end; i < p.tokens.end; ++i) {
    LexiconEntry const* e = grammar.find(doc.tokens[i]);
    if (!e || !e->has("lists")) continue;
    for (uint32_t k = i + 1; k < p.tokens.end && k <= i + 3; ++k)
      if (is_capitalised(doc, k)) return true;
  }
  return false;
}

/// "the Marrow police", "Harbour Police", "Quay central police", anywhere in the article.
bool force_named(Document const& doc, uint32_t noun) {
  for (uint32_t i = 1; i < doc.tokens.size(); ++i) {
    if (doc.tokens[i].hash != noun || doc.tokens[i - 1].sentence != doc.tokens[i].sentence) continue;
    uint32_t const before = doc.tokens[i - 1].tag == PosTag::kJJ && i > 1 ? i - 2 : i - 1;
    for (uint32_t const k : {i - 1, before})
      if (is_capitalised(doc, k) && doc.tokens[k].tag == PosTag::kNNP) return true;
    if (i + 1 < doc.tokens.size() && is_capitalised(doc, i) && is_capitalised(doc, i + 1)) return true;
  }
  return false;
}

/// "police" alone is nobody's in particular where no force is named.
bool some_force(Document const& doc, SourcePhrase const& p) {
  bool const bare = p.role && p.role->has("force") && p.tokens == p.noun && p.noun.size() == 1;
  return bare && !force_named(doc, doc.tokens[p.noun.begin].hash);
}

Verdict verdict(Document const& doc, Attribution const& a, SourcePhrase const& p, LanguagePack const& pack) {
  if (some_force(doc, p)) return {Identity::kCollective, "identity_plural"};
  switch (p.head) {
    case SourceHead::kName:
      if (p.place && p.place->has("demonym")) return {Identity::kCollective, "identity_plural"};
      return {Identity::kNamed, p.body || p.role ? "identity_body" : "identity_name"};
    case SourceHead::kNoun:
      if (doc.word(p.tokens.begin)[0] == '@') return {Identity::kNamed, "identity_name"};
      if (lists_names(doc, p, pack)) return {Identity::kNamed, "identity_name"};
      if (named_inside(doc, p, pack)) return {Identity::kNamed, "identity_name"};
      if (issuer_named(doc, a, p, pack) || issued_by_body(doc, p, pack))
        return {Identity::kNamed, "identity_body"};
      return by_resolved(doc, a, pack, by_noun(p));
    case SourceHead::kPronoun:
      return by_resolved(doc, a, pack, by_pronoun(p));
    case SourceHead::kNone:
      break;
  }
  return {Identity::kImplicit, "identity_no_source"};
}

Verdict by_resolved(Document const& doc, Attribution const& a, LanguagePack const& pack, Verdict otherwise) {
  if (otherwise.identity == Identity::kNamed || !named_elsewhere(doc, a)) return otherwise;
  Speaker const& speaker = doc.speakers[a.speakers[0]];
  if (speaker.named) return {Identity::kNamed, "identity_resolved"};
  SourcePhrase const first = read_source_phrase(doc, doc.tokens_of(speaker.mentions[0]), pack);
  return first.head == SourceHead::kNoun ? by_noun(first) : otherwise;
}

}  // namespace

void classify_identity(Document& doc, LanguagePack const& pack) {
  for (Attribution& a : doc.attributions) {
    if (!a.source_tokens || a.source_tokens->empty()) {
      a.identity = Identity::kImplicit;
      add_reason(a, "identity", "identity_no_source", {a.cue});
      continue;
    }
    SourcePhrase const p = read_source_phrase(doc, *a.source_tokens, pack);
    Verdict const v = verdict(doc, a, p, pack);
    a.identity = v.identity;
    add_reason(a, "identity", v.rule, {*a.source});
    if (v.identity == Identity::kUnnamed) a.anonymity = read_anonymity(doc, a, p, pack);
  }
  share_anonymity(doc, pack);
}

}  // namespace firsthand
