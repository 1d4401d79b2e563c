// What one side says and the other leaves out: claims, and of a's side denials and disclaimers.
#include <algorithm>

#include "coverage/changes.h"

namespace firsthand {
namespace {

constexpr uint32_t kMissing = 35;  // per cent of a claim's weight with partners, under which it is left out
constexpr uint32_t kTold = 50;     // per cent of its sentence's, from which it is told in other words
constexpr uint32_t kLeastWeight = 6;  // of a claim that tells enough to be missed

class Missing {
 public:
  Missing(Compared const& c, View const& view, std::vector<Change>& out)
      : c_(c),
        view_(view),
        disclaimers_(c.pack.patterns("disclaimers")),
        unknowns_(c.pack.patterns("unknowns")),
        out_(out) {
    find_lone_claims();
  }

  void run() {
    for (uint32_t s = 0; s < view_.from.sentences.size(); ++s) {
      if (is_heading(s)) continue;
      TokenSpan const tokens = view_.from.doc.sentences[s].tokens;
      if (view_.forward && disclaimer(tokens)) continue;
      Attribution const* claim = lone_[s];
      if (!claim || !is_left_out(whole(*claim)) || told(tokens, *claim)) continue;
      if (!view_.forward)
        add(ChangeType::kClaimAdded, tokens);
      else
        add(denies(*claim) ? ChangeType::kDenialDropped : ChangeType::kClaimDropped, tokens);
    }
  }

 private:
  bool is_left_out(TokenSpan tokens) const {
    uint32_t weight = 0;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) weight += view_.from.terms[i].weight;
    return weight >= kLeastWeight && covered(view_, tokens) < kMissing;
  }

  /// Is the rest of the sentence, but for who says it, on the other side?
  bool told(TokenSpan sentence, Attribution const& a) const {
    TokenSpan const source = a.source_tokens.value_or(TokenSpan{});
    uint32_t all = 0, met = 0;
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (source.contains(i)) continue;
      all += view_.from.terms[i].weight;
      if (view_.match[i] != kNoMatch) met += view_.from.terms[i].weight;
    }
    return 100 * met >= kTold * all;
  }

  static TokenSpan whole(Attribution const& a) {
    TokenSpan out = a.cue_tokens;
    for (TokenSpan const& p : a.content_tokens) out = hull(out, p);
    return out;
  }

  bool is_heading(uint32_t sentence) const {
    Sentence const& s = view_.from.doc.sentences[sentence];
    BlockKind const kind = view_.from.doc.blocks[s.block].kind;
    if (kind == BlockKind::kHeadline || kind == BlockKind::kSubheading || kind == BlockKind::kCaption)
      return true;
    return view_.from.doc.tokens[s.tokens.end - 1].kind != TokenKind::kPunctuation && s.block == 0;
  }

  /// Reports the clause in which the sentence disclaims something, where b has not got it.
  bool disclaimer(TokenSpan sentence) {
    for (PatternSet const* set : {&disclaimers_, &unknowns_})
      for (PatternMatch const& m : set->find(view_.from.doc, sentence)) {
        TokenSpan const clause = clause_of(m.tokens, sentence);
        if (view_.from.terms[m.tokens.begin].quoted || !is_left_out(clause)) continue;
        add(ChangeType::kDisclaimerDropped, clause);
        return true;
      }
    return false;
  }

  /// The words around up to the next punctuation mark on both sides.
  TokenSpan clause_of(TokenSpan words, TokenSpan sentence) const {
    auto const is_mark = [&](uint32_t i) { return view_.from.doc.tokens[i].kind == TokenKind::kPunctuation; };
    while (words.begin > sentence.begin && !is_mark(words.begin - 1)) --words.begin;
    while (words.end < sentence.end && !is_mark(words.end)) ++words.end;
    return words;
  }

  void find_lone_claims() {
    lone_.resize(view_.from.sentences.size(), nullptr);
    Document const& doc = view_.from.doc;
    for (AlignedClaims const& pair : c_.claims) {
      auto const& mine = view_.forward ? pair.a : pair.b;
      if (!mine || (pair.a && pair.b)) continue;
      Attribution const& x = doc.attributions[*mine];
      Attribution const*& first = lone_[doc.sentence_of(x.cue_tokens.begin)];
      if (!first) first = &x;
    }
  }

  static bool denies(Attribution const& a) { return a.stance == Stance::kDenial || a.negated; }

  void add(ChangeType type, TokenSpan tokens) {
    out_.push_back(view_.forward ? change_of(type, c_, tokens, {}) : change_of(type, c_, {}, tokens));
  }

  Compared const& c_;
  View view_;
  PatternSet const &disclaimers_, &unknowns_;
  std::vector<Change>& out_;
  std::vector<Attribution const*> lone_;  // of each sentence the first claim that has no counterpart
};

}  // namespace

void find_missing(Compared const& c, std::vector<Change>& out) {
  Missing(c, c.forward(), out).run();
  Missing(c, c.backward(), out).run();
}

}  // namespace firsthand
