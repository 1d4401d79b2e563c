// Linked attributions: for each cue its source and its content. Begin and last token of each part
// are scored one by one, the best few become spans, and the best combination of spans wins: a
// segment-wise decoder after semi-Markov models (Sarawagi and Cohen 2004), linear in the text.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "model/attribution_models.h"
#include "stages/link_features.h"

namespace firsthand {

/// How far a part may lie from its cue, in sentences and tokens: bounds the work for each cue.
struct LinkBounds {
  static constexpr uint32_t kSentences = 5;
  static constexpr uint32_t kTokens = 220;
  static constexpr uint32_t kSourceTokens = 40;  // length of a source
};

/// Finds the best parts of a cue. Scorer: `using Score`, and
/// `void score(FeatureSet&, Score out[kLinkLabels])` that adds up weights of features collected in its
/// `features()`, `most_for_span()`, `most_for_combination()`, and the widths of the search: kBorders, kSpans,
/// kCues (other cues between a border and its cue) and kAnyBegin (may content begin at a stop or comma, or in
/// a later sentence without a quotation mark?).
template <class Scorer>
class LinkDecoder {
 public:
  using Score = typename Scorer::Score;
  struct Span {
    TokenSpan tokens;  // empty: the part is absent
    Score score{};
  };

  LinkDecoder(LinkContext const& context, Scorer& scorer)
      : c_(context), scorer_(scorer), features_(scorer.features()) {}

  /// The best parts, and in *margin by how much they beat the next best (0 if there is nothing).
  /// `gold` (training only) adds `cost` to every part that differs.
  LinkedParts best(TokenSpan cue, Score* margin, LinkedParts const* gold = nullptr, Score cost = Score{}) {
    cue_ = cue;
    view_ = cue_view(c_, cue);
    gold_ = gold;
    cost_ = cost;
    score_borders();
    absent_ = score_absence();
    std::vector<Span> options[kLinkParts];
    for (int p = 0; p < kLinkParts; ++p) options[p] = spans_of(static_cast<LinkPart>(p));
    return best_combination(options, margin);
  }

 private:
  static constexpr size_t kBorders = Scorer::kBorders;  // begins and lasts kept for a part
  static constexpr size_t kSpans = Scorer::kSpans;      // spans kept for a part, besides its absence

  struct Border {
    uint32_t token;
    Score score[kLinkLabels];
  };

  void score_borders() {
    borders_.clear();
    Document const& doc = c_.doc;
    const uint32_t own = doc.tokens[cue_.begin].sentence, block = doc.sentences[own].block;
    auto const same_block = [&](uint32_t s) {
      return s < doc.sentences.size() && doc.sentences[s].block == block;
    };
    uint32_t first = own, last = own;
    while (first > 0 && own - first < LinkBounds::kSentences && same_block(first - 1)) --first;
    while (last - own < LinkBounds::kSentences && same_block(last + 1)) ++last;
    const uint32_t first_near = cue_.begin - std::min(cue_.begin, LinkBounds::kTokens);
    for (uint32_t s = first; s <= last; ++s) {
      const TokenSpan span = doc.sentences[s].tokens;
      const uint32_t end = std::min(span.end, cue_.end + LinkBounds::kTokens + 1);
      for (uint32_t i = std::max(span.begin, first_near); i < end; ++i) {
        if (cue_.contains(i) || cues_between(i) > Scorer::kCues) continue;
        if (s == own || is_edge(i, span, s + 1 >= own, s <= own + 1)) add_border(i);
      }
    }
  }

  uint32_t cues_between(uint32_t i) const {
    return i < cue_.begin ? c_.cues_before[cue_.begin] - c_.cues_before[i]
                          : c_.cues_before[i] - c_.cues_before[cue_.end];
  }

  /// May a part of another sentence's cue begin or end here? Before the sentence next to the cue's own,
  /// parts only begin; behind the one after it, they only end.
  bool is_edge(uint32_t i, TokenSpan sentence, bool may_end, bool may_begin) const {
    const QuoteMark mark = c_.doc.tokens[i].quote_mark;
    bool const behind = i >= cue_.end;
    bool const begins = mark == QuoteMark::kOpen || (i == sentence.begin && (!behind || Scorer::kAnyBegin));
    bool const ends = i + 2 >= sentence.end || mark == QuoteMark::kClose;
    return (may_begin && begins) || (may_end && ends);
  }

  void add_border(uint32_t i) {
    Border b{i, {}};
    border_features(c_, view_, i, features_);
    scorer_.score(features_, b.score);
    borders_.push_back(b);
  }

  bool allowed(LinkPart p, uint32_t i) const {
    if (p == LinkPart::kLeft) return i < cue_.begin;
    if (p == LinkPart::kRight) return i >= cue_.end;
    return c_.doc.tokens[i].sentence == c_.doc.tokens[cue_.begin].sentence;
  }

