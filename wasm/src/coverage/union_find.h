// Disjoint sets by path halving (Tarjan and van Leeuwen 1984). The least member stands for its set, so that
// numbering does not depend on the order of unions.
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

namespace firsthand {

class UnionFind {
 public:
  explicit UnionFind(size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }

  uint32_t find(uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void unite(uint32_t x, uint32_t y) {
    x = find(x);
    y = find(y);
    x < y ? parent_[y] = x : parent_[x] = y;
  }

  /// The sets by their least member, members in order.
  std::vector<std::vector<uint32_t>> sets() {
    std::vector<std::vector<uint32_t>> out;
    std::vector<uint32_t> place(parent_.size());
    for (uint32_t x = 0; x < parent_.size(); ++x) {
      uint32_t const root = find(x);
      if (root == x) {
        place[x] = static_cast<uint32_t>(out.size());
        out.emplace_back();
      }
      out[place[root]].push_back(x);
    }
    return out;
  }

 private:
  std::vector<uint32_t> parent_;
};

}  // namespace firsthand
