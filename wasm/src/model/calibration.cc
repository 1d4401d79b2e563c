// Reads and applies the calibration table.
#include "model/calibration.h"

#include <algorithm>
#include <charconv>

namespace firsthand {
namespace {

bool read_number(std::string_view text, int32_t& out) {
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

Result<Calibration> Calibration::parse(std::string_view name, std::string_view text) {
  Calibration out;
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.empty() || line[0] == '#') continue;
    size_t const tab = line.find('\t');
    int32_t margin = 0, share = 0;
    bool const read = tab != std::string_view::npos && read_number(line.substr(0, tab), margin) &&
                      read_number(line.substr(tab + 1), share);
    bool const sound =
        read && share >= 0 && share <= 1000 && (out.steps_.empty() || margin > out.steps_.back().first);
    if (!sound) return Error{ErrorCode::kBadResource, std::string(name) + ": a damaged line"};
    out.steps_.push_back({margin, share});
  }
  if (out.steps_.empty()) return Error{ErrorCode::kBadResource, std::string(name) + ": no lines"};
  return out;
}

int32_t Calibration::of(int32_t margin) const {
  if (steps_.empty()) return 0;
  auto const after = std::upper_bound(steps_.begin(), steps_.end(), margin,
                                      [](int32_t m, auto const& step) { return m < step.first; });
  return after == steps_.begin() ? steps_.front().second : std::prev(after)->second;
}

}  // namespace firsthand
