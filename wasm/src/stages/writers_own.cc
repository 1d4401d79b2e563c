// What the models take for somebody's word and is the writer's own: what only looks so ("It appears to be a
// quiet town"), and the remark behind a claim that nothing was shown for it (", without offering proof").
// Assumes linked attributions.
#include <algorithm>

#include "stages/stages.h"

namespace firsthand {
namespace {

/// Annotators of one of the models' corpora took a few of thousands for somebody's; the definition does not.
bool only_seems(Document const& doc, Lexicon const& cues, Attribution const& a) {
  if (a.source_tokens || a.cue_tokens.empty()) return false;
  LexiconEntry const* const e = cues.find(doc.tokens[a.cue_tokens.end - 1]);
  return e && e->has("seeming");
}

/// Where a remark begins that a comma sets off and that goes on to the end; the content's end if there is
/// none.
uint32_t remark_in(Document const& doc, PatternSet const& doubts, TokenSpan content) {
  for (PatternMatch const& m : doubts.find(doc, content)) {
    bool const set_off = m.tokens.begin > content.begin + 1 && doc.word(m.tokens.begin - 1) == ",";
    if (set_off && m.tokens.end == content.end && doubts.rule(m).value == "no_evidence")
      return m.tokens.begin - 1;
  }
  return content.end;
}

}  // namespace

void leave_writers_own(Document& doc, LanguagePack const& pack) {
  Lexicon const& cues = pack.lexicon("impersonal");
  PatternSet const& doubts = pack.patterns("doubts");
  std::vector<Attribution>& all = doc.attributions;
  auto const seems = [&](Attribution const& a) { return only_seems(doc, cues, a); };
  all.erase(std::remove_if(all.begin(), all.end(), seems), all.end());
  for (Attribution& a : all) {
    TokenSpan& last = a.content_tokens.back();
    uint32_t const end = remark_in(doc, doubts, last);
    if (end == last.end) continue;
    last.end = end;
    a.content.back() = doc.bytes_of(last);
  }
}

}  // namespace firsthand
