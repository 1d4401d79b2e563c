// Who was asked and did not answer. "The company did not respond to a request for comment" attributes nothing
// to the company: it is the writer's line about the claims around it.
#include <algorithm>

#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kReach = 2;  // sentences from a claim in which a line about no answer belongs to it

constexpr uint32_t kAuxiliaries =
    2;  // words of a reply line before its verb; a pattern may run on over other verbs

bool quoted(Document const& doc, Attribution const& a) {
  for (TokenSpan const& c : a.content_tokens)
    for (uint32_t i = c.begin; i < c.end; ++i)
      if (doc.tokens[i].quote_depth > 0) return true;
  return false;
}

/// The reply line begins in the cue or with its auxiliaries; where either ends is not always the same word.
bool says_no_answer(Document const& doc, Attribution const& a, PatternSet const& replies) {
  if (a.cue_tokens.empty() || quoted(doc, a)) return false;
  TokenSpan const cue = a.cue_tokens;
  for (PatternMatch const& m : replies.find(doc, doc.sentences[doc.tokens[cue.begin].sentence].tokens))
    if (m.tokens.overlaps(cue) && m.tokens.begin < cue.end && m.tokens.begin + kAuxiliaries >= cue.begin)
      return true;
  return false;
}

}  // namespace

void drop_unanswered(Document& doc, LanguagePack const& pack) {
  PatternSet const& replies = pack.patterns("replies");
  std::vector<Attribution>& all = doc.attributions;
  auto const none = [&](Attribution const& a) { return says_no_answer(doc, a, replies); };
  all.erase(std::remove_if(all.begin(), all.end(), none), all.end());
}

void find_replies(Document& doc, LanguagePack const& pack) {
  PatternSet const& replies = pack.patterns("replies");
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) {
    std::vector<PatternMatch> const found = replies.find(doc, doc.sentences[s].tokens);
    if (found.empty()) continue;
    ByteSpan const line = doc.bytes_of(found[0].tokens);
    for (Attribution& a : doc.attributions) {
      if (a.kind != ClaimKind::kFact || a.cue_tokens.empty()) continue;
      uint32_t const at = doc.tokens[a.cue_tokens.begin].sentence;
      if (at <= s && s - at <= kReach) a.replies.push_back(line);
    }
  }
  for (Attribution& a : doc.attributions)
    if (!a.replies.empty()) add_reason(a, "replies", "reply_missing", a.replies);
}

}  // namespace firsthand
