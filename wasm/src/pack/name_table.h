// Things by name, found by the hash of the name alone: stages ask for their lexicons by literal names, whose
// hashes the compiler works out. Two names of one hash are refused when they are put in.
#pragma once

#include <bit>
#include <string_view>
#include <utility>
#include <vector>

#include "model/hashed_linear.h"

namespace firsthand {

template <class T>
class NameTable {
 public:
  /// Of name-value pairs, such as a map, that outlives the table. False when two names have one hash.
  template <class Map>
  bool fill(Map const& map) {
    slots_.assign(std::bit_ceil(2 * map.size() + 2), {});
    for (auto const& [name, value] : map) {
      Slot& slot = slots_[at(hash_bytes(name))];
      if (slot.value) return false;
      slot = {hash_bytes(name), &value};
    }
    return true;
  }

  /// nullptr if there is none.
  T const* find(std::string_view name) const {
    return slots_.empty() ? nullptr : slots_[at(hash_bytes(name))].value;
  }

 private:
  struct Slot {
    uint32_t hash = 0;
    T const* value = nullptr;
  };

  /// Where the hash is or would be.
  size_t at(uint32_t hash) const {
    size_t i = hash & (slots_.size() - 1);
    while (slots_[i].value && slots_[i].hash != hash) i = (i + 1) & (slots_.size() - 1);
    return i;
  }

  std::vector<Slot> slots_;  // open addressing, at most half full
};

}  // namespace firsthand
