// See candidates.h.
#include "coverage/candidates.h"

#include <algorithm>
#include <bit>

#include "coverage/fingerprints.h"

namespace firsthand {
namespace {

constexpr size_t kMostStems = 400;  // of an article
constexpr size_t kLeastAgree = 5;   // hashes of 128 that a pair shares: chance alone gives one or two
constexpr size_t kFullBucket = 24;  // articles of one value whose every pair is taken
// Articles that may share a stem before it links none: one in fifty of them, a dozen at least.
constexpr size_t kFewCommon = 12, kMostCommon = 60, kCommonPart = 50;
constexpr uint32_t kLeastShare = 15;   // per cent of the lighter article's rare weight
constexpr uint32_t kLeastShared = 60;  // weight: a dozen rare words
constexpr size_t kMostByStems = 12;    // pairs of one article

uint64_t mixed(uint64_t x) {
  x = (x ^ (x >> 31)) * 0x7FB5D329728EA185ull;
  x = (x ^ (x >> 27)) * 0x81DADEF4BC2DD44Dull;
  return x ^ (x >> 33);
}

}  // namespace

Sketch sketch_of(Side const& side) {
  Sketch out;
  out.minima.fill(UINT32_MAX);
  for (uint32_t print : fingerprints(side)) {
    out.has_prints = true;
    for (size_t i = 0; i < kMinHashes; ++i)
      out.minima[i] =
          std::min(out.minima[i], static_cast<uint32_t>(mixed(print + (uint64_t{i} << 32)) >> 32));
  }
  for (Term const& t : side.terms)
    if (t.kind != TermKind::kNone && t.kind != TermKind::kFunction) out.stems.push_back(t.stem);
  std::sort(out.stems.begin(), out.stems.end());
  out.stems.erase(std::unique(out.stems.begin(), out.stems.end()), out.stems.end());
  if (out.stems.size() > kMostStems) out.stems.resize(kMostStems);
  return out;
}

Candidates::Candidates(std::vector<Sketch> sketches)
    : sketches_(std::move(sketches)), weight_(sketches_.size(), 0), met_(sketches_.size(), 0) {
  std::vector<std::pair<uint32_t, uint32_t>> all;  // stem, article
  for (uint32_t i = 0; i < sketches_.size(); ++i)
    for (uint32_t stem : sketches_[i].stems) all.emplace_back(stem, i);
  std::sort(all.begin(), all.end());
  size_t const common = std::clamp(sketches_.size() / kCommonPart, kFewCommon, kMostCommon);
  for (size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].first == all[begin].first) ++end;
    if (end - begin > common) continue;
    postings_.emplace_back(all[begin].first, std::vector<uint32_t>());
    for (size_t k = begin; k < end; ++k) postings_.back().second.push_back(all[k].second);
  }
  for (auto const& [stem, articles] : postings_)
    for (uint32_t i : articles) weight_[i] += 1 + std::bit_width(sketches_.size() / articles.size());
}

std::vector<uint32_t> const* Candidates::rare(uint32_t stem) const {
  auto const at = std::lower_bound(postings_.begin(), postings_.end(), stem,
                                   [](auto const& posting, uint32_t s) { return posting.first < s; });
  return at != postings_.end() && at->first == stem ? &at->second : nullptr;
}

/// The other articles with the weight of the rare stems they share with one, most first.
std::vector<Candidates::Scored> Candidates::sharing(uint32_t article) const {
  std::vector<Scored> out;
  for (uint32_t stem : sketches_[article].stems) {
    std::vector<uint32_t> const* const articles = rare(stem);
    if (!articles) continue;
    auto const weight = static_cast<uint32_t>(1 + std::bit_width(sketches_.size() / articles->size()));
    for (uint32_t i : *articles) {
      if (i == article) continue;
      if (met_[i] == 0) out.push_back({i, 0});
      met_[i] += weight;
    }
  }
  for (Scored& s : out) s.shared = std::exchange(met_[s.article], 0);
  std::sort(out.begin(), out.end(), [](Scored const& x, Scored const& y) {
    return x.shared != y.shared ? x.shared > y.shared : x.article < y.article;
  });
  return out;
}

std::vector<uint32_t> Candidates::nearest(uint32_t article, size_t most) const {
  std::vector<uint32_t> out;
  for (Scored const& s : sharing(article)) {
    if (out.size() == most) break;
    out.push_back(s.article);
  }
  return out;
}

void Candidates::by_prints(Pairs& out) const {
  Pairs met;
  std::vector<std::pair<uint32_t, uint32_t>> slot;  // value, article
  for (size_t h = 0; h < kMinHashes; ++h) {
    slot.clear();
    for (uint32_t i = 0; i < sketches_.size(); ++i)
      if (sketches_[i].has_prints) slot.emplace_back(sketches_[i].minima[h], i);
    std::sort(slot.begin(), slot.end());
    for (size_t begin = 0, end = 0; begin < slot.size(); begin = end) {
      while (end < slot.size() && slot[end].first == slot[begin].first) ++end;
      size_t const reach = end - begin <= kFullBucket ? end - begin : 2;
      for (size_t i = begin; i < end; ++i)
        for (size_t k = i + 1; k < std::min(end, i + reach); ++k)
          met.emplace_back(slot[i].second, slot[k].second);
    }
  }
  std::sort(met.begin(), met.end());
  for (size_t begin = 0, end = 0; begin < met.size(); begin = end) {
    while (end < met.size() && met[end] == met[begin]) ++end;
    if (end - begin >= kLeastAgree) out.push_back(met[begin]);
  }
}

void Candidates::by_stems(Pairs& out) const {
  for (uint32_t i = 0; i < sketches_.size(); ++i) {
    size_t kept = 0;
    for (Scored const& s : sharing(i)) {
      uint32_t const lighter = std::min(weight_[i], weight_[s.article]);
      if (s.shared < kLeastShared || kept == kMostByStems) break;
      if (uint64_t{100} * s.shared < uint64_t{kLeastShare} * lighter) continue;
      out.emplace_back(std::min(i, s.article), std::max(i, s.article));
      ++kept;
    }
  }
}

std::vector<std::pair<uint32_t, uint32_t>> Candidates::pairs() const {
  Pairs out;
  by_prints(out);
  by_stems(out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace firsthand
