// See field_heads.h. Every sum of floats runs in the order written here.
#include "model/field_heads.h"

#include <algorithm>

namespace firsthand {
namespace {

constexpr float kMostLogits = 100.0f;  // keeps sums over the claims of one speaker inside 32 bits
constexpr size_t kMostLabels = 63, kMostName = 40, kMostFields = 32, kMostPools = 64, kMostWidth = 1024;

int32_t in_units(float logits) {
  float const x = std::clamp(logits, -kMostLogits, kMostLogits) * FieldHeads::kUnit;
  return static_cast<int32_t>(x < 0 ? x - 0.5f : x + 0.5f);
}

}  // namespace

Result<FieldHeads> FieldHeads::parse(std::string_view name, std::string_view bytes) {
  Error const damaged{ErrorCode::kBadResource, std::string(name) + " is damaged"};
  WeightReader in(bytes);
  FieldHeads out;
  bool const known = in.bytes(4) == "FHH1";
  out.fingerprint_ = in.number(), out.width_ = in.number(), out.pools_ = in.number();
  size_t const fields = in.number();
  if (!known || out.width_ > kMostWidth || out.pools_ > kMostPools || fields > kMostFields) return damaged;
  for (size_t i = 0; i < fields && in.ok(); ++i) {
    size_t const length = in.number();
    if (length > kMostName) return damaged;
    std::string const field(in.bytes(length));
    Head head;
    head.labels = in.number();
    if (head.labels > kMostLabels) return damaged;
    head.bias = in.floats(head.labels), head.factors = in.floats(head.labels * head.labels);
    head.weights = Int8Table(in, head.labels * out.pools_, out.width_);
    out.fields_.emplace(field, std::move(head));
  }
  if (!in.at_end()) return damaged;
  return out;
}

std::vector<float> FieldHeads::parts(std::string_view field, std::vector<float> const& pools) const {
  auto const it = fields_.find(field);
  if (it == fields_.end()) return {};
  std::vector<float> out = it->second.bias;
  for (size_t l = 0; l < out.size(); ++l)
    for (size_t p = 0; p < pools_; ++p) out[l] += it->second.weights.dot(l * pools_ + p, &pools[p * width_]);
  return out;
}

void FieldHeads::adjust(std::string_view field, std::vector<float> const& parts, Scores& scores) const {
  auto const it = fields_.find(field);
  if (it == fields_.end() || parts.size() != scores.size()) return;
  Scores const linear = scores;
  for (size_t l = 0; l < scores.size(); ++l) {
    float sum = parts[l];
    for (size_t m = 0; m < linear.size(); ++m)
      sum += it->second.factors[l * linear.size() + m] * static_cast<float>(linear[m]);
    scores[l] = in_units(sum);
  }
}

std::vector<std::string> FieldHeads::names() const {
  std::vector<std::string> out;
  for (auto const& [name, head] : fields_) out.push_back(name);
  return out;
}

}  // namespace firsthand
