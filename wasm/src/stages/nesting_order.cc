// See nesting_order.h. Hostile texts nest thousands deep, so nothing here calls itself.
#include "stages/nesting_order.h"

#include <algorithm>
#include <numeric>

namespace firsthand {
namespace {

/// How many each lies within. Every one is visited once: who lies deeper waits for the outer one's depth.
std::vector<uint32_t> depths(std::vector<Attribution> const& all) {
  constexpr uint32_t kOpen = UINT32_MAX;
  std::vector<uint32_t> out(all.size(), kOpen), waiting;
  for (uint32_t i = 0; i < all.size(); ++i) {
    for (uint32_t at = i; out[at] == kOpen; at = *all[at].within) {
      waiting.push_back(at);
      if (!all[at].within) break;
    }
    for (; !waiting.empty(); waiting.pop_back()) {
      Attribution const& a = all[waiting.back()];
      out[waiting.back()] = a.within ? out[*a.within] + 1 : 0;
    }
  }
  return out;
}

}  // namespace

NestingOrder::NestingOrder(std::vector<Attribution> const& all) : place_(all.size()), size_(all.size(), 1) {
  std::vector<uint32_t> const depth = depths(all);
  std::vector<uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return depth[a] < depth[b]; });
  for (auto i = order.rbegin(); i != order.rend(); ++i)
    if (all[*i].within) size_[*all[*i].within] += size_[*i];
  std::vector<uint32_t> next(all.size());
  uint32_t end = 0;
  for (uint32_t const i : order) {
    uint32_t& free = all[i].within ? next[*all[i].within] : end;
    place_[i] = free;
    next[i] = free + 1;
    free += size_[i];
  }
}

}  // namespace firsthand
