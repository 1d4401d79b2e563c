// Pairs the claims of two aligned articles by the partner words of their contents.
#include <algorithm>

#include "coverage/changes.h"

namespace firsthand {
namespace {

constexpr uint32_t kLeastShare = 30;  // per cent of both contents' weight that must be partner words

uint32_t weight_of(Side const& side, std::vector<TokenSpan> const& pieces) {
  uint32_t out = 0;
  for (TokenSpan const& p : pieces)
    for (uint32_t i = p.begin; i < p.end; ++i) out += side.terms[i].weight;
  return out;
}

/// Of each token the attributions whose content holds it.
std::vector<std::vector<uint32_t>> claims_at(Side const& side) {
  std::vector<std::vector<uint32_t>> out(side.terms.size());
  auto const& list = side.doc.attributions;
  for (uint32_t n = 0; n < list.size(); ++n)
    for (TokenSpan const& p : list[n].content_tokens)
      for (uint32_t i = p.begin; i < p.end; ++i) out[i].push_back(n);
  return out;
}

struct Pair {
  uint32_t a, b, share;  // per cent: partner weight, twice, of both contents
};

/// Of one claim of a, how well each claim of b that shares words with it fits.
void fits(Side const& a, Side const& b, Alignment const& x, uint32_t claim,
          std::vector<std::vector<uint32_t>> const& claims_of_b, std::vector<uint32_t>& met,
          std::vector<Pair>& out) {
  std::vector<uint32_t> touched;
  for (TokenSpan const& p : a.doc.attributions[claim].content_tokens)
    for (uint32_t i = p.begin; i < p.end; ++i) {
      if (x.match_a[i] == kNoMatch) continue;
      for (uint32_t n : claims_of_b[x.match_a[i]]) {
        if (met[n] == 0) touched.push_back(n);
        met[n] += a.terms[i].weight;
      }
    }
  uint32_t const mine = weight_of(a, a.doc.attributions[claim].content_tokens);
  for (uint32_t n : touched) {
    uint32_t const both = mine + weight_of(b, b.doc.attributions[n].content_tokens);
    uint32_t const share = both > 0 ? std::min(100u, 200 * met[n] / both) : 0;
    if (share >= kLeastShare) out.push_back({claim, n, share});
    met[n] = 0;
  }
}

}  // namespace

std::vector<AlignedClaims> align_claims(Side const& a, Side const& b, Alignment const& alignment) {
  auto const claims_of_b = claims_at(b);
  size_t const count_a = a.doc.attributions.size(), count_b = b.doc.attributions.size();
  std::vector<Pair> pairs;
  std::vector<uint32_t> met(count_b, 0);
  for (uint32_t n = 0; n < count_a; ++n) fits(a, b, alignment, n, claims_of_b, met, pairs);
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](Pair const& x, Pair const& y) { return x.share > y.share; });
  std::vector<uint32_t> of_a(count_a, kNoMatch), of_b(count_b, kNoMatch);
  for (Pair const& p : pairs)
    if (of_a[p.a] == kNoMatch && of_b[p.b] == kNoMatch) of_a[p.a] = p.b, of_b[p.b] = p.a;
  std::vector<AlignedClaims> out;
  for (uint32_t n = 0; n < count_a; ++n)
    out.push_back({n, of_a[n] == kNoMatch ? std::nullopt : std::optional<uint32_t>(of_a[n])});
  for (uint32_t n = 0; n < count_b; ++n)
    if (of_b[n] == kNoMatch) out.push_back({std::nullopt, n});
  return out;
}

}  // namespace firsthand
