// Where a source begins and ends. Nobody is called by a sentence: of a source that has swallowed a clause
// ("The firm is preparing a sale as they | said") stays what stands behind its last finite verb; a participle
// speaks for the clause's own subject ("The board announced the end of the trial, | citing"); and a clause
// before "said the guard" is what the guard said. Behind an inverted verb, when and where it was said are no
// part of who said it ("said Jane Doe | on Monday in the hall"). Two that share a verb at the head of their
// clause share it whole ("The mayor and | the police said"). A label before a colon is nobody ("Cold spring:
// | fishermen say"). Assumes tagged tokens and linked attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

class SourceBounds {
 public:
  SourceBounds(Document const& doc, LanguagePack const& pack)
      : doc_(doc),
        auxiliaries_(pack.lexicon("auxiliaries")),
        grammar_(pack.lexicon("grammar")),
        calendar_(pack.lexicon("calendar")),
        forms_(pack.lexicon("cue_forms")),
        cue_(tokens_in(doc, {.cue = true})) {}

  /// False if nothing of the source speaks.
  bool mend(Attribution& a) const {
    if (!a.source_tokens) return true;
    if (a.source_tokens->begin >= a.cue_tokens.end) return leave_asides(a), true;
    leave_label(a);
    leave_conjunction(a);
    if (!cut_clause(a)) return false;
    take_joined(a);
    take_partitive(a);
    return true;
  }

 private:
  /// "Cold spring: | fishermen | say": a label and its colon stand before who speaks.
  void leave_label(Attribution& a) const {
    TokenSpan s = *a.source_tokens;
    for (uint32_t i = s.end - 1; i-- > s.begin;)
      if (doc_.word(i) == ":" && doc_.tokens[i].quote_depth == 0 && doc_.tokens[i + 1].space_before &&
          names_somebody({i + 1, s.end}))
        return set_source(doc_, a, {i + 1, s.end});
  }

