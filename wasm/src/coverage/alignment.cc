// See alignment.h.
#include "coverage/alignment.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace firsthand {
namespace {

constexpr size_t kCommonWord = 40;            // sentences that may share a word before it links none
constexpr size_t kMostLinks = 4;              // of a sentence
constexpr uint32_t kLongest = 250;            // words of a sentence that are read
constexpr uint64_t kMostPairs = 400'000'000;  // of words looked at: articles of 100,000 words need a tenth

// A link takes this much shared weight and this share of the lighter sentence, or less of the one and more of
// the other: short sentences of common words.
constexpr uint32_t kLeastWeight = 9, kLeastShare = 40;
constexpr uint32_t kLowWeight = 5, kHighShare = 55;
// A second link of a sentence must bring in at least this share of its weight that the better ones lack.
constexpr uint32_t kLeastNews = 20;

using Postings = std::unordered_map<uint32_t, std::vector<uint32_t>>;  // stem -> sentences

Postings postings_of(Side const& side) {
  Postings out;
  for (uint32_t s = 0; s < side.sentences.size(); ++s)
    for (auto const& [stem, weight] : side.sentences[s].stems) out[stem].push_back(s);
  return out;
}

struct Candidate {
  uint32_t sentence, shared;  // weight of the common stems
  uint32_t share;             // in per cent of the lighter one
};

std::vector<Candidate> candidates(SentenceTerms const& terms, Side const& other, Postings const& postings) {
  std::map<uint32_t, uint32_t> shared;
  for (auto const& [stem, weight] : terms.stems) {
    auto const found = postings.find(stem);
    if (found == postings.end() || found->second.size() > kCommonWord) continue;
    for (uint32_t s : found->second) shared[s] += weight;
  }
  std::vector<Candidate> out;
  for (auto const& [s, weight] : shared) {
    uint32_t const lighter = std::max(1u, std::min(terms.weight, other.sentences[s].weight));
    uint32_t const share = std::min(100u, 100 * weight / lighter);
    bool const fits = weight >= kLeastWeight && share >= kLeastShare;
    if (fits || (weight >= kLowWeight && share >= kHighShare)) out.push_back({s, weight, share});
  }
  return out;
}

/// Weight of the stems of `terms` that `other` has and `taken` has not; they are added to `taken`.
uint32_t take_new(SentenceTerms const& terms, SentenceTerms const& other, std::vector<uint32_t>& taken) {
  uint32_t weight = 0;
  for (auto const& [stem, w] : terms.stems) {
    auto const at =
        std::lower_bound(other.stems.begin(), other.stems.end(), std::pair<uint32_t, uint32_t>(stem, 0));
    if (at == other.stems.end() || at->first != stem) continue;
    if (std::find(taken.begin(), taken.end(), stem) != taken.end()) continue;
    taken.push_back(stem);
    weight += w;
  }
  return weight;
}

/// The links one side's sentences ask for: each its best partner, and others that cover more of it.
void ask_links(Side const& from, Side const& to, bool forward, std::vector<SentenceLink>& out) {
  Postings const postings = postings_of(to);
  for (uint32_t s = 0; s < from.sentences.size(); ++s) {
    SentenceTerms const& terms = from.sentences[s];
    std::vector<Candidate> list = candidates(terms, to, postings);
    auto const better = [&](Candidate const& x, Candidate const& y) {
      uint64_t const left = uint64_t{x.shared} * (x.share + 50), right = uint64_t{y.shared} * (y.share + 50);
      return left != right ? left > right : x.sentence < y.sentence;
    };
    std::sort(list.begin(), list.end(), better);
    std::vector<uint32_t> taken;
    size_t kept = 0;
    for (Candidate const& c : list) {
      uint32_t const news = take_new(terms, to.sentences[c.sentence], taken);
      if (kept > 0 && 100 * news < kLeastNews * terms.weight) continue;
      out.push_back(forward ? SentenceLink{s, c.sentence, c.share} : SentenceLink{c.sentence, s, c.share});
      if (++kept == kMostLinks) break;
    }
  }
}

std::vector<SentenceLink> link_sentences(Side const& a, Side const& b) {
  std::vector<SentenceLink> links;
  ask_links(a, b, true, links);
  ask_links(b, a, false, links);
  std::sort(links.begin(), links.end(), [](SentenceLink const& x, SentenceLink const& y) {
    return std::tie(x.a, x.b, y.share) < std::tie(y.a, y.b, x.share);
  });
  auto const same = [](SentenceLink const& x, SentenceLink const& y) { return x.a == y.a && x.b == y.b; };
  links.erase(std::unique(links.begin(), links.end(), same), links.end());
  return links;
}

/// Greedy string tiling of one linked pair over the words that are still free.
class Tiler {
 public:
  Tiler(Side const& a, Side const& b, Alignment& out) : a_(a), b_(b), out_(out) {}

