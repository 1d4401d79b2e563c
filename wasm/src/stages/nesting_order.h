// Which attribution lies within which, at any depth, asked in constant time: every attribution has a place in
// one order of all, and what lies within it has the places that follow. Assumes the nesting of
// nest_attributions, in which nothing lies within itself.
#pragma once

#include <cstdint>
#include <vector>

#include "text/document.h"

namespace firsthand {

class NestingOrder {
 public:
  explicit NestingOrder(std::vector<Attribution> const& all);

  bool within(uint32_t inner, uint32_t outer) const {
    return place_[outer] < place_[inner] && place_[inner] < place_[outer] + size_[outer];
  }

 private:
  std::vector<uint32_t> place_, size_;  // of each attribution; how many it holds, with itself
};

}  // namespace firsthand