  /// No part begins with a stop or comma.
  bool opens_a_part(uint32_t i) const {
    Token const& t = c_.doc.tokens[i];
    bool const mark = t.kind == TokenKind::kPunctuation && t.quote_mark == QuoteMark::kNone;
    return Scorer::kAnyBegin || !mark ||
           std::string_view(".,;:!?").find(c_.doc.text[t.span.begin]) == std::string_view::npos;
  }

  /// The best few borders of a part for one label, best first.
  std::vector<Border const*> top(LinkPart p, int label) const {
    std::vector<Border const*> out;
    for (Border const& b : borders_)
      if (allowed(p, b.token) && (label == last_label(p) || opens_a_part(b.token))) out.push_back(&b);
    auto const better = [&](Border const* a, Border const* b) {
      return a->score[label] != b->score[label] ? a->score[label] > b->score[label] : a->token < b->token;
    };
    if (out.size() > kBorders) {
      std::partial_sort(out.begin(), out.begin() + kBorders, out.end(), better);
      out.resize(kBorders);
    }
    return out;
  }

  bool fits(LinkPart p, TokenSpan s) const {
    if (s.empty() || s.overlaps(cue_)) return false;
    return p != LinkPart::kSource || s.size() <= LinkBounds::kSourceTokens;
  }

  static bool better(Span const& a, Span const& b) {
    return a.score != b.score ? a.score > b.score : a.tokens < b.tokens;
  }

  /// Every span between the best borders with what the borders say for it, best first.
  std::vector<Span> between_borders(LinkPart p) const {
    std::vector<Span> out;
    auto const begins = top(p, begin_label(p)), lasts = top(p, last_label(p));
    for (Border const* b : begins)
      for (Border const* l : lasts)
        if (const TokenSpan s{b->token, l->token + 1}; fits(p, s))
          out.push_back({s, b->score[begin_label(p)] + l->score[last_label(p)]});
    std::sort(out.begin(), out.end(), better);
    return out;
  }

  std::vector<Span> spans_of(LinkPart p) {
    std::vector<Span> out;
    for (Span s : between_borders(p)) {
      if (out.size() == kSpans && s.score + scorer_.most_for_span() < out.back().score) break;
      Score whole[kLinkLabels] = {};
      span_features(c_, view_, p, s.tokens, features_);
      scorer_.score(features_, whole);
      s.score = s.score + whole[kLinkWhole] + cost_of(p, s.tokens);
      out.insert(std::upper_bound(out.begin(), out.end(), s, better), s);
      if (out.size() > kSpans) out.pop_back();
    }
    out.push_back({{}, absent_[static_cast<size_t>(begin_label(p))] + cost_of(p, {})});
    return out;
  }

  using Scores = std::array<Score, kLinkLabels>;

  /// What speaks for a part's absence, by its begin label: the same features for all parts.
  Scores score_absence() {
    Scores out{};
    absence_features(c_, view_, features_);
    scorer_.score(features_, out.data());
    return out;
  }

  Score cost_of(LinkPart p, TokenSpan s) const {
    if (!gold_) return Score{};
    const TokenSpan want = (*gold_)[p];
    return (want.empty() && s.empty()) || want == s ? Score{} : cost_;
  }

  LinkedParts best_combination(std::vector<Span> const (&options)[kLinkParts], Score* margin) {
    LinkedParts best;
    Score first{}, second{};
    int found = 0;
    for (Span const& source : options[0]) {
      for (Span const& left : options[1]) {
        for (Span const& right : options[2]) {
          if (left.tokens.empty() && right.tokens.empty()) continue;
          if (source.tokens.overlaps(left.tokens) || source.tokens.overlaps(right.tokens)) continue;
          Score const alone = source.score + left.score + right.score;
          if (found > 1 && alone + scorer_.most_for_combination() <= second) continue;
          LinkedParts parts{{source.tokens, left.tokens, right.tokens}};
          Score const total = alone + combination(parts);
          if (found == 0 || total > first) {
            second = found ? first : total;
            first = total;
            best = parts;
          } else if (found == 1 || total > second) {
            second = total;
          }
          ++found;
        }
      }
    }
    *margin = first - second;
    return best;
  }

  Score combination(LinkedParts const& parts) {
    Score whole[kLinkLabels] = {};
    combination_features(c_, view_, parts, features_);
    scorer_.score(features_, whole);
    return whole[kLinkWhole];
  }

  LinkContext const& c_;
  Scorer& scorer_;
  TokenSpan cue_;
  CueView view_;
  LinkedParts const* gold_ = nullptr;
  Score cost_{};
  std::vector<Border> borders_;
  std::array<Score, kLinkLabels> absent_{};
  FeatureSet features_;
};

/// Attributions with source, cue and content spans, in text order of their cues. A cue for which no
/// content is found gives none.
std::vector<Attribution> link_attributions(Document const& doc, TokenContext const& context,
                                           std::vector<Cue> const& cues, AttributionModels const& models);

/// The spans of a cue and its parts, in tokens and bytes; nothing of what they mean.
Attribution attribution_of(Document const& doc, TokenSpan cue, LinkedParts const& parts);

}  // namespace firsthand
