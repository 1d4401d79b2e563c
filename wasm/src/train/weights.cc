// The feature index, and the export of learnt weights into the shipped table.
#include "train/weights.h"

#include <algorithm>
#include <iostream>

#include "model/hashed_linear.h"

namespace firsthand::train {
namespace {

void put_u32(std::string& out, uint32_t v) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>((v >> (8 * i)) & 0xFF);
}

}  // namespace

size_t FeatureIndex::slot_of(uint32_t feature) const {
  size_t at = (feature * 0x9e3779b1u) & (slots_.size() - 1);
  while (slots_[at].count != 0 && slots_[at].feature != feature) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void FeatureIndex::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (Slot const& s : old)
    if (s.count != 0) slots_[slot_of(s.feature)] = s;
}

void FeatureIndex::count(uint32_t feature) {
  Slot& s = slots_[slot_of(feature)];
  if (s.count == 0) {
    s.feature = feature;
    ++used_;
  }
  ++s.count;
  if (used_ * 2 > slots_.size()) grow();
}

void FeatureIndex::freeze(uint32_t least) {
  for (Slot& s : slots_) {
    if (s.count < least || s.count == 0) continue;
    s.row = static_cast<uint32_t>(features_.size());
    features_.push_back(s.feature);
    counts_.push_back(s.count);
  }
}

int FeatureIndex::rows_of(uint32_t* features, int count) const {
  int kept = 0;
  for (int f = 0; f < count; ++f)
    if (const uint32_t r = row(features[f]); r != kNone) features[kept++] = r;
  return kept;
}

float Weights::scale() const {
  if (fixed_scale_ > 0) return fixed_scale_;
  float largest = 0;
  for (size_t at = 0; at < w_.size(); ++at) largest = std::max(largest, std::fabs(average(at)));
  return HashedLinear::kFullScale / std::min(largest, kLargestWeight);
}

std::string Weights::exported(std::string const& name, int log2_rows) const {
  const size_t labels = static_cast<size_t>(labels_);
  struct Candidate {
    float importance;
    uint32_t row;
  };
  std::vector<Candidate> order;
  float largest = 0;
  for (uint32_t r = 0; r < index_.rows(); ++r) {
    float most = 0;
    for (size_t l = 0; l < labels; ++l) most = std::max(most, std::fabs(average(r * labels + l)));
    largest = std::max(largest, most);
    if (most > 0) order.push_back({most * std::sqrt(static_cast<float>(index_.seen(r))), r});
  }
  std::sort(order.begin(), order.end(), [](Candidate const& a, Candidate const& b) {
    return a.importance != b.importance ? a.importance > b.importance : a.row < b.row;
  });
  float const by = scale();
  const size_t stride = labels + 1;
  std::string table(stride << log2_rows, '\0');
  size_t placed = 0;
  for (Candidate const& c : order) {
    const uint32_t feature = index_.feature(c.row);
    std::string row(1, static_cast<char>(HashedLinear::check_of(feature)));
    bool any = false;
    for (size_t l = 0; l < labels; ++l) {
      float const scaled = average(c.row * labels + l) * by;
      int const rounded = std::clamp(static_cast<int>(scaled < 0 ? scaled - 0.5f : scaled + 0.5f), -127, 127);
      any = any || rounded != 0;
      row += static_cast<char>(rounded);
    }
    if (!any) continue;
    const size_t first = feature & ((size_t{1} << log2_rows) - 1);
    for (size_t at : {first, first ^ 1}) {
      if (table[at * stride] != 0) continue;
      table.replace(at * stride, stride, row);
      ++placed;
      break;
    }
  }
  std::cout << name << ": " << placed << " of " << order.size() << " features placed, largest weight "
            << largest << "\n";
  std::string out;
  put_u32(out, static_cast<uint32_t>(labels_));
  put_u32(out, static_cast<uint32_t>(log2_rows));
  put_u32(out, 0);
  return out + table;
}

}  // namespace firsthand::train
