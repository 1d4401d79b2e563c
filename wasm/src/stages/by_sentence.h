// Attributions by the sentence that one of their spans begins in, so that what looks for others in its own
// sentence need not look through the whole article.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace firsthand {

class BySentence {
 public:
  using Entry = std::pair<uint32_t, uint32_t>;  // sentence, index of the attribution

  BySentence() = default;
  explicit BySentence(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::sort(entries_.begin(), entries_.end());
  }

  /// Those of a sentence, by index.
  std::span<Entry const> in(uint32_t sentence) const {
    auto const before = [](Entry const& e, uint32_t s) { return e.first < s; };
    Entry const* const all = entries_.data();
    Entry const* const end = all + entries_.size();
    Entry const* const first = std::lower_bound(all, end, sentence, before);
    return {first, static_cast<size_t>(std::lower_bound(first, end, sentence + 1, before) - first)};
  }

 private:
  std::vector<Entry> entries_;
};

}  // namespace firsthand
