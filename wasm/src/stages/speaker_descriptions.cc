// Whom a description stands for ("the spokesman", "a former player", "the report"): somebody called so
// before, somebody named soon after, the body whose paper it is, else nobody but itself.
#include <algorithm>

#include "stages/speaker_resolver.h"

namespace firsthand {
namespace {

constexpr uint32_t kSentencesAhead = 4;  // how far a description waits for its name
constexpr uint32_t kBeside = 3;         // words before a name in which its title stands; twice as many behind
constexpr uint32_t kHeadSentences = 2;  // of the article, headline included

bool same_capacity(LexiconEntry const& a, LexiconEntry const& b) {
  return !a.values.empty() && !b.values.empty() && a.values[0] == b.values[0] && a.values[0] != "unknown" &&
         a.values[0] != "person";
}

/// "a monitoring group" may be any body that is no outlet; "a company" only a company.
bool same_kind(LexiconEntry const& name, LexiconEntry const& noun) {
  return noun.values[0] == "unknown" ? name.values[0] != "media" : name.values[0] == noun.values[0];
}

/// "a clerk", not "clerks" or "parents"; the class person is also that of people.
bool one_person(SourcePhrase const& p) {
  return p.role && p.role->has("person") && !p.role->has("people") && !p.plural && p.count == 0 &&
         !p.role->has("veiled");
}

bool same_noun(LexiconEntry const& a, LexiconEntry const& b) {
  if (&a == &b) return true;
  auto last = [](std::string_view const s) { return s.substr(s.rfind(' ') + 1); };
  return last(a.phrase) == last(b.phrase);
}

}  // namespace

/// "the spokesman": whoever was called so last; else the description itself.
int SpeakerResolver::by_noun(SourcePhrase const& p, ByteSpan whole, char const** rule) {
  if (int const e = short_name(p); e >= 0) return *rule = "speaker_full_name", e;
  if (int const e = called_before(p); e >= 0) return *rule = "speaker_definite", e;
  if (int const e = named_later(p); e >= 0) return *rule = "speaker_named_later", e;
  if (int const e = named_in_next_sentence(p); e >= 0) return *rule = "speaker_named_later", e;
  if (int const e = outlet_named_later(p); e >= 0) return *rule = "speaker_named_later", e;
  if (int const e = thing_before(p); e >= 0) return *rule = "speaker_definite", e;
  if (int const e = issuer(p); e >= 0) return *rule = "speaker_definite", e;
  if (int const e = thing_of_headline(p, whole); e >= 0) return *rule = "speaker_described", e;
  *rule = "speaker_described";
  return described(whole, doc_.bytes_of(p.tokens),
                   p.plural || (p.role && (p.role->has("people") || p.role->has("bodies"))), p);
}

/// "the Post" for "New York Post": a noun with a capital that ends a longer name.
int SpeakerResolver::short_name(SourcePhrase const& p) {
  if (p.noun.size() != 1 || !is_capitalised(doc_, p.noun.begin) || !p.modifier.empty() || p.indefinite)
    return -1;
  int const name = names_.find(p.noun);
  if (name < 0) return -1;
  Name const& n = names_.all()[static_cast<size_t>(name)];
  return n.longest.size() > 1 && n.person != p.definite ? entity_of_name(name) : -1;
}

/// "the spokesman", "the sources", "the 26-year-old": somebody whom the article has introduced.
int SpeakerResolver::called_before(SourcePhrase const& p) {
  if (!(p.definite || p.head_is_title) || p.count == 1) return -1;
  if (!p.role) return has_digit(p.noun) ? person_before(p.tokens.begin, Gender::kUnknown) : -1;
  bool const several = p.plural || p.role->has("people");
  if (!(p.role->has("person") || p.role->has("people"))) return -1;
  if (p.modifier.empty())
    if (int const e = latest([&](SpeakerEntity const& x) {
          return x.role && x.plural == several && (several || !x.plural) && same_noun(*x.role, *p.role);
        });
        e >= 0)
      return e;
  if (p.role->has("veiled") && p.modifier.empty())  // whoever was not named last
    return latest([&](SpeakerEntity const& x) { return x.name < 0 && x.unnamed && x.plural == several; });
  if (several) return -1;
  return latest([&](SpeakerEntity const& x) {
    return x.name >= 0 && x.person && !x.plural && x.role &&
           (p.modifier.empty() ? same_capacity(*x.role, *p.role) : same_noun(*x.role, *p.role));
  });
}

bool SpeakerResolver::has_digit(TokenSpan t) const {
  for (char c : doc_.text_of(doc_.bytes_of(t)))
    if (c >= '0' && c <= '9') return true;
  return false;
}

/// "A former player claims ...": news often describes first and names a sentence later. The first person
/// named as a speaker after it, where capacity or the place at the article's head say that they are one.
int SpeakerResolver::named_later(SourcePhrase const& p) {
  if (!one_person(p)) return -1;
  uint32_t const sentence = doc_.sentence_of(p.tokens.begin);
  for (uint32_t i : order_) {
    Attribution const& b = doc_.attributions[i];
    if (!b.source_tokens || b.source_tokens->empty() || b.source_tokens->begin <= p.tokens.begin) continue;
    if (doc_.sentence_of(b.source_tokens->begin) > sentence + kSentencesAhead) return -1;
    SourcePhrase const other = read_source_phrase(doc_, *b.source_tokens, pack_);
    int const name = other.head == SourceHead::kName ? names_.find(other.name) : -1;
    if (name < 0 || !names_.all()[static_cast<size_t>(name)].person) continue;
    bool const first_named = p.tokens.begin < names_.all()[static_cast<size_t>(name)].mentions[0].begin;
    bool const alike = other.role && same_noun(*other.role, *p.role) && !differ(p, other);
    bool const fits = !other.role || same_capacity(*other.role, *p.role);
    bool const at_head = fits && sentence < kHeadSentences && said_of(p, *b.source_tokens);
    return first_named && (alike || at_head) ? entity_of_name(name) : -1;
  }
  return -1;
}

/// "The leader of the Front has denied ... In a video Jane Doe said": the person whom an article describes
/// in its first sentence is the one that the second is about, where no person was named before.
int SpeakerResolver::named_in_next_sentence(SourcePhrase const& p) {
  if (!one_person(p)) return -1;
  uint32_t const sentence = doc_.sentence_of(p.tokens.begin);
  if (sentence >= kHeadSentences || !opens_sentence(p) || is_veiled(p)) return -1;
  for (uint32_t next = sentence + 1; next <= sentence + 2 && next < doc_.sentences.size(); ++next) {
    int const name = subject_person(doc_.sentences[next].tokens);
    if (name < 0) continue;
    TokenSpan const first = names_.all()[static_cast<size_t>(name)].mentions[0];
    bool const new_here = first.begin > p.tokens.end;
    bool const fits = may_be_called(first, *p.role) && !differ(p, with_title(first));
    return new_here && fits ? entity_of_name(name) : -1;
  }
  return -1;
}

/// Is the name given no other capacity beside it ("Professor Jane Doe" for "a clerk")?
bool SpeakerResolver::may_be_called(TokenSpan name, LexiconEntry const& role) const {
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

bool SpeakerResolver::opens_sentence(SourcePhrase const& p) const {
  uint32_t at = p.tokens.begin;
  uint32_t const first = doc_.sentences[doc_.tokens[at].sentence].tokens.begin;
  if (at > first && grammar_of(at - 1, "determiner")) --at;
  return at == first || doc_.tokens[at - 1].kind == TokenKind::kPunctuation;  // behind a dateline's dash
}

bool SpeakerResolver::grammar_of(uint32_t i, std::string_view cls) const {
  LexiconEntry const* e = pack_.lexicon("grammar").find(doc_.tokens[i]);
  return e && e->has(cls);
}

/// "an unnamed man"
bool SpeakerResolver::is_veiled(SourcePhrase const& p) const {
  for (uint32_t i = p.core.begin; i < p.noun.begin; ++i)
    if (grammar_of(i, "veils")) return true;
  return false;
}

/// The first person named in a sentence, where a verb or an apposition follows the name.
int SpeakerResolver::subject_person(TokenSpan sentence) const {
  uint32_t first = UINT32_MAX, end = 0;
  int found = -1;
  for (size_t n = 0; n < names_.all().size(); ++n)
    if (names_.all()[n].person)
      for (TokenSpan const& m : names_.all()[n].mentions)
        if (sentence.contains(m) && m.begin < first && doc_.tokens[m.begin].quote_depth == 0)
          first = m.begin, end = m.end, found = static_cast<int>(n);
  bool const governs = end < sentence.end && (is_finite_verb(doc_.tokens[end].tag) || doc_.word(end) == ",");
  return governs ? found : -1;
}

/// "Harbour Board spokesman Jane Doe" for the name.
SourcePhrase SpeakerResolver::with_title(TokenSpan name) const {
  TokenSpan const sentence = doc_.sentences[doc_.tokens[name.begin].sentence].tokens;
  uint32_t begin = name.begin;
  while (begin > sentence.begin && begin + 2 * kBeside > name.begin &&
         (is_capitalised(doc_, begin - 1) || pack_.lexicon("roles").contains(doc_.tokens[begin - 1])))
    --begin;
  return read_source_phrase(doc_, {begin, name.end}, pack_);
}

/// "a hospital spokesman" is not "the spokesman of the Harbour Police, Jane Doe": both say whose, and share
/// no word of it.
bool SpeakerResolver::differ(SourcePhrase const& a, SourcePhrase const& b) const {
  auto const says_whose = [&](SourcePhrase const& p, uint32_t i) {
    bool const part = p.noun.contains(i) || p.name.contains(i);
    return !part && (is_capitalised(doc_, i) || is_noun(doc_.tokens[i].tag));
  };
  bool any = false, other = false;
  for (uint32_t i = a.tokens.begin; i < a.tokens.end; ++i) {
    if (!says_whose(a, i)) continue;
    any = true;
    for (uint32_t k = b.tokens.begin; k < b.tokens.end; ++k) {
      if (!says_whose(b, k)) continue;
      other = true;
      if (doc_.tokens[i].hash == doc_.tokens[k].hash) return false;
    }
  }
  return any && other;
}

/// "a Marrow official" is nobody whose own phrase does not speak of Marrow.
bool SpeakerResolver::said_of(SourcePhrase const& p, TokenSpan source) const {
  for (uint32_t i = p.core.begin; i < p.noun.begin; ++i) {
    if (!is_capitalised(doc_, i)) continue;
    bool found = false;
    for (uint32_t k = source.begin; k < source.end; ++k) found |= doc_.tokens[k].hash == doc_.tokens[i].hash;
    if (!found) return false;
  }
  return true;
}

/// "according to a new report", at the article's head: the outlet that is first to speak by name.
int SpeakerResolver::outlet_named_later(SourcePhrase const& p) {
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

/// "the memo" behind "an internal memo seen by the Courier": the paper that was described so last.
int SpeakerResolver::thing_before(SourcePhrase const& p) const {
  if (!p.role || !p.role->has("artifact") || !p.definite || p.plural || p.tokens != p.noun) return -1;
  return latest([&](SpeakerEntity const& e) {
    return e.name < 0 && !e.plural && e.role && same_noun(*e.role, *p.role);
  });
}

/// "an internal memo" that a headline called "leaked memo": the headline tells of what the text introduces.
int SpeakerResolver::thing_of_headline(SourcePhrase const& p, ByteSpan whole) {
  if (!p.role || !p.role->has("artifact") || !p.indefinite || p.plural || p.count > 0) return -1;
  auto const in_headline = [&](TokenSpan m) {
    return doc_.blocks[doc_.sentences[doc_.sentence_of(m.begin)].block].kind == BlockKind::kHeadline;
  };
  int const found = latest([&](SpeakerEntity const& e) {
    return e.name < 0 && !e.plural && e.role && same_noun(*e.role, *p.role) &&
           std::all_of(e.mentions.begin(), e.mentions.end(), in_headline);
  });
  if (found >= 0) entities_[static_cast<size_t>(found)].description = doc_.text_of(whole);
  return found;
}

/// "seen by the Courier", "leaked to the Courier" behind a paper; "in the journal Quay Health" behind a
/// finding: who had it or printed it is not whose it is.
bool SpeakerResolver::only_keeps(SourcePhrase const& p, uint32_t i) const {
  if (i < p.noun.end || i + 1 >= p.tokens.end) return false;
  if (grammar_has(i, "handled") && grammar_has(i + 1, "issuer")) return true;
  if (grammar_has(i, "handed") && !grammar_has(i + 1, "issuer")) return true;
  bool const printed = p.role->has("finding") && p.role->values[0] == "document";
  return printed && doc_.lower_word(i) == "in";
}

/// "the report", "the site": the outlet or body that spoke last. "a report from Radio Marrow",
/// "a Golf.com report": the name in it.
int SpeakerResolver::issuer(SourcePhrase const& p) {
  if (!p.role || !(p.role->has("artifact") || p.role->has("body"))) return -1;
  if (p.role->has("body") && !p.role->has("media")) return p.definite && !p.plural ? body_called(p) : -1;
  if (int const name = name_inside(p); name >= 0) return entity_of_name(name);
  if (!p.definite || p.plural || p.tokens.size() > p.noun.size() + 1) return -1;
  if (p.role->has("body")) return body_called(p);
  bool const outlet = p.role->has("media"), words = p.role->has("utterance");
  return latest([&](SpeakerEntity const& e) {
    return (words || !e.person) && !e.plural && e.media == outlet && e.name >= 0;
  });
}

/// "the ministry" for "Harbour Ministry"; "the group", "the paper", "the company" for one that spoke.
int SpeakerResolver::body_called(SourcePhrase const& p) const {
  if (p.tokens.size() > p.noun.size() + 1) return -1;
  uint32_t const noun = doc_.tokens[p.noun.end - 1].hash;
  bool const any = p.role->values[0] == "unknown";
  return latest([&](SpeakerEntity const& e) {
    if (e.name < 0 || e.person || e.plural) return false;
    Name const& n = names_.all()[static_cast<size_t>(e.name)];
    if (doc_.tokens[n.longest.end - 1].hash == noun) return true;
    if (p.role->has("media")) return e.media;
    if (!n.body) return any && !e.media;
    bool const known = n.body->has("organization") || n.body->has("armed_group") || n.body->has("company");
    return any ? known : p.role->has("company") && n.body->has("company");
  });
}

int SpeakerResolver::name_inside(SourcePhrase const& p) const {
  for (uint32_t i = p.tokens.begin; i < p.tokens.end && !only_keeps(p, i); ++i) {
    if (!is_capitalised(doc_, i) || grammar_of(i, "definite") ||
        pack_.lexicon("calendar").contains(doc_.tokens[i]))
      continue;
    uint32_t end = i + 1;
    while (end < p.tokens.end && is_capitalised(doc_, end)) ++end;
    LexiconEntry const* body = pack_.lexicon("bodies").find(joined_words(doc_, {i, end}));
    bool const channel = body && body->has("platform");  // "a video on YouTube" is somebody else's
    bool const owns = end < p.tokens.end && i >= p.noun.end && grammar_has(end, "genitive");
    if (!owns && !channel && !pack_.lexicon("places").contains(joined_words(doc_, {i, end})) &&
        !p.noun.overlaps({i, end}))
      return names_.find({i, end});
    i = end;
  }
  return -1;
}

}  // namespace firsthand
