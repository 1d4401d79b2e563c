// Quotations by their first and by their last token. Assumes that find_quotations has sorted them by the
// first.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "text/document.h"

namespace firsthand {

class QuotationIndex {
 public:
  explicit QuotationIndex(Document const& doc) : doc_(doc) {
    for (uint32_t k = 0; k < doc.quotations.size(); ++k) by_end_.push_back({doc.quotations[k].tokens.end, k});
    std::sort(by_end_.begin(), by_end_.end());
  }
  /// The outermost quotation that begins at, or ends before, token i; nullptr if there is none.
  Quotation const* beginning_at(uint32_t i) const {
    auto const& all = doc_.quotations;
    auto const q =
        std::partition_point(all.begin(), all.end(), [&](auto const& one) { return one.tokens.begin < i; });
    return q != all.end() && q->tokens.begin == i ? &*q : nullptr;
  }
  Quotation const* ending_before(uint32_t i) const {
    auto const e = std::lower_bound(by_end_.begin(), by_end_.end(), std::pair<uint32_t, uint32_t>{i, 0});
    return e != by_end_.end() && e->first == i ? &doc_.quotations[e->second] : nullptr;
  }

 private:
  Document const& doc_;
  std::vector<std::pair<uint32_t, uint32_t>> by_end_;
};

}  // namespace firsthand
