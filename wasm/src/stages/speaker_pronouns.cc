// Whom a pronoun stands for: "she", "we" inside a quotation, "who", "you". A pronoun takes the person that
// the sentence before it is about.
#include <algorithm>

#include "stages/speaker_resolver.h"

namespace firsthand {
namespace {

constexpr uint32_t kSentencesBack = 4;  // how far a pronoun reaches

}  // namespace

int SpeakerResolver::by_pronoun(SourcePhrase const& p, Attribution const& a, char const** rule) {
  *rule = "speaker_pronoun";
  if (p.pronoun->has("speaker")) return enclosing_speaker(a);
  if (p.pronoun->has("relative")) return before_relative(p);
  if (p.pronoun->has("addressee")) return addressee(a);
  if (p.pronoun->has("plural")) {
    int const several = latest([](SpeakerEntity const& e) { return e.plural; });
    return several >= 0 ? several : latest([](SpeakerEntity const& e) { return !e.person; });
  }
  if (p.pronoun->has("thing"))
    return latest([&](SpeakerEntity const& e) { return !e.person && !e.plural && !around(e, p.noun); });
  Gender const gender = p.pronoun->has("male") ? Gender::kMale : Gender::kFemale;
  auto fits = [&](SpeakerEntity const& e) {
    return e.person && !e.plural && (e.gender == gender || e.gender == Gender::kUnknown);
  };
  int e = person_before(p.noun.begin, gender);
  if (e < 0) e = bare_subject(p.noun.begin);
  return note_gender(e >= 0 ? e : latest(fits), gender);
}

/// "Tarvik won the race. “I was lucky,” he said.": a word in capitals that the pack does not know and that a
/// verb follows, in the same sentence or one of the two before it; the pronoun tells that it is a person.
int SpeakerResolver::bare_subject(uint32_t token) {
  constexpr uint32_t kBack = 2;
  uint32_t const sentence = doc_.tokens[token].sentence, first = sentence - std::min(sentence, kBack);
  uint32_t const begin = doc_.sentences[first].tokens.begin;
  uint32_t last = begin;
  int found = -1;
  for (size_t n = 0; n < names_.all().size(); ++n) {
    if (!names_.all()[n].bare) continue;
    for (TokenSpan const& m : names_.all()[n].mentions)
      if (m.begin >= last && m.end < token && is_finite_verb(doc_.tokens[m.end].tag) &&
          doc_.tokens[m.begin].quote_depth == 0)
        last = m.begin, found = static_cast<int>(n);
  }
  if (found < 0) return -1;
  int const e = entity_of_name(found);
  entities_[static_cast<size_t>(e)].person = true;
  return e;
}

/// "a report it said was false": it is not the report.
bool SpeakerResolver::around(SpeakerEntity const& e, TokenSpan pronoun) const {
  return e.name < 0 && !e.mentions.empty() && e.mentions.back().contains(pronoun);
}

int SpeakerResolver::note_gender(int e, Gender g) {
  if (e >= 0 && entities_[static_cast<size_t>(e)].gender == Gender::kUnknown)
    entities_[static_cast<size_t>(e)].gender = g;
  return e;
}

/// "I", "we" inside somebody's words; outside them it is the writer, who is no speaker.
int SpeakerResolver::enclosing_speaker(Attribution const& a) const {
  for (Attribution const& b : doc_.attributions) {
    if (&a == &b || b.speakers.empty()) continue;
    for (ByteSpan const& c : b.content)
      if (c.contains(*a.source)) return static_cast<int>(b.speakers[0]);
  }
  bool const quoted = doc_.tokens[a.source_tokens->begin].quote_depth > 0;
  return quoted && !last_.empty() ? last_.back() : -1;
}

/// "You said so yourself": whoever spoke last before the one who says it.
int SpeakerResolver::addressee(Attribution const& a) const {
  int const speaker = enclosing_speaker(a);
  return latest([&](SpeakerEntity const& e) {
    return e.person && !e.plural && &e != &entities_[static_cast<size_t>(std::max(speaker, 0))];
  });
}

/// "the clerk Jane Doe, who", "a clerk who": the phrase that ends before it, or the source of another claim
/// that does; behind an apposition, the person that it is about.
int SpeakerResolver::before_relative(SourcePhrase const& p) {
  uint32_t end = p.noun.begin;
  uint32_t const first = doc_.sentences[doc_.tokens[end].sentence].tokens.begin;
  if (end > first && doc_.word(end - 1) == ",") --end;
  if (int const e = speaker_ending_at(end); e >= 0) return e;
  uint32_t begin = end;
  while (begin > first && in_noun_phrase(begin - 1)) --begin;
  if (begin == end) return -1;
  int const apposed = end < p.noun.begin && begin > first && grammar_has(begin - 1, "preposition")
                          ? apposed_person({first, begin})
                          : -1;
  if (apposed >= 0) return entity_of_name(apposed);
  SourcePhrase const before = read_source_phrase(doc_, {begin, end}, pack_);
  int const name = before.head == SourceHead::kName ? names_.find(before.name) : -1;
  if (name >= 0) return entity_of_name(name);
  char const* rule = nullptr;
  int const e = before.head == SourceHead::kNoun ? by_noun(before, doc_.bytes_of({begin, end}), &rule) : -1;
  if (e >= 0) entities_[static_cast<size_t>(e)].mentions.push_back({begin, end});
  return e;
}

int SpeakerResolver::speaker_ending_at(uint32_t end) const {
  for (Attribution const& b : doc_.attributions)
    if (b.source_tokens && b.source_tokens->end == end && !b.speakers.empty())
      return static_cast<int>(b.speakers[0]);
  return -1;
}

/// The last person in a range whose name has a comma behind it: "Jane Doe, a clerk at Marrow, who".
int SpeakerResolver::apposed_person(TokenSpan range) const {
  uint32_t last = 0;
  int found = -1;
  for (size_t n = 0; n < names_.all().size(); ++n)
    if (names_.all()[n].person)
      for (TokenSpan const& m : names_.all()[n].mentions)
        if (range.contains(m) && m.end < range.end && doc_.word(m.end) == "," && m.end > last)
          last = m.end, found = static_cast<int>(n);
  return found;
}

bool SpeakerResolver::in_noun_phrase(uint32_t i) const {
  PosTag const t = doc_.tokens[i].tag;
  return is_capitalised(doc_, i) || is_noun(t) || t == PosTag::kJJ || t == PosTag::kDT || t == PosTag::kCD ||
         t == PosTag::kPRPS;
}

bool SpeakerResolver::gender_fits(Gender have, Gender want) const {
  return have == Gender::kUnknown || want == Gender::kUnknown || have == want;
}

/// The first person of the sentence, or of one of those before it, that the pronoun may stand for. Names that
/// are taken for a person's by their capitals alone ("Harbour Entertainment") come last.
int SpeakerResolver::person_before(uint32_t token, Gender gender) {
  int const e = person_nearby(token, gender, true);
  return e >= 0 ? e : person_nearby(token, gender, false);
}

int SpeakerResolver::person_nearby(uint32_t token, Gender gender, bool surely) {
  uint32_t const sentence = doc_.tokens[token].sentence;
  for (uint32_t back = 0; back <= kSentencesBack && back <= sentence; ++back) {
    TokenSpan range = doc_.sentences[sentence - back].tokens;
    if (back == 0) range.end = token;
    if (int e = first_person(range, gender, surely); e >= 0) return e;
  }
  return -1;
}

int SpeakerResolver::first_person(TokenSpan range, Gender gender, bool surely) {
  uint32_t best = UINT32_MAX;
  int found = -1;
  for (size_t n = 0; n < names_.all().size(); ++n) {
    Name const& name = names_.all()[n];
    if (!(surely ? name.surely_person : name.person) ||
        !gender_fits(known_gender(static_cast<int>(n), name), gender))
      continue;
    for (TokenSpan const& m : name.mentions)
      if (range.contains(m) && m.begin < best && doc_.tokens[m.begin].quote_depth == 0)
        best = m.begin, found = static_cast<int>(n);
  }
  int entity = -1;
  for (size_t i = 0; i < entities_.size(); ++i) {
    SpeakerEntity const& e = entities_[i];
    if (!e.person || e.plural || !gender_fits(e.gender, gender)) continue;
    for (TokenSpan const& m : e.mentions)
      if (range.contains(m) && m.begin < best) best = m.begin, entity = static_cast<int>(i);
  }
  if (entity >= 0) return entity;
  return found >= 0 ? entity_of_name(found) : -1;
}

Gender SpeakerResolver::known_gender(int name, Name const& n) const {
  for (SpeakerEntity const& e : entities_)
    if (e.name == name) return e.gender;
  return n.gender;
}

}  // namespace firsthand
