// Who accuses whom, and whether the accused is heard. An answer counts for an accused unless it is plainly
// somebody else's: two proper names without a word in common. So a finding is missed rather than made up.
#include <algorithm>

#include "stages/article_parts.h"
#include "stages/claim_words.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestName = 8;  // words
constexpr size_t kMostRead = 200;     // accusations; each is compared with every speaker

class Reader {
 public:
  Reader(Document const& doc, LanguagePack const& pack) : doc_(doc), pack_(pack), words_(doc, pack) {
    read_reply_lines();
    for (Attribution const& a : doc.attributions)
      if (a.stance == Stance::kDenial) answers_.push_back(who(a));
  }

  bool answered(Attribution const& a) const {
    TokenSpan const accused = accused_by(a);
    auto const may_be = [&](TokenSpan by) { return !another(by, accused); };
    return a.standing == Standing::kDisputed || speaks(accused) ||
           std::any_of(answers_.begin(), answers_.end(), may_be);
  }

 private:
  TokenSpan who(Attribution const& a) const { return a.source_tokens.value_or(TokenSpan{}); }

  /// Who was asked or did not answer stands before the phrase, in its sentence.
  void read_reply_lines() {
    PatternSet const& replies = pack_.patterns("replies");
    for (Sentence const& s : doc_.sentences)
      for (PatternMatch const& m : replies.find(doc_, s.tokens))
        answers_.push_back({s.tokens.begin, m.tokens.begin});
  }

  /// "accused [the mayor] of taking bribes", "alleged that [the mayor] took bribes".
  TokenSpan accused_by(Attribution const& a) const {
    if (a.content_tokens.empty() || a.cue_tokens.empty()) return {};
    bool const before = a.content_tokens[0].begin < a.cue_tokens.begin;
    uint32_t const begin = before ? a.content_tokens[0].begin : a.cue_tokens.end;
    uint32_t const last = doc_.sentences[doc_.sentence_of(begin)].tokens.end;
    return {begin, end_of_name(begin, std::min(begin + kLongestName, last))};
  }

  /// Up to the word that says of what: a preposition, a verb, a mark.
  uint32_t end_of_name(uint32_t begin, uint32_t end) const {
    uint32_t i = begin;
    if (i < end && doc_.tokens[i].tag == PosTag::kIN) ++i;  // "that"
    for (; i < end; ++i) {
      PosTag const t = doc_.tokens[i].tag;
      if (t == PosTag::kIN || t == PosTag::kTO || t == PosTag::kPunct || is_verb(t)) break;
    }
    return i;
  }

  /// The accused says something itself, whatever it is.
  bool speaks(TokenSpan accused) const {
    TellingWords const name = words_.in(accused);
    for (uint32_t i = 0; i < doc_.attributions.size(); ++i)
      if (Overlap const both = overlap(name, words_.of_source(i)); both.words > 0 && both.shared == 100)
        return true;
    return false;
  }

  bool has_name(TokenSpan tokens) const {
    for (uint32_t i = tokens.begin; i < tokens.end; ++i)
      if (doc_.tokens[i].tag == PosTag::kNNP && doc_.tokens[i].has_capital) return true;
    return false;
  }

  bool another(TokenSpan a, TokenSpan b) const {
    return has_name(a) && has_name(b) && overlap(words_.in(a), words_.in(b)).words == 0;
  }

  Document const& doc_;
  LanguagePack const& pack_;
  ClaimWords words_;
  std::vector<TokenSpan> answers_;  // who denies something, or did not answer
};

bool accuses(Attribution const& a, Lexicon const& accusing) {
  LexiconEntry const* const cue = accusing.find(a.cue_lemma);
  return cue && (a.source || !cue->has("with_source"));
}

}  // namespace

std::vector<Finding> accusations_unanswered(Document const& doc, LanguagePack const& pack,
                                            std::vector<uint32_t> const& facts) {
  Lexicon const& accusing = pack.lexicon("accusations");
  std::vector<uint32_t> made;
  for (uint32_t i : facts)
    if (made.size() < kMostRead && accuses(doc.attributions[i], accusing)) made.push_back(i);
  if (made.empty()) return {};
  Reader const reader(doc, pack);
  Finding open{"accusation_unanswered", {}, {}};
  for (uint32_t i : made) {
    if (reader.answered(doc.attributions[i])) continue;
    open.attributions.push_back(i);
    open.spans.push_back(doc.attributions[i].cue);
  }
  if (open.spans.empty()) return {};
  return {std::move(open)};
}

}  // namespace firsthand
