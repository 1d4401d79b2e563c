// Who speaks: resolves each source to the fullest name or description that the article gives, following
// last names, short forms, pronouns ("she", "we" inside a quotation) and definite descriptions ("the
// spokesman"). A pronoun takes the person that the sentence before it is about.
#include <algorithm>

#include "stages/reasons.h"
#include "stages/speaker_resolver.h"
#include "stages/stages.h"

namespace firsthand {

void SpeakerResolver::run() {
  order_.resize(doc_.attributions.size());
  for (uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
  std::stable_sort(order_.begin(), order_.end(),
                   [&](uint32_t a, uint32_t b) { return position(a) < position(b); });
  for (uint32_t i : order_) resolve(i);
  publish();
}

uint32_t SpeakerResolver::position(uint32_t a) const {
  Attribution const& x = doc_.attributions[a];
  return x.source_tokens ? x.source_tokens->begin : x.cue_tokens.begin;
}

void SpeakerResolver::resolve(uint32_t index) {
  Attribution& a = doc_.attributions[index];
  if (!a.source_tokens || a.source_tokens->empty()) return;
  if (std::vector<int> const several = conjoined(*a.source_tokens); several.size() > 1)
    return speak_together(several, a);
  SourcePhrase const p = read_source_phrase(doc_, *a.source_tokens, pack_);
  char const* rule = "speaker_described";
  int entity = -1;
  if (p.head == SourceHead::kPronoun)
    entity = by_pronoun(p, a, &rule);
  else if (p.head == SourceHead::kName)
    entity = by_name(p, &rule);
  else
    entity = by_noun(p, p.definite ? doc_.bytes_of(p.tokens) : without_edges(*a.source_tokens), &rule);
  if (entity < 0) return add_reason(a, "source", "speaker_unresolved", {*a.source});
  SpeakerEntity& e = entities_[static_cast<size_t>(entity)];
  e.mentions.push_back(*a.source_tokens);
  if (p.role) e.role = p.role;
  bool const somebody = e.name >= 0 && names_.all()[static_cast<size_t>(e.name)].surely_person;
  if (p.role && p.role->has("media") && !p.role->has("person") && !somebody) e.media = true, e.person = false;
  a.speakers.push_back(static_cast<uint32_t>(entity));
  add_reason(a, "source", rule, {*a.source});
  last_.push_back(entity);
}

/// "Jane Doe, the mayor, and Radio Marrow", "the mayor and the police": every part, when all are names or
/// definite capacities that can stand alone. "The Board of Health and Safety" is one.
std::vector<int> SpeakerResolver::conjoined(TokenSpan source) {
  std::vector<int> out;
  SourcePhrase const p = read_source_phrase(doc_, source, pack_);
  if (p.titled) return out;
  uint32_t begin = source.begin;
  for (uint32_t i = source.begin; i <= source.end; ++i) {
    bool const joins = i < source.end && grammar_has(i, "joins") && !p.core.contains(i);
    if (!joins && i < source.end && (doc_.word(i) != "," || !names_ahead(i + 1, source.end))) continue;
    int const entity = stands_alone({begin, i});
    if (entity == kNoName) return {};
    bool const again =
        std::find(out.begin(), out.end(), entity) != out.end();  // "Office of Docks and Ferries"
    if (entity != kNothing && !again) out.push_back(entity);
    begin = i + 1;
  }
  return out;
}

bool SpeakerResolver::grammar_has(uint32_t i, std::string_view cls) const {
  LexiconEntry const* e = pack_.lexicon("grammar").find(doc_.tokens[i]);
  return e && e->has(cls) && !is_capitalised(doc_, i);
}

/// Behind a comma: a further name, not an apposition. One comes only where "and" follows.
bool SpeakerResolver::names_ahead(uint32_t i, uint32_t end) const {
  while (i < end && grammar_has(i, "definite")) ++i;
  if (i >= end || !(is_capitalised(doc_, i) || grammar_has(i, "joins"))) return false;
  for (; i < end; ++i)
    if (grammar_has(i, "joins")) return true;
  return false;
}

/// The entity of a part that is a name the article or the pack knows, or a capacity with its own "the";
/// kNothing for an empty part.
int SpeakerResolver::stands_alone(TokenSpan part) {
  while (!part.empty() && doc_.tokens[part.begin].kind == TokenKind::kPunctuation) ++part.begin;
  if (part.empty()) return kNothing;
  SourcePhrase const p = read_source_phrase(doc_, part, pack_);
  char const* rule = nullptr;
  if (p.head == SourceHead::kNoun && p.definite && p.role && grammar_of(part.begin, "definite"))
    return by_noun(p, doc_.bytes_of(p.tokens), &rule);
  if (p.head != SourceHead::kName || p.name.empty()) return kNoName;
  int const name = names_.find(p.name);
  if (name < 0) return kNoName;
  Name const& n = names_.all()[static_cast<size_t>(name)];
  bool const known = n.person || n.body || p.body || p.place;
  return known ? entity_of_name(name) : kNoName;
}

void SpeakerResolver::speak_together(std::vector<int> const& entities, Attribution& a) {
  for (int e : entities) {
    entities_[static_cast<size_t>(e)].mentions.push_back(*a.source_tokens);
    a.speakers.push_back(static_cast<uint32_t>(e));
    last_.push_back(e);
  }
  add_reason(a, "source", "speaker_named", {*a.source});
}

int SpeakerResolver::add(SpeakerEntity e) {
  entities_.push_back(std::move(e));
  return static_cast<int>(entities_.size()) - 1;
}

int SpeakerResolver::entity_of_name(int name) {
  for (size_t i = 0; i < entities_.size(); ++i)
    if (entities_[i].name == name) return static_cast<int>(i);
  Name const& n = names_.all()[static_cast<size_t>(name)];
  SpeakerEntity e;
  e.name = name;
  e.person = n.person;
  e.gender = n.gender;
  bool const called_so =
      !n.person && pack_.lexicon("outlet_words").contains(doc_.tokens[n.longest.end - 1]);  // "Marrow TV"
  e.media = n.body ? n.body->has("media") : called_so;
  return add(std::move(e));
}

int SpeakerResolver::by_name(SourcePhrase const& p, char const** rule) {
  int const name = names_.find(p.name);
  *rule = "speaker_named";
  if (name < 0) return described(doc_.bytes_of(p.name), doc_.bytes_of(p.name), false, p);
  int const e = entity_of_name(name);
  if (names_.all()[static_cast<size_t>(name)].longest.size() > p.name.size()) *rule = "speaker_full_name";
  return e;
}

/// A source without the commas and quotation marks at its edges.
ByteSpan SpeakerResolver::without_edges(TokenSpan t) const {
  auto edge = [&](uint32_t i) { return doc_.tokens[i].kind == TokenKind::kPunctuation; };
  while (t.size() > 1 && edge(t.begin)) ++t.begin;
  while (t.size() > 1 && edge(t.end - 1)) --t.end;
  return doc_.bytes_of(t);
}

int SpeakerResolver::described(ByteSpan whole, ByteSpan core, bool plural, SourcePhrase const& p) {
  std::string const key(doc_.text_of(core));
  for (size_t i = 0; i < entities_.size(); ++i)
    if (entities_[i].name < 0 && entities_[i].key == key && !(p.indefinite && p.count == 1))
      return static_cast<int>(i);
  SpeakerEntity e;
  e.description = doc_.text_of(whole);
  e.key = key;
  e.plural = plural;
  e.person = !p.role || p.role->has("person");
  e.unnamed = !p.role || p.role->has("person") || p.role->has("people");
  return add(std::move(e));
}

/// Entities that speak become Document::speakers, with every mention in text order.
void SpeakerResolver::publish() {
  std::vector<int> slot(entities_.size(), -1);
  for (Attribution& a : doc_.attributions)
    for (uint32_t& s : a.speakers) {
      if (slot[s] < 0) {
        slot[s] = static_cast<int>(doc_.speakers.size());
        doc_.speakers.push_back(to_speaker(entities_[s]));
      }
      s = static_cast<uint32_t>(slot[s]);
    }
}

Speaker SpeakerResolver::to_speaker(SpeakerEntity const& e) const {
  Speaker out;
  out.named = e.name >= 0;
  out.person = e.person && !e.plural;
  out.name = e.name >= 0 ? names_.text(e.name) : e.description;
  std::vector<TokenSpan> mentions = e.mentions;
  if (e.name >= 0) {
    auto const& more = names_.all()[static_cast<size_t>(e.name)].mentions;
    mentions.insert(mentions.end(), more.begin(), more.end());
  }
  std::sort(mentions.begin(), mentions.end());
  for (TokenSpan const& m : mentions) {
    ByteSpan const b = doc_.bytes_of(m);
    if (out.mentions.empty() || !out.mentions.back().overlaps(b)) out.mentions.push_back(b);
  }
  return out;
}

void resolve_speakers(Document& doc, LanguagePack const& pack) {
  SpeakerResolver(doc, pack).run();
}

}  // namespace firsthand
