// Words in and around a claim that make it less than certain. They are shown; they never mark anything.
#include <algorithm>

#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

void find_in(Document const& doc, TokenSpan range, Lexicon const& hedges, std::vector<ByteSpan>& out) {
  for (uint32_t i = range.begin; i < range.end;) {
    LexiconMatch const m = hedges.match(doc, i, range.end);
    if (!m) {
      ++i;
      continue;
    }
    if (!m.entry->has("approximation")) out.push_back(doc.bytes_of(m.tokens));
    i = m.tokens.end;
  }
}

}  // namespace

void find_hedges(Document& doc, LanguagePack const& pack) {
  Lexicon const& hedges = pack.lexicon("hedges");
  for (Attribution& a : doc.attributions) {
    find_in(doc, a.cue_tokens, hedges, a.hedges);
    for (TokenSpan const& c : a.content_tokens) find_in(doc, c, hedges, a.hedges);
    std::sort(a.hedges.begin(), a.hedges.end());
    a.hedges.erase(std::unique(a.hedges.begin(), a.hedges.end()), a.hedges.end());
    if (!a.hedges.empty()) add_reason(a, "hedges", "hedge_words", a.hedges);
  }
}

}  // namespace firsthand
