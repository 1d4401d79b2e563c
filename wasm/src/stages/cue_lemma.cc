// The lemma and stance of each attribution's cue, from the pack's cue forms: the last word of the cue
// that is one, or the phrase it holds; else the cue's last word.
#include "stages/stages.h"

namespace firsthand {
namespace {

Stance stance_of(std::string_view name) {
  if (name == "doubt") return Stance::kDoubt;
  if (name == "factive") return Stance::kFactive;
  if (name == "hedge") return Stance::kHedge;
  if (name == "denial") return Stance::kDenial;
  return Stance::kNeutral;
}

LexiconMatch cue_form(Document const& doc, Lexicon const& forms, TokenSpan cue) {
  LexiconMatch verb, best;
  for (uint32_t i = cue.begin; i < cue.end; ++i) {
    const LexiconMatch m = forms.match(doc, i, cue.end);
    if (!m) continue;
    best = m;
    if (is_verb(doc.tokens[i].tag)) verb = m;
  }
  return verb ? verb : best;
}

}  // namespace

void name_cues(Document& doc, LanguagePack const& pack) {
  Lexicon const& forms = pack.lexicon("cue_forms");
  for (Attribution& a : doc.attributions) {
    const LexiconMatch m = cue_form(doc, forms, a.cue_tokens);
    bool const known = m && !m.entry->values.empty();
    a.cue_lemma = known ? m.entry->values[0] : doc.lower_word(a.cue_tokens.end - 1);
    a.stance = m && m.entry->values.size() > 1 ? stance_of(m.entry->values[1]) : Stance::kNeutral;
  }
}

}  // namespace firsthand