  void tile(SentenceLink const& link) {
    left_ = words(a_, link.a);
    right_ = words(b_, link.b);
    while (pairs_ < kMostPairs && longest_run()) {
    }
    single_words();
  }

 private:
  /// Tokens of a sentence that are words or numbers.
  static std::vector<uint32_t> words(Side const& side, uint32_t sentence) {
    std::vector<uint32_t> out;
    TokenSpan const s = side.doc.sentences[sentence].tokens;
    for (uint32_t i = s.begin; i < s.end && out.size() < kLongest; ++i)
      if (side.terms[i].kind != TermKind::kNone) out.push_back(i);
    return out;
  }
  bool meet(uint32_t i, uint32_t k) const {
    Term const &x = a_.terms[i], &y = b_.terms[k];
    if (out_.match_a[i] != kNoMatch || out_.match_b[k] != kNoMatch) return false;
    return x.exact == y.exact || (x.telling() && y.telling() && x.stem == y.stem);
  }

  /// Marks the longest run of two or more words that holds a telling one; false when there is none.
  bool longest_run() {
    size_t best = 1, at_a = 0, at_b = 0;
    pairs_ += uint64_t{left_.size()} * right_.size();
    std::vector<uint16_t> above(right_.size() + 1, 0), row(right_.size() + 1, 0);
    for (size_t i = 0; i < left_.size(); ++i) {
      for (size_t k = 0; k < right_.size(); ++k) {
        row[k + 1] = meet(left_[i], right_[k]) ? static_cast<uint16_t>(above[k] + 1) : 0;
        if (row[k + 1] <= best || !tells(i + 1 - row[k + 1], i + 1)) continue;
        best = row[k + 1];
        at_a = i + 1 - best;
        at_b = k + 1 - best;
      }
      std::swap(above, row);
    }
    if (best < 2) return false;
    for (size_t n = 0; n < best; ++n) match(left_[at_a + n], right_[at_b + n]);
    out_.tiles.push_back(
        {{left_[at_a], left_[at_a + best - 1] + 1}, {right_[at_b], right_[at_b + best - 1] + 1}});
    return true;
  }
  bool tells(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i)
      if (a_.terms[left_[i]].telling()) return true;
    return false;
  }

  void single_words() {
    for (uint32_t i : left_) {
      if (!a_.terms[i].telling()) continue;
      for (uint32_t k : right_)
        if (meet(i, k)) {
          match(i, k);
          break;
        }
    }
  }
  void match(uint32_t i, uint32_t k) {
    out_.match_a[i] = k;
    out_.match_b[k] = i;
  }

  Side const &a_, &b_;
  Alignment& out_;
  std::vector<uint32_t> left_, right_;
  uint64_t pairs_ = 0;
};

}  // namespace

Alignment align(Side const& a, Side const& b) {
  Alignment out;
  out.links = link_sentences(a, b);
  out.match_a.assign(a.terms.size(), kNoMatch);
  out.match_b.assign(b.terms.size(), kNoMatch);
  out.of_a.resize(a.sentences.size());
  out.of_b.resize(b.sentences.size());
  std::vector<SentenceLink> best_first = out.links;
  std::stable_sort(best_first.begin(), best_first.end(),
                   [](SentenceLink const& x, SentenceLink const& y) { return x.share > y.share; });
  Tiler tiler(a, b, out);
  for (SentenceLink const& link : best_first) {
    tiler.tile(link);
    out.of_a[link.a].push_back(link.b);
    out.of_b[link.b].push_back(link.a);
  }
  std::sort(out.tiles.begin(), out.tiles.end(), [](Tile const& x, Tile const& y) { return x.a < y.a; });
  return out;
}

View View::reversed(Alignment const& x) const {
  return View(to, from, back, match, forward ? x.of_b : x.of_a, !forward);
}

uint32_t covered(View const& view, TokenSpan span) {
  uint32_t all = 0, met = 0;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    all += view.from.terms[i].weight;
    if (view.match[i] != kNoMatch) met += view.from.terms[i].weight;
  }
  return all > 0 ? 100 * met / all : 0;
}

TokenSpan image(View const& view, TokenSpan span) {
  std::map<uint32_t, uint32_t> weight;  // of each sentence of the other side
  for (uint32_t i = span.begin; i < span.end; ++i)
    if (view.match[i] != kNoMatch)
      weight[view.to.doc.sentence_of(view.match[i])] += view.from.terms[i].weight;
  uint32_t best = kNoMatch, most = 0;
  for (auto const& [sentence, w] : weight)
    if (w > most) best = sentence, most = w;
  TokenSpan out{kNoMatch, 0};
  for (uint32_t i = span.begin; best != kNoMatch && i < span.end; ++i) {
    uint32_t const k = view.match[i];
    if (k == kNoMatch || !view.from.terms[i].telling() || view.to.doc.sentence_of(k) != best) continue;
    out = hull(out, TokenSpan{k, k + 1});
  }
  return out.end == 0 ? TokenSpan{} : out;
}

}  // namespace firsthand
