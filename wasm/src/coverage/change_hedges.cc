// Hedges that one side has and the other has not in the same place.
#include <algorithm>

#include "coverage/changes.h"
#include "coverage/window.h"

namespace firsthand {
namespace {

constexpr uint32_t kReach = 6;  // tokens around the partner words in which the other side's hedge may stand

class HedgeChanges {
 public:
  HedgeChanges(Compared const& c, View const& view, std::vector<Change>& out)
      : c_(c),
        view_(view),
        possibilities_(c.pack.lexicon("possibilities")),
        hedges_(c.pack.lexicon("hedges")),
        cues_(c.pack.lexicon("cue_forms")),
        negations_(c.pack.lexicon("negations")),
        out_(out) {}

  void run() {
    for (uint32_t s = 0; s < view_.from.sentences.size(); ++s) {
      if (view_.linked[s].empty()) continue;
      TokenSpan const tokens = view_.from.doc.sentences[s].tokens;
      for (uint32_t i = tokens.begin; i < tokens.end; ++i)
        if (LexiconMatch const m = hedge_at(view_.from, i, tokens.end)) {
          look(m);
          i = m.tokens.end - 1;
        }
    }
  }

 private:
  /// A hedge outside quotations that is no approximation, no name of a month and no source's own cue.
  LexiconMatch hedge_at(Side const& side, uint32_t i, uint32_t limit) const {
    if (side.terms[i].quoted) return {};
    LexiconMatch const m = hedges_.match(side.doc, i, limit);
    if (!m || m.entry->has("approximation") || side.terms[i].kind == TermKind::kName) return {};
    bool const month = m.tokens.end < limit && side.terms[m.tokens.end].kind == TermKind::kNumber;
    bool const ability = m.entry->has("modal") && negated(side, m.tokens, limit);
    return month || ability || is_duty(side, m, limit) || is_plain_verb(side.doc, m.tokens, limit)
               ? LexiconMatch{}
               : m;
  }

  bool negated(Side const& side, TokenSpan tokens, uint32_t limit) const {
    return tokens.end < limit && negations_.contains(side.doc.tokens[tokens.end]);
  }

  /// "supposed to land": one participle with "to" behind it, unless the list has it so.
  static bool is_duty(Side const& side, LexiconMatch const& m, uint32_t limit) {
    bool const participle = m.tokens.size() == 1 && side.doc.tokens[m.tokens.begin].tag == PosTag::kVBN;
    return participle && m.tokens.end < limit && side.doc.tokens[m.tokens.end].tag == PosTag::kTO;
  }

  /// A finite verb that hedges nothing here: "the army claimed", "crowds appeared", where "appeared to"
  /// would.
  static bool is_plain_verb(Document const& doc, TokenSpan tokens, uint32_t limit) {
    PosTag const tag = doc.tokens[tokens.begin].tag;
    bool const finite = tag == PosTag::kVBD || tag == PosTag::kVBZ || tag == PosTag::kVBP;
    if (!finite || tokens.size() > 1) return false;
    PosTag const next = tokens.end < limit ? doc.tokens[tokens.end].tag : PosTag::kPunct;
    return next != PosTag::kTO && next != PosTag::kJJ;
  }

  void look(LexiconMatch const& m) {
    if (std::any_of(view_.match.begin() + m.tokens.begin, view_.match.begin() + m.tokens.end,
                    [](uint32_t k) { return k != kNoMatch; }))
      return;
    Window const w = window_around(view_, m.tokens, 3, 4);
    if (!w.next_met || w.met < 2 || 2 * w.met < w.telling) return;
    if (hedged(grown(view_.to.doc, w.image, kReach))) return;
    if (view_.forward)
      out_.push_back(change_of(ChangeType::kHedgeDropped, c_, m.tokens, w.image));
    else
      out_.push_back(change_of(ChangeType::kHedgeAdded, c_, w.image, m.tokens));
  }

  /// Does the other side make it less than certain in its own way: a hedge, or a source of its own?
  bool hedged(TokenSpan region) const {
    for (uint32_t i = region.begin; i < region.end; ++i) {
      if (view_.back[i] != kNoMatch) continue;  // a's word too: it hedges the same on both sides
      LexiconMatch const m = hedges_.match(view_.to.doc, i, region.end);
      if (m && !m.entry->has("approximation")) return true;
      if (possibilities_.contains(view_.to.doc.tokens[i])) return true;
      if (cues_.contains(view_.to.doc.tokens[i]) && is_cue(i)) return true;
    }
    return false;
  }
  bool is_cue(uint32_t token) const {
    auto const& list = view_.to.doc.attributions;
    return std::any_of(list.begin(), list.end(),
                       [&](Attribution const& a) { return a.cue_tokens.contains(token); });
  }

  Compared const& c_;
  View view_;
  Lexicon const &possibilities_, &hedges_, &cues_, &negations_;
  std::vector<Change>& out_;
};

}  // namespace

void find_hedge_changes(Compared const& c, std::vector<Change>& out) {
  HedgeChanges(c, c.forward(), out).run();
  HedgeChanges(c, c.backward(), out).run();
}

}  // namespace firsthand
