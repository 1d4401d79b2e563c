// Words in and around a claim that make it less than certain. They are shown; they never mark anything.
#include <algorithm>

#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

void find_in(Document const& doc, TokenSpan range, LanguagePack const& pack, std::vector<ByteSpan>& out) {
  Lexicon const& hedges = pack.lexicon("hedges");
  for (uint32_t i = range.begin; i < range.end;) {
    LexiconMatch const m = hedges.match(doc, i, range.end);
    if (!m) {
      ++i;
      continue;
    }
    bool const month = doc.tokens[i].tag == PosTag::kNNP && pack.lexicon("calendar").contains(doc.tokens[i]);
    if (!m.entry->has("approximation") && !month) out.push_back(doc.bytes_of(m.tokens));
    i = m.tokens.end;
  }
}

/// "Radio Marrow reported" says who speaks; "reported" keeps its distance where nobody does.
bool only_reports(Document const& doc, Attribution const& a) {
  return a.source && a.stance == Stance::kNeutral && a.cue_tokens.size() == 1 &&
         is_finite_verb(doc.tokens[a.cue_tokens.begin].tag);
}

}  // namespace

void find_hedges(Document& doc, LanguagePack const& pack) {
  for (Attribution& a : doc.attributions) {
    if (!only_reports(doc, a)) find_in(doc, a.cue_tokens, pack, a.hedges);
    for (TokenSpan const& c : a.content_tokens) find_in(doc, c, pack, a.hedges);
    std::sort(a.hedges.begin(), a.hedges.end());
    a.hedges.erase(std::unique(a.hedges.begin(), a.hedges.end()), a.hedges.end());
    if (!a.hedges.empty()) add_reason(a, "hedges", "hedge_words", a.hedges);
  }
}

}  // namespace firsthand