  bool cut_clause(Attribution& a) const {
    TokenSpan s = *a.source_tokens;
    uint32_t const verb = first_clause_verb(s);
    if (verb == s.end) return true;
    if (is_inverted(a)) return swap_parts(a);
    if (tag(a.cue_tokens.begin) == PosTag::kVBG)
      s.end = verb - (verb > s.begin && tag(verb - 1) == PosTag::kCC);
    else
      s.begin = behind_clause(s);
    if (!names_somebody(s)) return false;
    set_source(doc_, a, s);
    return true;
  }

  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }

  /// A finite verb for certain: the past tense looks like a participle ("a report | released | in May").
  bool is_clause_verb(uint32_t i) const {
    if (!is_finite_verb(tag(i)) || doc_.tokens[i].quote_depth > 0) return false;
    return cue_[i] || auxiliaries_.contains(doc_.tokens[i]) || reports(i);
  }

  /// "The radio reported the governor | said": a reporting verb behind a noun and before the next one.
  bool reports(uint32_t i) const {
    LexiconEntry const* const form = forms_.find(doc_.tokens[i]);
    if (!form || !form->has("verb") || has(i, "postmodifier") || i == 0 || i + 1 >= doc_.tokens.size())
      return false;
    PosTag const next = tag(i + 1);
    return is_noun(tag(i - 1)) && (next == PosTag::kDT || next == PosTag::kPRP || next == PosTag::kPRPS);
  }

  bool opens_relative(uint32_t i) const {
    PosTag const t = tag(i);
    return t == PosTag::kWDT || t == PosTag::kWP || t == PosTag::kWPS || t == PosTag::kWRB ||
           (t == PosTag::kPRP && i > 0 && is_noun(tag(i - 1)));  // "the deal he had signed"
  }

  bool opens_clause(uint32_t i) const {
    LexiconEntry const* const e = grammar_.find(doc_.tokens[i]);
    return tag(i) == PosTag::kIN && (!e || !e->has("preposition") || e->has("clause"));
  }

  /// "If | the mayor says so": what opens the clause is nobody's name.
  void leave_conjunction(Attribution& a) const {
    TokenSpan s = *a.source_tokens;
    while (s.size() > 1 && opens_clause(s.begin) && !has(s.begin, "preposition")) ++s.begin;
    if (s != *a.source_tokens) set_source(doc_, a, s);
  }

  /// The source's end if it holds none.
  uint32_t first_clause_verb(TokenSpan s) const {
    for (uint32_t i = s.begin; i < s.end && !opens_relative(i); ++i)
      if (is_clause_verb(i)) return i;
    return s.end;
  }

  /// Where the words behind the last clause begin.
  uint32_t behind_clause(TokenSpan s) const {
    uint32_t begin = s.begin;
    for (uint32_t i = s.begin; i < s.end && !opens_relative(i); ++i)
      if (is_clause_verb(i)) begin = i + 1;
    for (uint32_t i = begin; i < s.end && !opens_relative(i); ++i)
      if (opens_clause(i) || tag(i) == PosTag::kRB || is_verb(tag(i))) begin = i + 1;
    return begin;
  }

  /// "The boat sank off the coast, | said | the guard, who saw it": behind the verb stands nobody's clause.
  bool is_inverted(Attribution const& a) const {
    TokenSpan const behind = a.content_tokens.front();
    bool const set_off = doc_.word(a.cue_tokens.begin - 1) == "," && a.cue_tokens.size() == 1 &&
                         is_finite_verb(tag(a.cue_tokens.begin));
    return set_off && a.content_tokens.size() == 1 && behind.begin == a.cue_tokens.end &&
           first_clause_verb(behind) == behind.end && names_somebody(behind);
  }

  /// "said Jane Doe | on Monday", "... | in the hall": behind a name, at its first preposition with a day or
  /// with a phrase that names nothing behind it. "Jane Doe of Radio Marrow", "from the union" stay.
  void leave_asides(Attribution& a) const {
    TokenSpan s = *a.source_tokens;
    bool const agent = has(s.begin - 1, "issuer");
    for (uint32_t i = s.begin + 1; i < s.end && doc_.word(i) != ","; ++i) {
      if (!is_capitalised(doc_, i - 1)) continue;
      bool const bare_day = i + 1 == s.end && is_day(i);
      bool const how = agent && tells_how(i, {i + 1, s.end});
      if (bare_day || how || (has(i, "aside") && tells_when_or_where({i + 1, s.end}))) {
        s.end = i;
        return set_source(doc_, a, s);
      }
    }
  }

  /// "was confirmed by AFP | from the shape of the hills", "by Jane Doe | using satellite pictures": no name
  /// behind the preposition or participle ("by Jane Doe from the Harbour Union" stays).
  bool tells_how(uint32_t i, TokenSpan behind) const {
    if (!has(i, "means") || behind.empty()) return false;
    for (uint32_t k = behind.begin; k < behind.end; ++k)
      if (is_capitalised(doc_, k)) return tag(i) == PosTag::kVBG;
    return true;
  }

  bool is_day(uint32_t i) const { return calendar_.contains(doc_.tokens[i]) && is_capitalised(doc_, i); }

  bool has(uint32_t i, std::string_view value) const {
    LexiconEntry const* const e = grammar_.find(doc_.tokens[i]);
    return e && e->has(value);
  }

  bool tells_when_or_where(TokenSpan s) const {
    for (uint32_t i = s.begin; i < s.end && tag(i) != PosTag::kPunct && tag(i) != PosTag::kIN; ++i)
      if (is_capitalised(doc_, i)) return is_day(i);
    return !s.empty();
  }

  /// "The mayor and | the police said": what is joined before the source belongs to it where the two open
  /// their clause; an object before "and" does not ("He met the mayor and | the police said").
  void take_joined(Attribution& a) const {
    TokenSpan s = *a.source_tokens;
    TokenSpan const sentence = doc_.sentences[doc_.sentence_of(s.begin)].tokens;
    if (s.end != a.cue_tokens.begin || s.begin < sentence.begin + 2 || !has(s.begin - 1, "joins")) return;
    uint32_t begin = s.begin - 1;
    while (begin > sentence.begin && in_noun_phrase(begin - 1)) --begin;
    bool const phrase = begin + 1 < s.begin && is_noun(tag(s.begin - 2));
    bool const opens = begin == sentence.begin || tag(begin - 1) == PosTag::kPunct;
    if (phrase && opens && tag(a.cue_tokens.begin) != PosTag::kVBZ) set_source(doc_, a, {begin, s.end});
  }

  /// "One of them, | a cook named Luis, | said he hid": whom the source describes is nothing that it says.
  /// What "All of this, | he | said, | could end" and "One of them, | a cook | said, | was hurt" tell of is.
  void take_partitive(Attribution& a) const {
    TokenSpan const s = *a.source_tokens, first = a.content_tokens.front();
    bool const before = first.begin + 2 < s.begin && first.end <= s.begin && first.end + 1 >= s.begin;
    if (a.content_tokens.size() < 2 || !before || doc_.word(s.begin - 1) != ",") return;
    if (!has(s.begin, "indefinite") || is_finite_verb(tag(a.content_tokens[1].begin))) return;
    if (first.begin != doc_.sentences[doc_.sentence_of(s.begin)].tokens.begin) return;
    bool const counts = tag(first.begin) == PosTag::kCD || has(first.begin, "determiner");
    if (!counts || !has(first.begin + 1, "partitive")) return;
    for (uint32_t i = first.begin; i < s.begin; ++i)
      if (is_verb(tag(i)) || doc_.tokens[i].quote_depth > 0) return;
    std::vector<TokenSpan> rest(a.content_tokens.begin() + 1, a.content_tokens.end());
    set_source(doc_, a, {first.begin, s.end});
    set_content(doc_, a, std::move(rest));
  }

  bool in_noun_phrase(uint32_t i) const {
    PosTag const t = tag(i);
    return doc_.tokens[i].quote_depth == 0 && (is_noun(t) || t == PosTag::kDT || t == PosTag::kJJ ||
                                               t == PosTag::kCD || t == PosTag::kPOS || t == PosTag::kPRPS);
  }

  bool swap_parts(Attribution& a) const {
    TokenSpan content = *a.source_tokens;
    if (doc_.word(content.end - 1) == ",") --content.end;
    set_source(doc_, a, a.content_tokens.front());
    set_content(doc_, a, {content});
    return true;
  }

  bool names_somebody(TokenSpan s) const {
    for (uint32_t i = s.begin; i < s.end; ++i)
      if (is_noun(tag(i)) || tag(i) == PosTag::kPRP) return true;
    return false;
  }

  Document const& doc_;
  Lexicon const& auxiliaries_;
  Lexicon const& grammar_;
  Lexicon const& calendar_;
  Lexicon const& forms_;
  std::vector<bool> const cue_;  // tokens of every attribution's cue
};

}  // namespace

void bound_sources(Document& doc, LanguagePack const& pack) {
  SourceBounds const bounds(doc, pack);
  auto& all = doc.attributions;
  all.erase(std::remove_if(all.begin(), all.end(), [&](Attribution& a) { return !bounds.mend(a); }),
            all.end());
}

}  // namespace firsthand
