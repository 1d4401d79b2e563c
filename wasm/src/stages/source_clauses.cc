// A source that has swallowed a clause: "Variety reports | more definitely", "The firm is preparing a sale as
// they | said", "A resident revealed the militia | has imposed". Nobody is called by a sentence: behind the
// last finite verb that no relative pronoun opens stands who speaks, or nobody. A participle speaks for the
// clause's own subject ("The board announced the end of the trial, | citing"), and a clause before "said the
// guard" is what the guard said. Assumes tagged tokens and linked attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

class SourceCutter {
 public:
  SourceCutter(Document const& doc, LanguagePack const& pack)
      : doc_(doc), auxiliaries_(pack.lexicon("auxiliaries")), grammar_(pack.lexicon("grammar")) {
    cue_.resize(doc.tokens.size());
    for (Attribution const& a : doc.attributions)
      std::fill(cue_.begin() + a.cue_tokens.begin, cue_.begin() + a.cue_tokens.end, true);
  }

  /// False if nothing of the source speaks.
  bool cut(Attribution& a) const {
    if (!a.source_tokens || a.source_tokens->end > a.cue_tokens.begin) return true;
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

 private:
  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }

  /// A finite verb for certain: the past tense looks like a participle ("a report | released | in May").
  bool is_clause_verb(uint32_t i) const {
    if (!is_finite_verb(tag(i)) || doc_.tokens[i].quote_depth > 0) return false;
    return cue_[i] || auxiliaries_.contains(doc_.tokens[i]);
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
    for (uint32_t i = begin; i < s.end; ++i)
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
  std::vector<bool> cue_;  // tokens of every attribution's cue
};

}  // namespace

void cut_sources_at_clauses(Document& doc, LanguagePack const& pack) {
  SourceCutter const cutter(doc, pack);
  auto& all = doc.attributions;
  all.erase(std::remove_if(all.begin(), all.end(), [&](Attribution& a) { return !cutter.cut(a); }),
            all.end());
}

}  // namespace firsthand
