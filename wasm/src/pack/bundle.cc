// Reads and writes the resource bundle. Every size is checked against what is left before it is used.
#include "pack/bundle.h"

#include <algorithm>
#include <cstdint>

namespace firsthand {
namespace {

constexpr std::string_view kMagic = "FHB1";
constexpr size_t kAlign = 4;  // weights are read in place by aligned loads

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool u32(uint32_t& out) {
    if (bytes_.size() - at_ < 4) return false;
    out = 0;
    for (int i = 3; i >= 0; --i) out = out << 8 | static_cast<uint8_t>(bytes_[at_ + i]);
    at_ += 4;
    return true;
  }
  bool take(uint32_t size, std::string_view& out) {
    if (bytes_.size() - at_ < size) return false;
    out = bytes_.substr(at_, size);
    at_ += size;
    return true;
  }
  void align() { at_ = std::min(bytes_.size(), (at_ + kAlign - 1) / kAlign * kAlign); }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

void put_u32(std::string& out, uint32_t v) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(v >> (8 * i) & 0xff);
}

Error damaged(std::string_view what) {
  return {ErrorCode::kBadResource, "resource bundle: " + std::string(what)};
}

}  // namespace

Result<Bundle> Bundle::parse(std::string_view bytes) {
  if (bytes.substr(0, kMagic.size()) != kMagic) return damaged("it does not begin with FHB1");
  Reader in(bytes.substr(kMagic.size()));
  uint32_t count = 0;
  if (!in.u32(count)) return damaged("it is cut off");
  Bundle out;
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t name_size = 0, data_size = 0;
    std::string_view name, data;
    if (!in.u32(name_size) || !in.u32(data_size) || !in.take(name_size, name))
      return damaged("it is cut off");
    in.align();
    if (!in.take(data_size, data)) return damaged("it is cut off");
    in.align();
    if (!out.entries_.empty() && !(out.entries_.back().first < name))
      return damaged("its entries are not sorted");
    out.entries_.emplace_back(name, data);
  }
  return out;
}

std::string_view const* Bundle::find(std::string_view name) const {
  auto it = std::lower_bound(entries_.begin(), entries_.end(), name,
                             [](auto const& entry, std::string_view n) { return entry.first < n; });
  return it != entries_.end() && it->first == name ? &it->second : nullptr;
}

std::string Bundle::write(std::vector<std::pair<std::string, std::string>> entries) {
  std::sort(entries.begin(), entries.end());
  std::string out(kMagic);
  put_u32(out, static_cast<uint32_t>(entries.size()));
  auto align = [&out] { out.resize((out.size() + kAlign - 1) / kAlign * kAlign, '\0'); };
  for (auto const& [name, data] : entries) {
    put_u32(out, static_cast<uint32_t>(name.size()));
    put_u32(out, static_cast<uint32_t>(data.size()));
    out += name;
    align();
    out += data;
    align();
  }
  return out;
}

}  // namespace firsthand
