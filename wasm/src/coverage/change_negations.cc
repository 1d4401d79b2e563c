// Statements that are negated on one side only: a "not" lost or won, a word turned into its opposite.
#include <algorithm>

#include "coverage/changes.h"
#include "coverage/window.h"

namespace firsthand {
namespace {

constexpr uint32_t kReach = 5;  // tokens around the partner words in which the other side may negate

class NegationChanges {
 public:
  NegationChanges(Compared const& c, View const& view, std::vector<Change>& out)
      : c_(c),
        view_(view),
        negations_(c.pack.lexicon("negations")),
        polarity_(c.pack.lexicon("polarity")),
        grammar_(c.pack.lexicon("grammar")),
        bounds_(c.pack.lexicon("bounds")),
        out_(out) {}

  void run() {
    for (uint32_t s = 0; s < view_.from.sentences.size(); ++s) {
      if (view_.linked[s].empty()) continue;
      TokenSpan const tokens = view_.from.doc.sentences[s].tokens;
      for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
        if (view_.match[i] != kNoMatch) continue;
        if (view_.forward && !view_.from.terms[i].quoted) opposite(i, s);
        LexiconMatch const m = negations_.match(view_.from.doc, i, tokens.end);
        if (m && !is_alternative(i, tokens) && !is_bound(i, tokens) && !is_known(m.tokens)) look(m.tokens);
        if (m) i = m.tokens.end - 1;
      }
    }
  }

 private:
  /// Has an opposite been found for it? "without" negates and is the opposite of "with".
  bool is_known(TokenSpan tokens) const {
    ByteSpan const span = view_.from.doc.bytes_of(tokens);
    return std::any_of(out_.begin(), out_.end(), [&](Change const& x) {
      auto const& side = view_.forward ? x.a : x.b;
      return x.type == ChangeType::kNegationChanged && side && side->overlaps(span);
    });
  }

  /// "may or may not", "whether or not": open, not negated.
  bool is_alternative(uint32_t i, TokenSpan sentence) const {
    for (uint32_t back = 1; back <= 2 && i >= sentence.begin + back; ++back) {
      LexiconEntry const* e = grammar_.find(view_.from.doc.tokens[i - back]);
      if (e && e->has("range")) return true;
    }
    return false;
  }

  /// "no fewer than eight" negates nothing.
  bool is_bound(uint32_t i, TokenSpan sentence) const {
    LexiconMatch const m = bounds_.match(view_.from.doc, i, sentence.end);
    return m && m.tokens.size() > 1;
  }

  void look(TokenSpan negation) {
    Window const w = window_around(view_, negation, 2, 3);
    if (!w.next_met || w.met < 2 || 2 * w.met < w.telling) return;
    if (view_.from.terms[negation.begin].quoted && is_quoted(w.image)) return;  // change_quotes has those
    TokenSpan const there = grown(view_.to.doc, w.image, kReach);
    if (!negates(there)) add(negation, w.image);
  }

  bool is_quoted(TokenSpan region) const {
    for (uint32_t i = region.begin; i < region.end; ++i)
      if (view_.to.terms[i].quoted) return true;
    return false;
  }

  bool negates(TokenSpan region) const {
    Document const& doc = view_.to.doc;
    for (uint32_t i = region.begin; i < region.end; ++i) {
      if (negations_.match(doc, i, region.end)) return true;
      LexiconEntry const* e = polarity_.find(doc.tokens[i]);
      if (e && e->has("negative")) return true;
      if (view_.back[i] == kNoMatch && prefixed(doc.lower_word(i))) return true;
    }
    return false;
  }

  /// "uninterested", "disagree": a known prefix that negates.
  bool prefixed(std::string_view word) const {
    for (size_t n = 2; n <= 3 && word.size() > n + 3; ++n)
      if (LexiconEntry const* e = polarity_.find(word.substr(0, n)); e && e->has("prefix")) return true;
    return false;
  }

  /// A word of a without partner, and in its place in b the opposite: "against" and "for", "uninterested" and
  /// "interested".
  void opposite(uint32_t i, uint32_t sentence) {
    Window const w = window_around(view_, {i, i + 1}, 2, 2);
    if (w.met < 2) return;
    for (uint32_t linked : view_.linked[sentence]) {
      TokenSpan const s = view_.to.doc.sentences[linked].tokens;
      TokenSpan const near = grown(view_.to.doc, w.image, kReach);
      for (uint32_t k = std::max(s.begin, near.begin); k < std::min(s.end, near.end); ++k)
        if (view_.back[k] == kNoMatch && !view_.to.terms[k].quoted && are_opposites(i, k) && same_place(i, k))
          return add({i, i + 1}, {k, k + 1});
    }
  }

  bool are_opposites(uint32_t i, uint32_t k) const {
    std::string_view const x = view_.from.doc.lower_word(i), y = view_.to.doc.lower_word(k);
    if (listed(x, y) || listed(y, x)) return true;
    return (turned(x, y) && !negated(view_.to, k)) || (turned(y, x) && !negated(view_.from, i));
  }
  /// "not interested" is what "uninterested" is.
  bool negated(Side const& side, uint32_t token) const {
    TokenSpan const near = grown(side.doc, {token, token + 1}, 3);
    for (uint32_t i = near.begin; i < token; ++i)
      if (negations_.match(side.doc, i, token)) return true;
    return false;
  }
  bool listed(std::string_view x, std::string_view y) const {
    LexiconEntry const* e = polarity_.find(x);
    return e && e->has(y);
  }
  bool turned(std::string_view longer, std::string_view shorter) const {
    if (longer.size() <= shorter.size() + 1 || shorter.size() < 4) return false;
    size_t const n = longer.size() - shorter.size();
    LexiconEntry const* e = n <= 3 ? polarity_.find(longer.substr(0, n)) : nullptr;
    return e && e->has("prefix") && longer.substr(n) == shorter;
  }

  /// Is the telling word behind both, or before both, the same?
  bool same_place(uint32_t i, uint32_t k) const {
    for (int step : {1, -1}) {
      uint32_t const x = near_telling(view_.from, i, step), y = near_telling(view_.to, k, step);
      if (x != kNoMatch && view_.match[x] != kNoMatch && view_.match[x] == y) return true;
    }
    return false;
  }
  static uint32_t near_telling(Side const& side, uint32_t at, int step) {
    TokenSpan const s = side.doc.sentences[side.doc.sentence_of(at)].tokens;
    for (uint32_t n = 1; n <= kReach; ++n) {
      uint32_t const i = step > 0 ? at + n : at - n;
      if (!s.contains(i)) return kNoMatch;
      if (side.terms[i].telling()) return i;
    }
    return kNoMatch;
  }

  void add(TokenSpan here, TokenSpan there) {
    if (view_.forward)
      out_.push_back(change_of(ChangeType::kNegationChanged, c_, here, there));
    else
      out_.push_back(change_of(ChangeType::kNegationChanged, c_, there, here));
  }

  Compared const& c_;
  View view_;
  Lexicon const &negations_, &polarity_, &grammar_, &bounds_;
  std::vector<Change>& out_;
};

}  // namespace

void find_negation_changes(Compared const& c, std::vector<Change>& out) {
  NegationChanges(c, c.forward(), out).run();
  NegationChanges(c, c.backward(), out).run();
}

}  // namespace firsthand
