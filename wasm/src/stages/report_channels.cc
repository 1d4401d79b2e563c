// Where somebody said it belongs to the cue: "said in a statement", "wrote on Facebook". The models take it
// in or leave it out by chance, as annotators do: of 121 such places behind a cue of PolNeAR train 62 are in
// it. The guidelines count the noun to the cue. Assumes linked attributions.
#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

/// End of "in a statement" behind token `at`; `at` if nothing of the kind stands there.
uint32_t channel_end(Document const& doc, Lexicon const& channels, uint32_t at, uint32_t limit) {
  if (at + 1 >= limit || doc.tokens[at].tag != PosTag::kIN) return at;
  bool const article = doc.tokens[at + 1].tag == PosTag::kDT;
  uint32_t const noun = at + 1 + article;
  LexiconMatch const m = noun < limit ? channels.match(doc, noun, limit) : LexiconMatch{};
  if (!m || !m.entry->has(article ? "a" : "on")) return at;
  bool const goes_on = m.tokens.end < limit && is_noun(doc.tokens[m.tokens.end].tag);  // "a statement paper"
  return goes_on ? at : m.tokens.end;
}

}  // namespace

void add_report_channels(Document& doc, LanguagePack const& pack) {
  Lexicon const& channels = pack.lexicon("report_channels");
  for (Attribution& a : doc.attributions) {
    uint32_t const last = a.cue_tokens.end - 1;
    bool const preposition = a.cue_tokens.size() > 1 && doc.tokens[last].tag == PosTag::kIN;
    uint32_t const at = preposition ? last : a.cue_tokens.end;
    if (!is_verb(doc.tokens[at - 1].tag)) continue;
    uint32_t const end = channel_end(doc, channels, at, doc.sentences[doc.sentence_of(last)].tokens.end);
    if (end <= a.cue_tokens.end || touches_a_part(a, {a.cue_tokens.end, end})) continue;
    set_cue(doc, a, {a.cue_tokens.begin, end});
  }
}

}  // namespace firsthand
