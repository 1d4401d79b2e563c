// Who speaks: resolves each source to the fullest name or description that the article gives, following
// last names, short forms, pronouns ("she", "we" inside a quotation) and definite descriptions ("the
// spokesman"). A pronoun takes the person that the sentence before it is about.
#include <algorithm>

#include "stages/names.h"
#include "stages/reasons.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kSentencesBack = 4;   // how far a pronoun reaches
constexpr uint32_t kSentencesAhead = 4;  // how far a description waits for its name
constexpr uint32_t kBeside = 3;         // words before a name in which its title stands; twice as many behind
constexpr uint32_t kHeadSentences = 2;  // of the article, headline included

struct Entity {
  int name = -1;                       // index into Names, or -1
  std::string description;             // when there is no name: as first written, "a clerk"
  std::string key;                     // the same without determiners
  LexiconEntry const* role = nullptr;  // last word of capacity it was called by
  bool person = true, plural = false, media = false, unnamed = false;
  Gender gender = Gender::kUnknown;
  std::vector<TokenSpan> mentions;
};

class Resolver {
 public:
  Resolver(Document& doc, LanguagePack const& pack) : doc_(doc), pack_(pack), names_(doc, pack) {}

  void run() {
    order_.resize(doc_.attributions.size());
    for (uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::stable_sort(order_.begin(), order_.end(),
                     [&](uint32_t a, uint32_t b) { return position(a) < position(b); });
    for (uint32_t i : order_) resolve(i);
    publish();
  }

 private:
  uint32_t position(uint32_t a) const {
    Attribution const& x = doc_.attributions[a];
    return x.source_tokens ? x.source_tokens->begin : x.cue_tokens.begin;
  }

  void resolve(uint32_t index) {
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
    Entity& e = entities_[static_cast<size_t>(entity)];
    e.mentions.push_back(*a.source_tokens);
    if (p.role) e.role = p.role;
    if (p.role && p.role->has("media") && !p.role->has("person")) e.media = true, e.person = false;
    a.speakers.push_back(static_cast<uint32_t>(entity));
    add_reason(a, "source", rule, {*a.source});
    last_.push_back(entity);
  }

  /// "Jane Doe, the mayor, and Radio Marrow": every name, when all parts are names that can stand alone. "The
  /// Board of Health and Safety" is one.
  std::vector<int> conjoined(TokenSpan source) {
    std::vector<int> out;
    uint32_t begin = source.begin;
    for (uint32_t i = source.begin; i <= source.end; ++i) {
      bool const joins = i < source.end && grammar_has(i, "joins");
      if (!joins && i < source.end && (doc_.word(i) != "," || !names_ahead(i + 1, source.end))) continue;
      int const entity = stands_alone({begin, i});
      if (entity == kNoName) return {};
      if (entity != kNothing) out.push_back(entity);
      begin = i + 1;
    }
    return out;
  }

  static constexpr int kNoName = -1, kNothing = -2;

  bool grammar_has(uint32_t i, std::string_view cls) const {
    LexiconEntry const* e = pack_.lexicon("grammar").find(doc_.tokens[i]);
    return e && e->has(cls) && !is_capitalised(doc_, i);
  }

  /// Behind a comma: a further name, not an apposition. One comes only where "and" follows.
  bool names_ahead(uint32_t i, uint32_t end) const {
    while (i < end && grammar_has(i, "definite")) ++i;
    if (i >= end || !(is_capitalised(doc_, i) || grammar_has(i, "joins"))) return false;
    for (; i < end; ++i)
      if (grammar_has(i, "joins")) return true;
    return false;
  }

  /// The entity of a part that is a name the article or the pack knows; kNothing for an empty part.
  int stands_alone(TokenSpan part) {
    while (!part.empty() && doc_.tokens[part.begin].kind == TokenKind::kPunctuation) ++part.begin;
    if (part.empty()) return kNothing;
    SourcePhrase const p = read_source_phrase(doc_, part, pack_);
    if (p.head != SourceHead::kName || p.name.empty()) return kNoName;
    int const name = names_.find(p.name);
    if (name < 0) return kNoName;
    Name const& n = names_.all()[static_cast<size_t>(name)];
    bool const known = n.person || n.body || p.body || p.place;
    return known ? entity_of_name(name) : kNoName;
  }

  void speak_together(std::vector<int> const& entities, Attribution& a) {
    for (int e : entities) {
      entities_[static_cast<size_t>(e)].mentions.push_back(*a.source_tokens);
      a.speakers.push_back(static_cast<uint32_t>(e));
      last_.push_back(e);
    }
    add_reason(a, "source", "speaker_named", {*a.source});
  }

  int add(Entity e) {
    entities_.push_back(std::move(e));
    return static_cast<int>(entities_.size()) - 1;
  }

  int entity_of_name(int name) {
    for (size_t i = 0; i < entities_.size(); ++i)
      if (entities_[i].name == name) return static_cast<int>(i);
    Name const& n = names_.all()[static_cast<size_t>(name)];
    Entity e;
    e.name = name;
    e.person = n.person;
    e.gender = n.gender;
    e.media = n.body && n.body->has("media");
    return add(std::move(e));
  }

  int by_name(SourcePhrase const& p, char const** rule) {
    int const name = names_.find(p.name);
    *rule = "speaker_named";
    if (name < 0) return described(doc_.bytes_of(p.name), doc_.bytes_of(p.name), false, p);
    int const e = entity_of_name(name);
    if (names_.all()[static_cast<size_t>(name)].longest.size() > p.name.size()) *rule = "speaker_full_name";
    return e;
  }

  /// "the spokesman": whoever was called so last; else the description itself.
  int by_noun(SourcePhrase const& p, ByteSpan whole, char const** rule) {
    if (int const e = short_name(p); e >= 0) return *rule = "speaker_full_name", e;
    if (int const e = called_before(p); e >= 0) return *rule = "speaker_definite", e;
    if (int const e = named_later(p); e >= 0) return *rule = "speaker_named_later", e;
    if (int const e = named_in_next_sentence(p); e >= 0) return *rule = "speaker_named_later", e;
    if (int const e = outlet_named_later(p); e >= 0) return *rule = "speaker_named_later", e;
    if (int const e = issuer(p); e >= 0) return *rule = "speaker_definite", e;
    *rule = "speaker_described";
    return described(whole, doc_.bytes_of(p.tokens),
                     p.plural || (p.role && (p.role->has("people") || p.role->has("bodies"))), p);
  }

  /// "the Post" for "New York Post": a noun with a capital that ends a longer name.
  int short_name(SourcePhrase const& p) {
    if (p.noun.size() != 1 || !is_capitalised(doc_, p.noun.begin) || !p.modifier.empty() || p.indefinite)
      return -1;
    int const name = names_.find(p.noun);
    if (name < 0) return -1;
    Name const& n = names_.all()[static_cast<size_t>(name)];
    return n.longest.size() > 1 && n.person != p.definite ? entity_of_name(name) : -1;
  }

  /// "the spokesman", "the sources", "the 26-year-old": somebody whom the article has introduced.
  int called_before(SourcePhrase const& p) {
    if (!(p.definite || p.head_is_title) || p.count == 1) return -1;
    if (!p.role) return has_digit(p.noun) ? person_before(p.tokens.begin, Gender::kUnknown) : -1;
    bool const several = p.plural || p.role->has("people");
    if (!(p.role->has("person") || p.role->has("people"))) return -1;
    if (p.modifier.empty())
      if (int const e = latest([&](Entity const& x) {
            return x.role && x.plural == several && (several || !x.plural) && same_noun(*x.role, *p.role);
          });
          e >= 0)
        return e;
    if (p.role->has("veiled") && p.modifier.empty())  // whoever was not named last
      return latest([&](Entity const& x) { return x.name < 0 && x.unnamed && x.plural == several; });
    if (several) return -1;
    return latest([&](Entity const& x) {
      return x.name >= 0 && x.person && !x.plural && x.role &&
             (p.modifier.empty() ? same_capacity(*x.role, *p.role) : same_noun(*x.role, *p.role));
    });
  }

  bool has_digit(TokenSpan t) const {
    for (char c : doc_.text_of(doc_.bytes_of(t)))
      if (c >= '0' && c <= '9') return true;
    return false;
  }

  /// "A former player claims ...": news often describes first and names a sentence later. The first person
  /// named as a speaker after it, where capacity or the place at the article's head say that they are one.
  int named_later(SourcePhrase const& p) {
    if (!p.role || !p.role->has("person") || p.plural || p.count > 0 || p.role->has("veiled")) return -1;
    uint32_t const sentence = doc_.sentence_of(p.tokens.begin);
    for (uint32_t i : order_) {
      Attribution const& b = doc_.attributions[i];
      if (!b.source_tokens || b.source_tokens->empty() || b.source_tokens->begin <= p.tokens.begin) continue;
      if (doc_.sentence_of(b.source_tokens->begin) > sentence + kSentencesAhead) return -1;
      SourcePhrase const other = read_source_phrase(doc_, *b.source_tokens, pack_);
      int const name = other.head == SourceHead::kName ? names_.find(other.name) : -1;
      if (name < 0 || !names_.all()[static_cast<size_t>(name)].person) continue;
      bool const first_named = p.tokens.begin < names_.all()[static_cast<size_t>(name)].mentions[0].begin;
      bool const alike = other.role && same_noun(*other.role, *p.role);
      bool const fits = !other.role || same_capacity(*other.role, *p.role);
      bool const at_head = fits && sentence < kHeadSentences && said_of(p, *b.source_tokens);
      return first_named && (alike || at_head) ? entity_of_name(name) : -1;
    }
    return -1;
  }

  /// "The leader of the Front has denied ... In a video Jane Doe said": the person whom an article describes
  /// in its first sentence is the one that the second is about, where no person was named before.
  int named_in_next_sentence(SourcePhrase const& p) {
    if (!p.role || !p.role->has("person") || p.plural || p.count > 0 || p.role->has("veiled")) return -1;
    uint32_t const sentence = doc_.sentence_of(p.tokens.begin);
    if (sentence >= kHeadSentences || !opens_sentence(p) || is_veiled(p)) return -1;
    for (uint32_t next = sentence + 1; next <= sentence + 2 && next < doc_.sentences.size(); ++next) {
      int const name = subject_person(doc_.sentences[next].tokens);
      if (name < 0) continue;
      TokenSpan const first = names_.all()[static_cast<size_t>(name)].mentions[0];
      bool const new_here = first.begin > p.tokens.end;
      return new_here && may_be_called(first, *p.role) ? entity_of_name(name) : -1;
    }
    return -1;
  }

  /// Is the name given no other capacity beside it ("Professor Jane Doe" for "a clerk")?
  bool may_be_called(TokenSpan name, LexiconEntry const& role) const {
    TokenSpan const sentence = doc_.sentences[doc_.tokens[name.begin].sentence].tokens;
    uint32_t const begin = std::max(sentence.begin, name.begin - std::min(name.begin, kBeside));
    bool const apposed = name.end < sentence.end && doc_.word(name.end) == ",";
    uint32_t const end = apposed ? std::min(sentence.end, name.end + 2 * kBeside) : name.end;
    for (uint32_t i = begin; i < end; ++i)
      if (LexiconMatch m = pack_.lexicon("roles").match(doc_, i, end);
          m && !name.contains(i) && m.entry->has("person") && !same_noun(*m.entry, role))
        return false;
    return true;
  }

  bool opens_sentence(SourcePhrase const& p) const {
    uint32_t at = p.tokens.begin;
    uint32_t const first = doc_.sentences[doc_.tokens[at].sentence].tokens.begin;
    if (at > first && grammar_of(at - 1, "determiner")) --at;
    return at == first || doc_.tokens[at - 1].kind == TokenKind::kPunctuation;  // behind a dateline's dash
  }

  bool grammar_of(uint32_t i, std::string_view cls) const {
    LexiconEntry const* e = pack_.lexicon("grammar").find(doc_.tokens[i]);
    return e && e->has(cls);
  }

  /// "an unnamed man"
  bool is_veiled(SourcePhrase const& p) const {
    for (uint32_t i = p.core.begin; i < p.noun.begin; ++i)
      if (grammar_of(i, "veils")) return true;
    return false;
  }

  /// The first person named in a sentence, where a verb or an apposition follows the name.
  int subject_person(TokenSpan sentence) const {
    uint32_t first = UINT32_MAX, end = 0;
    int found = -1;
    for (size_t n = 0; n < names_.all().size(); ++n)
      if (names_.all()[n].person)
        for (TokenSpan const& m : names_.all()[n].mentions)
          if (sentence.contains(m) && m.begin < first && doc_.tokens[m.begin].quote_depth == 0)
            first = m.begin, end = m.end, found = static_cast<int>(n);
    bool const governs =
        end < sentence.end && (is_finite_verb(doc_.tokens[end].tag) || doc_.word(end) == ",");
    return governs ? found : -1;
  }

  /// "a Marrow official" is nobody whose own phrase does not speak of Marrow.
  bool said_of(SourcePhrase const& p, TokenSpan source) const {
    for (uint32_t i = p.core.begin; i < p.noun.begin; ++i) {
      if (!is_capitalised(doc_, i)) continue;
      bool found = false;
      for (uint32_t k = source.begin; k < source.end; ++k)
        found |= doc_.tokens[k].hash == doc_.tokens[i].hash;
      if (!found) return false;
    }
    return true;
  }

  /// "according to a new report", at the article's head: the outlet that is first to speak by name.
  int outlet_named_later(SourcePhrase const& p) {
    bool const media = p.role && p.role->has("media");
    bool const report = p.role && ((media && p.role->has("artifact")) || p.role->has("body"));
    if (!report || p.definite || p.plural || name_inside(p) >= 0) return -1;
    uint32_t const sentence = doc_.sentence_of(p.tokens.begin);
    if (sentence >= kHeadSentences) return -1;
    for (uint32_t i : order_) {
      Attribution const& b = doc_.attributions[i];
      if (!b.source_tokens || b.source_tokens->empty() || b.source_tokens->begin <= p.tokens.begin) continue;
      if (doc_.sentence_of(b.source_tokens->begin) > sentence + kSentencesAhead) return -1;
      SourcePhrase const other = read_source_phrase(doc_, *b.source_tokens, pack_);
      int const name = other.head == SourceHead::kName ? names_.find(other.name) : -1;
      if (name < 0) continue;
      LexiconEntry const* body = names_.all()[static_cast<size_t>(name)].body;
      LexiconEntry const* known = body ? body : other.body ? other.body : other.role;
      bool const is_body = known && !known->has("person") && !known->has("people");
      if (is_body && (media ? known->has("media") : same_kind(*known, *p.role))) return entity_of_name(name);
    }
    return -1;
  }

  /// "the report", "the site": the outlet or body that spoke last. "a report from Radio Marrow",
  /// "a Golf.com report": the name in it.
  int issuer(SourcePhrase const& p) {
    if (!p.role || !(p.role->has("artifact") || p.role->has("body"))) return -1;
    if (p.role->has("body") && !p.role->has("media")) return p.definite && !p.plural ? body_called(p) : -1;
    if (int const name = name_inside(p); name >= 0) return entity_of_name(name);
    if (!p.definite || p.plural || p.tokens.size() > p.noun.size() + 1) return -1;
    if (p.role->has("body")) return body_called(p);
    bool const outlet = p.role->has("media"), words = p.role->has("utterance");
    return latest([&](Entity const& e) {
      return (words || !e.person) && !e.plural && e.media == outlet && e.name >= 0;
    });
  }

  /// "the ministry" for "Harbour Ministry"; "the group", "the paper", "the company" for one that spoke.
  int body_called(SourcePhrase const& p) const {
    if (p.tokens.size() > p.noun.size() + 1) return -1;
    uint32_t const noun = doc_.tokens[p.noun.end - 1].hash;
    bool const any = p.role->values[0] == "unknown";
    return latest([&](Entity const& e) {
      if (e.name < 0 || e.person || e.plural) return false;
      Name const& n = names_.all()[static_cast<size_t>(e.name)];
      if (doc_.tokens[n.longest.end - 1].hash == noun) return true;
      if (p.role->has("media")) return e.media;
      if (!n.body) return any;
      bool const known = n.body->has("organization") || n.body->has("armed_group") || n.body->has("company");
      return any ? known : p.role->has("company") && n.body->has("company");
    });
  }

  int name_inside(SourcePhrase const& p) const {
    for (uint32_t i = p.tokens.begin; i < p.tokens.end; ++i) {
      if (!is_capitalised(doc_, i) || pack_.lexicon("calendar").contains(doc_.tokens[i])) continue;
      uint32_t end = i + 1;
      while (end < p.tokens.end && is_capitalised(doc_, end)) ++end;
      bool const owns = end < p.tokens.end && i >= p.noun.end && grammar_has(end, "genitive");
      if (!owns && !pack_.lexicon("places").contains(joined_words(doc_, {i, end})) &&
          !p.noun.overlaps({i, end}))
        return names_.find({i, end});
      i = end;
    }
    return -1;
  }

  static bool same_capacity(LexiconEntry const& a, LexiconEntry const& b) {
    return !a.values.empty() && !b.values.empty() && a.values[0] == b.values[0] && a.values[0] != "unknown" &&
           a.values[0] != "person";
  }

  /// "a monitoring group" may be any body that is no outlet; "a company" only a company.
  static bool same_kind(LexiconEntry const& name, LexiconEntry const& noun) {
    return noun.values[0] == "unknown" ? name.values[0] != "media" : name.values[0] == noun.values[0];
  }

  static bool same_noun(LexiconEntry const& a, LexiconEntry const& b) {
    if (&a == &b) return true;
    auto last = [](std::string_view const s) { return s.substr(s.rfind(' ') + 1); };
    return last(a.phrase) == last(b.phrase);
  }

  /// A source without the commas and quotation marks at its edges.
  ByteSpan without_edges(TokenSpan t) const {
    auto edge = [&](uint32_t i) { return doc_.tokens[i].kind == TokenKind::kPunctuation; };
    while (t.size() > 1 && edge(t.begin)) ++t.begin;
    while (t.size() > 1 && edge(t.end - 1)) --t.end;
    return doc_.bytes_of(t);
  }

  int described(ByteSpan whole, ByteSpan core, bool plural, SourcePhrase const& p) {
    std::string const key(doc_.text_of(core));
    for (size_t i = 0; i < entities_.size(); ++i)
      if (entities_[i].name < 0 && entities_[i].key == key && !(p.indefinite && p.count == 1))
        return static_cast<int>(i);
    Entity e;
    e.description = doc_.text_of(whole);
    e.key = key;
    e.plural = plural;
    e.person = !p.role || p.role->has("person");
    e.unnamed = !p.role || p.role->has("person") || p.role->has("people");
    return add(std::move(e));
  }

  int by_pronoun(SourcePhrase const& p, Attribution const& a, char const** rule) {
    *rule = "speaker_pronoun";
    if (p.pronoun->has("speaker")) return enclosing_speaker(a);
    if (p.pronoun->has("relative")) return before_relative(p);
    if (p.pronoun->has("addressee")) return addressee(a);
    if (p.pronoun->has("plural")) {
      int const several = latest([](Entity const& e) { return e.plural; });
      return several >= 0 ? several : latest([](Entity const& e) { return !e.person; });
    }
    if (p.pronoun->has("thing")) return latest([](Entity const& e) { return !e.person && !e.plural; });
    Gender const gender = p.pronoun->has("male") ? Gender::kMale : Gender::kFemale;
    auto fits = [&](Entity const& e) {
      return e.person && !e.plural && (e.gender == gender || e.gender == Gender::kUnknown);
    };
    int const e = person_before(p.noun.begin, gender);
    return e >= 0 ? note_gender(e, gender) : note_gender(latest(fits), gender);
  }

  int note_gender(int e, Gender g) {
    if (e >= 0 && entities_[static_cast<size_t>(e)].gender == Gender::kUnknown)
      entities_[static_cast<size_t>(e)].gender = g;
    return e;
  }

  template <class Fits>
  int latest(Fits fits) const {
    for (size_t i = last_.size(); i-- > 0;)
      if (fits(entities_[static_cast<size_t>(last_[i])])) return last_[i];
    return -1;
  }

  /// "I", "we" inside somebody's words.
  int enclosing_speaker(Attribution const& a) const {
    for (Attribution const& b : doc_.attributions) {
      if (&a == &b || b.speakers.empty()) continue;
      for (ByteSpan const& c : b.content)
        if (c.contains(*a.source)) return static_cast<int>(b.speakers[0]);
    }
    return last_.empty() ? -1 : last_.back();
  }

  /// "You said so yourself": whoever spoke last before the one who says it.
  int addressee(Attribution const& a) const {
    int const speaker = enclosing_speaker(a);
    return latest([&](Entity const& e) {
      return e.person && !e.plural && &e != &entities_[static_cast<size_t>(std::max(speaker, 0))];
    });
  }

  /// "the clerk Jane Doe, who", "a clerk who": the phrase that ends before it, or the source of another claim
  /// that does; behind an apposition, the person that it is about.
  int before_relative(SourcePhrase const& p) {
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
    return before.head == SourceHead::kNoun ? by_noun(before, doc_.bytes_of({begin, end}), &rule) : -1;
  }

  int speaker_ending_at(uint32_t end) const {
    for (Attribution const& b : doc_.attributions)
      if (b.source_tokens && b.source_tokens->end == end && !b.speakers.empty())
        return static_cast<int>(b.speakers[0]);
    return -1;
  }

  /// The last person in a range whose name has a comma behind it: "Jane Doe, a clerk at Marrow, who".
  int apposed_person(TokenSpan range) const {
    uint32_t last = 0;
    int found = -1;
    for (size_t n = 0; n < names_.all().size(); ++n)
      if (names_.all()[n].person)
        for (TokenSpan const& m : names_.all()[n].mentions)
          if (range.contains(m) && m.end < range.end && doc_.word(m.end) == "," && m.end > last)
            last = m.end, found = static_cast<int>(n);
    return found;
  }

  bool in_noun_phrase(uint32_t i) const {
    PosTag const t = doc_.tokens[i].tag;
    return is_capitalised(doc_, i) || is_noun(t) || t == PosTag::kJJ || t == PosTag::kDT ||
           t == PosTag::kCD || t == PosTag::kPRPS;
  }

  struct Candidate {
    uint32_t at;
    int name, entity;
  };

  bool gender_fits(Gender have, Gender want) const {
    return have == Gender::kUnknown || want == Gender::kUnknown || have == want;
  }

  /// The first person of the sentence, or of one of those before it, that the pronoun may stand for.
  int person_before(uint32_t token, Gender gender) {
    uint32_t const sentence = doc_.tokens[token].sentence;
    for (uint32_t back = 0; back <= kSentencesBack && back <= sentence; ++back) {
      TokenSpan range = doc_.sentences[sentence - back].tokens;
      if (back == 0) range.end = token;
      if (int e = first_person(range, gender); e >= 0) return e;
    }
    return -1;
  }

  int first_person(TokenSpan range, Gender gender) {
    uint32_t best = UINT32_MAX;
    int found = -1;
    for (size_t n = 0; n < names_.all().size(); ++n) {
      Name const& name = names_.all()[n];
      if (!name.person || !gender_fits(known_gender(static_cast<int>(n), name), gender)) continue;
      for (TokenSpan const& m : name.mentions)
        if (range.contains(m) && m.begin < best && doc_.tokens[m.begin].quote_depth == 0)
          best = m.begin, found = static_cast<int>(n);
    }
    int entity = -1;
    for (size_t i = 0; i < entities_.size(); ++i) {
      Entity const& e = entities_[i];
      if (!e.person || e.plural || !gender_fits(e.gender, gender)) continue;
      for (TokenSpan const& m : e.mentions)
        if (range.contains(m) && m.begin < best) best = m.begin, entity = static_cast<int>(i);
    }
    if (entity >= 0) return entity;
    return found >= 0 ? entity_of_name(found) : -1;
  }

  Gender known_gender(int name, Name const& n) const {
    for (Entity const& e : entities_)
      if (e.name == name) return e.gender;
    return n.gender;
  }

  /// Entities that speak become Document::speakers, with every mention in text order.
  void publish() {
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

  Speaker to_speaker(Entity const& e) const {
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

  Document& doc_;
  LanguagePack const& pack_;
  Names names_;
  std::vector<Entity> entities_;
  std::vector<int> last_;        // entities in the order they spoke
  std::vector<uint32_t> order_;  // attributions in text order of their sources
};

}  // namespace

void resolve_speakers(Document& doc, LanguagePack const& pack) {
  Resolver(doc, pack).run();
}

}  // namespace firsthand
