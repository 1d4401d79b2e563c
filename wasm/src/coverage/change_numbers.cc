// Numbers of linked sentences: the same value with a bound lost, or another value in the same place.
#include <algorithm>

#include "coverage/changes.h"
#include "coverage/window.h"

namespace firsthand {
namespace {

constexpr uint32_t kNear = 3;  // tokens between a number and the word that it goes with

/// The first telling word behind (step 1) or before (step -1) a number, or kNoMatch.
uint32_t neighbour(Side const& side, TokenSpan number, int step) {
  TokenSpan const sentence = side.doc.sentences[side.doc.sentence_of(number.begin)].tokens;
  uint32_t at = step > 0 ? number.end : number.begin;
  for (uint32_t n = 0; n <= kNear; ++n) {
    if (step > 0 ? at >= sentence.end : at <= sentence.begin) return kNoMatch;
    uint32_t const i = step > 0 ? at++ : --at;
    if (side.terms[i].telling() && side.terms[i].kind != TermKind::kNumber) return i;
  }
  return kNoMatch;
}

class NumberChanges {
 public:
  NumberChanges(Compared const& c, std::vector<Change>& out)
      : c_(c),
        view_(c.forward()),
        approximations_(c.pack.lexicon("hedges")),
        bounds_(c.pack.lexicon("bounds")),
        out_(out) {}

  void run() {
    for (uint32_t s = 0; s < c_.a.sentences.size(); ++s) {
      if (view_.linked[s].empty()) continue;
      for (Quantity const& q : c_.a.quantities[s]) compare(q, s);
      find_loose_bounds(s);
    }
  }

 private:
  std::vector<Quantity const*> across(uint32_t sentence) const {
    std::vector<Quantity const*> out;
    for (uint32_t k : view_.linked[sentence])
      for (Quantity const& q : c_.b.quantities[k]) out.push_back(&q);
    return out;
  }

  void compare(Quantity const& q, uint32_t sentence) {
    Quantity const* other = nullptr;
    int best = 1;
    bool found = false, bounded = false;
    for (Quantity const* r : across(sentence)) {
      if (same_value(q, *r)) {
        found = true;
        bounded = bounded || r->bound != Bound::kNone;
        if (!other || !same_value(q, *other)) other = r;
        continue;
      }
      int const fit = found || said_before(*r) ? 0 : same_place(q, *r);
      if (fit > best) best = fit, other = r;
    }
    if (found) {
      if (q.bound != Bound::kNone && !bounded && !bound_kept(q)) add(ChangeType::kBoundDropped, q, *other);
    } else if (other) {
      used_.push_back(other->tokens.begin);
      add(ChangeType::kNumberChanged, q, *other);
    }
  }

  /// The words of the bound have partners: "estimated 120" -> "estimated that 120".
  bool bound_kept(Quantity const& q) const {
    uint32_t const first = c_.a.doc.tokens_of(q.span).begin;
    return first < q.tokens.begin && view_.match[first] != kNoMatch;
  }

  /// Does a sentence linked with this number's own state it too, or has another change taken it?
  bool said_before(Quantity const& r) const {
    if (std::find(used_.begin(), used_.end(), r.tokens.begin) != used_.end()) return true;
    for (uint32_t s : c_.alignment.of_b[c_.b.doc.sentence_of(r.tokens.begin)])
      for (Quantity const& q : c_.a.quantities[s])
        if (same_value(q, r)) return true;
    return false;
  }

  /// How surely two numbers stand for the same: by the words around them that are partners.
  int same_place(Quantity const& q, Quantity const& r) const {
    if (q.kind != r.kind) return 0;
    int fit = 0;
    for (int step : {-1, 1})
      for (int across : {-1, 1}) {
        uint32_t const mine = neighbour(c_.a, q.tokens, step), other = neighbour(c_.b, r.tokens, across);
        if (mine != kNoMatch && other != kNoMatch && view_.match[mine] == other) fit += step > 0 ? 3 : 2;
      }
    if (fit == 0 && !q.unit.empty() && q.unit == r.unit && only_of_unit(c_.a, q) && only_of_unit(c_.b, r))
      fit = 2;
    return fit;
  }

