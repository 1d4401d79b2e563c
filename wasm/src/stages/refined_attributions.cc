// See refined_attributions.h.
#include "stages/refined_attributions.h"

#include <algorithm>

#include "stages/link_features.h"
#include "stages/linked_attributions.h"
#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr float kImpossible = -1e4f;
/// Thousandths. Less probable attributions are wrong in two of three cases. Relation F1 with 250, 350, 450 on
/// PolNeAR dev: 72.1, 71.8, 70.8; on gold dev: 80.9, 81.6, 79.8; marks F1 there: 54.9, 56.4, 55.7.
constexpr int32_t kLeastProbable = 350;
/// With a cue that always attributes ("said") only the parts are in doubt: down to 60 they are right in 20 of
/// 43 cases on PolNeAR dev and gold dev, and the cue stands for somebody's word in 35.
constexpr int32_t kLeastProbableParts = 60;

/// Cues cost as much as fifteen tokens each, so they are bounded by the text's length. The densest of 1,043
/// annotated articles has one in 13 tokens, and one in 26 beyond its first twenty.
constexpr size_t kFreeCues = 50, kTokensPerCue = 12;

/// 0 lower case, 1 Xx, 2 XxX, 3 XX, 4 a digit first, 5 something else.
uint8_t shape_of(std::string_view word) {
  size_t letters = 0, upper = 0, others = 0, upper_later = 0;
  CharClass first = CharClass::kSymbol;
  bool first_upper = false;
  for (uint32_t at = 0; at < word.size();) {
    CodePoint const c = decode(word, at);
    CharClass const k = classify(c.value);
    if (at == 0) first = k, first_upper = is_upper(c.value);
    letters += k == CharClass::kLetter;
    others += k != CharClass::kLetter;
    upper += is_upper(c.value);
    upper_later += at > 0 && is_upper(c.value);
    at += c.size;
  }
  bool const single = letters + others == 1;
  if (upper && upper == letters && !single) return 3;
  if (first_upper) return single || (letters > 1 && !upper_later) ? 1 : 2;
  if (first == CharClass::kDigit) return 4;
  return others ? 5 : 0;
}

std::vector<RefinerToken> refiner_tokens(Document const& doc) {
  std::vector<RefinerToken> out;
  out.reserve(doc.tokens.size());
  for (uint32_t i = 0; i < doc.tokens.size(); ++i) {
    Token const& t = doc.tokens[i];
    auto const quote = std::min<int>(t.quote_depth, 2) + 3 * static_cast<int>(t.quote_mark);
    out.push_back(
        {doc.lower_word(i), shape_of(doc.word(i)), static_cast<uint8_t>(t.tag), static_cast<uint8_t>(quote)});
  }
  return out;
}

/// Where to cut before cutting anywhere: between blocks, then between sentences.
enum class Cut { kBlock, kSentence, kAnywhere };

struct Chunker {
  Document const& doc;
  std::vector<TokenSpan> out;

  bool may_cut(Cut at, uint32_t i) const {
    if (at == Cut::kBlock) return doc.block_of(i) != doc.block_of(i - 1);
    return doc.tokens[i].sentence != doc.tokens[i - 1].sentence;
  }
  void split(TokenSpan s, Cut at) {
    if (s.size() <= Refiner::kChunk) return out.push_back(s);
    if (at == Cut::kAnywhere) {
      for (uint32_t i = s.begin; i < s.end; i += Refiner::kChunk)
        out.push_back({i, std::min(i + Refiner::kChunk, s.end)});
      return;
    }
    Cut const finer = at == Cut::kBlock ? Cut::kSentence : Cut::kAnywhere;
    uint32_t begin = s.begin, before = s.begin;
    for (uint32_t i = s.begin + 1; i <= s.end; ++i) {
      if (i < s.end && !may_cut(at, i)) continue;
      if (i - begin > Refiner::kChunk && before > begin) {
        split({begin, before}, finer);
        begin = before;
      }
      before = i;
    }
    split({begin, s.end}, finer);
  }
};

