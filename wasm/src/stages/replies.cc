// Who was asked and did not answer. "The company did not respond to a request for comment" attributes nothing
// to the company: it is the writer's line about the claims before it, those that speak of the company first.
#include <algorithm>

#include "stages/claim_words.h"
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

struct ReplyLine {
  uint32_t sentence;
  ByteSpan span;
  TokenSpan who;  // what stands before it in its sentence: who was asked, or asked
};

/// The first of each sentence.
std::vector<ReplyLine> reply_lines(Document const& doc, PatternSet const& replies) {
  std::vector<ReplyLine> out;
  for (uint32_t s = 0; s < doc.sentences.size(); ++s)
    if (std::vector<PatternMatch> const found = replies.find(doc, doc.sentences[s].tokens); !found.empty())
      out.push_back(
          {s, doc.bytes_of(found[0].tokens), {doc.sentences[s].tokens.begin, found[0].tokens.begin}});
  return out;
}

/// The facts just before it; of these only those that speak of who was asked, if there are such.
std::vector<uint32_t> answered_by(Document const& doc, ReplyLine const& line, ClaimWords const& words) {
  TellingWords const who = words.in(line.who);
  std::vector<uint32_t> near, named;
  for (uint32_t i = 0; i < doc.attributions.size(); ++i) {
    Attribution const& a = doc.attributions[i];
    if (a.kind != ClaimKind::kFact || a.cue_tokens.empty()) continue;
    uint32_t const at = doc.tokens[a.cue_tokens.begin].sentence;
    if (at > line.sentence || line.sentence - at > kReach) continue;
    near.push_back(i);
    if (overlap(words.of(i), who).words > 0) named.push_back(i);
  }
  return named.empty() ? near : named;
}

}  // namespace

void drop_unanswered(Document& doc, LanguagePack const& pack) {
  PatternSet const& replies = pack.patterns("replies");
  std::vector<Attribution>& all = doc.attributions;
  auto const none = [&](Attribution const& a) { return says_no_answer(doc, a, replies); };
  all.erase(std::remove_if(all.begin(), all.end(), none), all.end());
}

void find_replies(Document& doc, LanguagePack const& pack) {
  std::vector<ReplyLine> const lines = reply_lines(doc, pack.patterns("replies"));
  if (lines.empty()) return;
  ClaimWords const words(doc, pack);
  for (ReplyLine const& line : lines)
    for (uint32_t i : answered_by(doc, line, words)) doc.attributions[i].replies.push_back(line.span);
  for (Attribution& a : doc.attributions)
    if (!a.replies.empty()) add_reason(a, "replies", "reply_missing", a.replies);
}

}  // namespace firsthand