  /// Is it the only number of its sentence with that unit?
  static bool only_of_unit(Side const& side, Quantity const& q) {
    auto const& list = side.quantities[side.doc.sentence_of(q.tokens.begin)];
    return std::count_if(list.begin(), list.end(), [&](Quantity const& x) { return x.unit == q.unit; }) == 1;
  }

  void add(ChangeType type, Quantity const& q, Quantity const& r) {
    out_.push_back(change_of(type, c_, c_.a.doc.tokens_of(q.span), c_.b.doc.tokens_of(r.span)));
  }

  /// "at nearly the same time" -> "at the same time": the bound of no number.
  void find_loose_bounds(uint32_t sentence) {
    TokenSpan const s = c_.a.doc.sentences[sentence].tokens;
    for (uint32_t i = s.begin; i < s.end; ++i) {
      LexiconMatch const m = approximations_.match(c_.a.doc, i, s.end);
      bool const approximate = m && m.entry->has("approximation") && bounds_.contains(m.entry->phrase);
      if (!(approximate || is_limit(i)) || c_.a.terms[i].quoted || of_quantity(i, sentence) ||
          is_preposition(i))
        continue;
      TokenSpan const limit = approximate ? m.tokens : TokenSpan{i, i + 1};
      uint32_t const next = beside(limit);
      if (next == kNoMatch || view_.match[i] != kNoMatch || view_.match[next] == kNoMatch) continue;
      Window const w = window_around(view_, limit, 1, 2);
      uint32_t const there = view_.match[next];
      if (w.met < 2 || bound_near(there)) continue;
      out_.push_back(
          change_of(ChangeType::kBoundDropped, c_, {i, next + 1}, grown(c_.b.doc, {there, there + 1}, 1)));
    }
  }

  /// The telling word right behind, with at most closed-class words that are no prepositions between.
  uint32_t beside(TokenSpan tokens) const {
    uint32_t const next = neighbour(c_.a, tokens, 1);
    for (uint32_t i = tokens.end; next != kNoMatch && i < next; ++i)
      if (c_.a.doc.tokens[i].kind != TokenKind::kWord || is_preposition(i)) return kNoMatch;
    return next;
  }
  bool is_preposition(uint32_t i) const { return c_.a.doc.tokens[i].tag == PosTag::kIN; }

  /// "the minimum sentence": a bound that is a word of its own.
  bool is_limit(uint32_t i) const {
    LexiconEntry const* e = bounds_.find(c_.a.doc.tokens[i]);
    PosTag const tag = c_.a.doc.tokens[i].tag;
    return e && (e->has("at_least") || e->has("at_most")) && (is_noun(tag) || tag == PosTag::kJJ);
  }

  bool of_quantity(uint32_t token, uint32_t sentence) const {
    for (Quantity const& q : c_.a.quantities[sentence])
      if (c_.a.doc.tokens_of(q.span).contains(token)) return true;
    return false;
  }

  bool bound_near(uint32_t token) const {
    TokenSpan const around = grown(c_.b.doc, {token, token + 1}, kNear + 1);
    for (uint32_t i = around.begin; i < around.end; ++i)
      if (bounds_.match(c_.b.doc, i, around.end) || approximations_.match(c_.b.doc, i, around.end))
        return true;
    return false;
  }

  Compared const& c_;
  View view_;
  Lexicon const &approximations_, &bounds_;
  std::vector<Change>& out_;
  std::vector<uint32_t> used_;  // first tokens of b's numbers that a change has taken
};

}  // namespace

void find_number_changes(Compared const& c, std::vector<Change>& out) {
  NumberChanges(c, out).run();
}

}  // namespace firsthand
