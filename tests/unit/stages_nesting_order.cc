// NestingOrder against its slow twin, the walk from an attribution outwards: on random nestings, and on one
// so deep that the walk of every pair would never end.
#include <catch2/catch.hpp>
#include <random>

#include "stages/nesting_order.h"

using namespace firsthand;

namespace {

bool walks_out_to(std::vector<Attribution> const& all, uint32_t inner, uint32_t outer) {
  for (std::optional<uint32_t> w = all[inner].within; w; w = all[*w].within)
    if (*w == outer) return true;
  return false;
}

/// Each lies within one that was shuffled before it, or in none.
std::vector<Attribution> nested_at_random(std::mt19937& random, uint32_t count) {
  std::vector<uint32_t> order(count);
  for (uint32_t i = 0; i < count; ++i) order[i] = i;
  for (uint32_t i = count; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  std::vector<Attribution> all(count);
  for (uint32_t i = 1; i < count; ++i)
    if (random() % 4 != 0) all[order[i]].within = order[random() % i];
  return all;
}

}  // namespace

TEST_CASE("nesting: the order of all says who lies within whom as the walk outwards does") {
  std::mt19937 random(7);
  for (uint32_t const count : {0u, 1u, 2u, 5u, 40u}) {
    std::vector<Attribution> const all = nested_at_random(random, count);
    NestingOrder const order(all);
    for (uint32_t i = 0; i < count; ++i)
      for (uint32_t k = 0; k < count; ++k) CHECK(order.within(i, k) == walks_out_to(all, i, k));
  }
}

TEST_CASE("nesting: every one of 10,000 lies within all before it") {
  constexpr uint32_t kCount = 10000;
  std::vector<Attribution> all(kCount);
  for (uint32_t i = 1; i < kCount; ++i) all[i].within = i - 1;
  NestingOrder const order(all);
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < kCount; ++i)
    for (uint32_t k = 0; k < kCount; ++k) wrong += order.within(i, k) != (k < i);
  CHECK(wrong == 0);
}
