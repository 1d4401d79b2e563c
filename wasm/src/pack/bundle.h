// A resource bundle: named byte strings in one file, so that the browser fetches and the command
// line embeds one thing. Layout, little-endian: "FHB1", u32 count, then per entry u32 name size,
// u32 data size, name, data, each padded with zeros to 4 bytes. Entries are sorted by name.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "firsthand/error.h"

namespace firsthand {

class Bundle {
 public:
  /// Views into `bytes`, which must outlive the bundle. kBadResource on a damaged or truncated file.
  static Result<Bundle> parse(std::string_view bytes);
  /// The entry's bytes, or nullptr.
  std::string_view const* find(std::string_view name) const;
  std::vector<std::pair<std::string_view, std::string_view>> const& entries() const { return entries_; }

  /// Serialises named byte strings; names must be unique.
  static std::string write(std::vector<std::pair<std::string, std::string>> entries);

 private:
  std::vector<std::pair<std::string_view, std::string_view>> entries_;
};

}  // namespace firsthand
