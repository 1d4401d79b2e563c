// What one side says and the other leaves out: claims, and of a's side denials and disclaimers.
#include <algorithm>

#include "coverage/changes.h"

namespace firsthand {
namespace {

constexpr uint32_t kMissing = 35;  // per cent of a claim's weight with partners, under which it is left out
constexpr uint32_t kTold = 50;     // per cent of its sentence's, from which it is told in other words
constexpr uint32_t kOpening = 5;   // words of a claim in which a negation makes it a denial
constexpr uint32_t kLeastWeight = 6;  // of a claim that tells enough to be missed

class Missing {
 public:
  Missing(Compared const& c, View const& view, std::vector<Change>& out)
      : c_(c),
        view_(view),
        disclaimers_(c.pack.patterns("disclaimers")),
        unknowns_(c.pack.patterns("unknowns")),
        negations_(c.pack.lexicon("negations")),
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
    Weight const w = weigh(tokens, {});
    return w.all >= kLeastWeight && 100 * w.told < kMissing * w.all;
  }

  /// Is the rest of the sentence, but for who says it, on the other side?
  bool told(TokenSpan sentence, Attribution const& a) const {
    Weight const w = weigh(sentence, a.source_tokens.value_or(TokenSpan{}));
    return 100 * w.told >= kTold * w.all;
  }

  struct Weight {
    uint32_t all = 0, told = 0;  // of telling words, and of those that the other side has too
  };

  /// A word is told when it has a partner, or stands in a linked sentence although another word took it: a
  /// headline may say again what the text does.
  Weight weigh(TokenSpan tokens, TokenSpan except) const {
    Weight out;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      Term const& t = view_.from.terms[i];
      if (except.contains(i)) continue;
      out.all += t.weight;
      if (view_.match[i] != kNoMatch || (t.telling() && stands_in_link(i))) out.told += t.weight;
    }
    return out;
  }
  bool stands_in_link(uint32_t token) const {
    std::pair<uint32_t, uint32_t> const stem(view_.from.terms[token].stem, 0);
    for (uint32_t linked : view_.linked[view_.from.doc.sentence_of(token)]) {
      auto const& stems = view_.to.sentences[linked].stems;
      auto const at = std::lower_bound(stems.begin(), stems.end(), stem);
      if (at != stems.end() && at->first == stem.first) return true;
    }
    return false;
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

  /// "denied that ...", or a claim that opens with a negation: "there are no locked doors".
  bool denies(Attribution const& a) const {
    if (a.stance == Stance::kDenial) return true;
    TokenSpan const claim = a.content_tokens[0];
    uint32_t const end = std::min(claim.end, claim.begin + kOpening);
    for (uint32_t i = claim.begin; i < end; ++i)
      if (negations_.match(view_.from.doc, i, end)) return true;
    return false;
  }

  void add(ChangeType type, TokenSpan tokens) {
    out_.push_back(view_.forward ? change_of(type, c_, tokens, {}) : change_of(type, c_, {}, tokens));
  }

  Compared const& c_;
  View view_;
  PatternSet const &disclaimers_, &unknowns_;
  Lexicon const& negations_;
  std::vector<Change>& out_;
  std::vector<Attribution const*> lone_;  // of each sentence the first claim that has no counterpart
};

}  // namespace

void find_missing(Compared const& c, std::vector<Change>& out) {
  Missing(c, c.forward(), out).run();
  Missing(c, c.backward(), out).run();
}

}  // namespace firsthand
