// What one side says and the other leaves out: claims, and of a's side denials and disclaimers.
#include <algorithm>
#include <set>

#include "coverage/changes.h"

namespace firsthand {
namespace {

constexpr uint32_t kMissing = 35;  // per cent of a claim's weight with partners, under which it is left out
constexpr uint32_t kTold = 50;     // per cent of its sentence's, from which it is told in other words
constexpr uint32_t kOpening = 8;   // words of a claim in which a negation makes it a denial
constexpr uint8_t kTelling = 2;    // weight of a word that is not in every other sentence
constexpr uint32_t kLeastWeight = 6;  // of a claim that tells enough to be missed

class Missing {
 public:
  Missing(Compared const& c, View const& view, std::vector<Change>& out)
      : c_(c),
        view_(view),
        disclaimers_(c.pack.patterns("disclaimers")),
        unknowns_(c.pack.patterns("unknowns")),
        negations_(c.pack.lexicon("negations")),
        cues_(c.pack.lexicon("cue_forms")),
        out_(out) {
    find_lone_claims();
  }

  void run() {
    for (uint32_t s = 0; s < view_.from.sentences.size(); ++s) {
      if (is_heading(s)) continue;
      TokenSpan const tokens = view_.from.doc.sentences[s].tokens;
      if (view_.forward && (disclaimer(tokens) || denial(tokens))) continue;
      Attribution const* claim = lone_[s];
      if (!claim || !is_left_out(whole(*claim)) || told(tokens, *claim) || reworded(*claim)) continue;
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
        TokenSpan clause = clause_of(m.tokens, sentence);
        if (set->rule(m).value == "tail") clause.begin = m.tokens.begin;  // "..., without saying why"
        if (view_.from.terms[m.tokens.begin].quoted || !is_left_out(clause)) continue;
        add(ChangeType::kDisclaimerDropped, clause);
        return true;
      }
    return false;
  }

  /// Reports a clause by which somebody denies something, where b tells the sentence and leaves that out.
  bool denial(TokenSpan sentence) {
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (view_.from.terms[i].quoted || view_.match[i] != kNoMatch || !is_denial(view_.from.doc, i)) continue;
      TokenSpan const clause = clause_of({i, i + 1}, sentence);
      uint32_t const share = covered(view_, clause);
      if (share >= kTold || told_elsewhere(i)) continue;
      add(ChangeType::kDenialDropped, clause);
      return true;
    }
    return false;
  }
  bool is_denial(Document const& doc, uint32_t token) const {
    LexiconEntry const* e = cues_.find(doc.tokens[token]);
    return e && e->has("denial") && is_verb(doc.tokens[token].tag);
  }
  /// Does a linked sentence deny too, in other words?
  bool told_elsewhere(uint32_t token) const {
    for (uint32_t linked : view_.linked[view_.from.doc.sentence_of(token)]) {
      TokenSpan const s = view_.to.doc.sentences[linked].tokens;
      for (uint32_t k = s.begin; k < s.end; ++k)
        if (is_denial(view_.to.doc, k) || negations_.contains(view_.to.doc.tokens[k])) return true;
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
      Attribution const*& lone = lone_[doc.sentence_of(x.cue_tokens.begin)];
      if (!lone || x.within) lone = &x;  // what is said at last: "Reuters reported a source said ..."
    }
  }

  /// Has the other side a claim without counterpart by the same speaker that shares a word with this one? It
  /// may be this one in other words.
  bool reworded(Attribution const& a) const {
    std::set<uint32_t> const speaker = speaker_words(view_.from, a), claim = claim_words(view_.from, a);
    return std::any_of(c_.claims.begin(), c_.claims.end(), [&](AlignedClaims const& pair) {
      auto const& other = view_.forward ? pair.b : pair.a;
      if (!other || (pair.a && pair.b)) return false;
      Attribution const& x = view_.to.doc.attributions[*other];
      return meet(speaker, speaker_words(view_.to, x)) && meet(claim, claim_words(view_.to, x));
    });
  }
  static bool meet(std::set<uint32_t> const& a, std::set<uint32_t> const& b) {
    return std::any_of(a.begin(), a.end(), [&](uint32_t stem) { return b.count(stem) > 0; });
  }
  static std::set<uint32_t> claim_words(Side const& side, Attribution const& x) {
    std::set<uint32_t> out;
    for (TokenSpan const& p : x.content_tokens)
      for (uint32_t i = p.begin; i < p.end; ++i)
        if (side.terms[i].weight >= kTelling) out.insert(side.terms[i].stem);
    return out;
  }
  /// The names in what the article calls the speaker.
  static std::set<uint32_t> speaker_words(Side const& side, Attribution const& x) {
    std::set<uint32_t> out;
    auto const add = [&](TokenSpan s) {
      for (uint32_t i = s.begin; i < s.end; ++i)
        if (side.terms[i].telling() && side.terms[i].kind == TermKind::kName) out.insert(side.terms[i].stem);
    };
    if (x.source_tokens) add(*x.source_tokens);
    for (uint32_t s : x.speakers) add(side.doc.tokens_of(side.doc.speakers[s].mentions[0]));
    return out;
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
  Lexicon const &negations_, &cues_;
  std::vector<Change>& out_;
  std::vector<Attribution const*> lone_;  // of each sentence the innermost claim without counterpart
};

}  // namespace

void find_missing(Compared const& c, std::vector<Change>& out) {
  Missing(c, c.forward(), out).run();
  Missing(c, c.backward(), out).run();
}

}  // namespace firsthand