/// The best path of outside, begin, inside; an inside follows a begin or an inside of its sentence.
std::vector<TokenSpan> best_cues(Document const& doc, std::vector<float> const& scores) {
  constexpr size_t kLabels = Refiner::kCueLabels;
  const size_t n = doc.tokens.size();
  std::vector<uint8_t> from(n * kLabels);
  float best[kLabels] = {};
  for (uint32_t k = 0; k < n; ++k) {
    auto const any = static_cast<uint8_t>(std::max_element(best, best + kLabels) - best);
    uint8_t const inner = best[1] >= best[2] ? 1 : 2;
    bool const runs_on = k > 0 && doc.tokens[k].sentence == doc.tokens[k - 1].sentence;
    float const* s = &scores[k * kLabels];
    float const next[] = {best[any] + s[0], best[any] + s[1], (runs_on ? best[inner] : kImpossible) + s[2]};
    from[k * kLabels] = from[k * kLabels + 1] = any, from[k * kLabels + 2] = inner;
    float const level = std::max({next[0], next[1], next[2]});  // keeps sums small over long texts
    for (size_t l = 0; l < kLabels; ++l) best[l] = next[l] - level;
  }
  std::vector<TokenSpan> out;
  auto label = static_cast<uint8_t>(std::max_element(best, best + kLabels) - best);
  uint32_t end = 0;
  for (auto k = static_cast<uint32_t>(n); k-- > 0; label = from[k * kLabels + label]) {
    if (label != 0 && end == 0) end = k + 1;
    if (label == 1) out.push_back({k, end});
    if (label != 2) end = 0;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

RefinerWindow window_of(Document const& doc, TokenSpan cue) {
  RefinerWindow w{cue, {cue.begin, cue.end}, {}};
  const uint32_t block = doc.block_of(cue.begin), own = doc.tokens[cue.begin].sentence;
  auto const n = static_cast<uint32_t>(doc.tokens.size());
  while (w.window.begin > 0 && cue.begin - w.window.begin < Refiner::kLeft &&
         doc.block_of(w.window.begin - 1) == block)
    --w.window.begin;
  while (w.window.end < n && w.window.end - cue.end < Refiner::kRight - 1 &&
         doc.block_of(w.window.end) == block)
    ++w.window.end;
  for (uint32_t i = w.window.begin; i < w.window.end; ++i) {
    auto const away = static_cast<int>(doc.tokens[i].sentence) - static_cast<int>(own);
    w.sentences.push_back(static_cast<uint8_t>(std::clamp(away, -4, 4) + 4));
  }
  return w;
}

/// Chooses the parts of one cue from the scores of its window.
class PartChooser {
 public:
  PartChooser(RefinerWindow const& w, std::vector<float> const& scores) : w_(w), scores_(scores) {}

  LinkedParts best() const {
    std::vector<Option> options[kLinkParts];
    for (int p = 0; p < kLinkParts; ++p) options[p] = options_of(static_cast<LinkPart>(p));
    LinkedParts out;
    float most = 0;
    bool found = false;
    for (Option const& source : options[0]) {
      for (Option const& left : options[1]) {
        for (Option const& right : options[2]) {
          if (left.tokens.empty() && right.tokens.empty()) continue;
          if (source.tokens.overlaps(left.tokens) || source.tokens.overlaps(right.tokens)) continue;
          float const score = source.score + left.score + right.score;
          if (found && score <= most) continue;
          found = true, most = score;
          out = LinkedParts{{source.tokens, left.tokens, right.tokens}};
        }
      }
    }
    return out;
  }

  /// The network's probability of all borders of the parts.
  float probability(LinkedParts const& parts) const {
    float out = 1;
    for (LinkPart p : {LinkPart::kSource, LinkPart::kLeft, LinkPart::kRight}) {
      const TokenSpan s = parts[p];
      out *= share(p, begin_label(p), s.empty() ? absent() : s.begin - w_.window.begin);
      out *= share(p, last_label(p), s.empty() ? absent() : s.end - 1 - w_.window.begin);
    }
    return out;
  }

 private:
  static constexpr size_t kTop = 5, kOptions = 4;
  struct Option {
    TokenSpan tokens;
    float score;
  };

  size_t absent() const { return w_.window.size(); }
  float score(size_t at, int label) const {
    return scores_[at * Refiner::kBorders + static_cast<size_t>(label)];
  }
  bool allowed(LinkPart p, size_t at) const {
    const uint32_t i = w_.window.begin + static_cast<uint32_t>(at);
    if (p == LinkPart::kLeft) return i < w_.cue.begin;
    if (p == LinkPart::kRight) return i >= w_.cue.end;
    return i < w_.cue.begin || i >= w_.cue.end;
  }

  std::vector<uint32_t> top(LinkPart p, int label) const {
    std::vector<uint32_t> out;
    for (uint32_t at = 0; at < w_.window.size(); ++at)
      if (allowed(p, at)) out.push_back(at);
    const size_t count = std::min(kTop, out.size());
    std::partial_sort(out.begin(), out.begin() + static_cast<ptrdiff_t>(count), out.end(),
                      [&](uint32_t a, uint32_t b) {
                        return score(a, label) != score(b, label) ? score(a, label) > score(b, label) : a < b;
                      });
    out.resize(count);
    return out;
  }

  std::vector<Option> options_of(LinkPart p) const {
    std::vector<Option> out;
    for (uint32_t b : top(p, begin_label(p))) {
      for (uint32_t l : top(p, last_label(p))) {
        const TokenSpan s{w_.window.begin + b, w_.window.begin + l + 1};
        if (l < b || s.overlaps(w_.cue)) continue;
        out.push_back({s, score(b, begin_label(p)) + score(l, last_label(p))});
      }
    }
    std::sort(out.begin(), out.end(), [](Option const& a, Option const& b) {
      return a.score != b.score ? a.score > b.score : a.tokens < b.tokens;
    });
    if (out.size() > kOptions) out.resize(kOptions);
    out.push_back({{}, score(absent(), begin_label(p)) + score(absent(), last_label(p))});
    return out;
  }

  /// Softmax over the places that a border may have.
  float share(LinkPart p, int label, size_t at) const {
    float most = score(absent(), label);
    for (size_t k = 0; k < w_.window.size(); ++k)
      if (allowed(p, k)) most = std::max(most, score(k, label));
    auto const e = [&](size_t k) { return exp_of_negative(score(k, label) - most); };
    float sum = e(absent());
    for (size_t k = 0; k < w_.window.size(); ++k)
      if (allowed(p, k)) sum += e(k);
    return e(at) / sum;
  }

  RefinerWindow const& w_;
  std::vector<float> const& scores_;
};

/// Probability of a cue's first token being a begin.
float cue_probability(std::vector<float> const& scores, uint32_t token) {
  float const* s = &scores[token * Refiner::kCueLabels];
  float const most = std::max({s[0], s[1], s[2]});
  float const outside = exp_of_negative(s[0] - most), begin = exp_of_negative(s[1] - most);
  return begin / (outside + begin + exp_of_negative(s[2] - most));
}

}  // namespace

bool always_attributes(Document const& doc, TokenSpan cue, Lexicon const& forms) {
  for (uint32_t i = cue.begin; i < cue.end; ++i)
    if (LexiconMatch const m = forms.match(doc, i, cue.end); m && m.entry->has("always")) return true;
  return false;
}

std::vector<TokenSpan> refiner_chunks(Document const& doc) {
  Chunker chunker{doc, {}};
  if (!doc.tokens.empty()) chunker.split({0, static_cast<uint32_t>(doc.tokens.size())}, Cut::kBlock);
  return std::move(chunker.out);
}

EncodedWords encode_words(Document const& doc, Refiner const& refiner) {
  const std::vector<RefinerToken> tokens = refiner_tokens(doc);
  EncodedWords out;
  out.last.reserve(tokens.size() * refiner.width()), out.inner.reserve(tokens.size() * refiner.width());
  for (TokenSpan const& chunk : refiner_chunks(doc))
    refiner.encode(&tokens[chunk.begin], chunk.size(), out.last, out.inner);
  return out;
}

std::optional<std::vector<Attribution>> refine_attributions(Document const& doc, Refiner const& refiner,
                                                            Refiner::Encoded const& encoded,
                                                            Lexicon const& cue_forms) {
  const std::vector<float> cue_scores = refiner.cue_scores(encoded);
  const std::vector<float> view = refiner.linker_view(encoded);
  const std::vector<bool> read = blocks_read_for_claims(doc);
  const std::vector<TokenSpan> cues = best_cues(doc, cue_scores);
  if (cues.size() > kFreeCues + doc.tokens.size() / kTokensPerCue) return std::nullopt;
  std::vector<Attribution> out;
  for (TokenSpan const& cue : cues) {
    if (!read[doc.block_of(cue.begin)]) continue;
    const RefinerWindow window = window_of(doc, cue);
    const std::vector<float> scores = refiner.border_scores(encoded, view, window);
    const PartChooser chooser(window, scores);
    const LinkedParts parts = chooser.best();
    if (parts[LinkPart::kLeft].empty() && parts[LinkPart::kRight].empty()) continue;
    float const p = cue_probability(cue_scores, cue.begin) * chooser.probability(parts);
    auto const thousandths = static_cast<int32_t>(p * 1000.0f + 0.5f);
    bool const sure = always_attributes(doc, cue, cue_forms);
    if (thousandths < (sure ? kLeastProbableParts : kLeastProbable)) continue;
    out.push_back(attribution_of(doc, cue, parts));
    out.back().margin = thousandths;
    out.back().confidence = refiner.confidence(thousandths);
  }
  return out;
}

}  // namespace firsthand
