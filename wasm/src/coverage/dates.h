// Times as pages write them ("2026-11-03T10:20:00+02:00", "2026-11-03"): read, and days counted, without a
// clock or time zones of this machine. Anything else has no time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firsthand {

struct Moment {
  int64_t seconds = 0;  // since 1970, UTC; of a date alone its first second
  bool date_only = false;
};

/// Reads ISO 8601 in the forms that pages use; nullopt for everything else ("yesterday", month 13).
std::optional<Moment> read_moment(std::string_view text);

/// "2026-11-03", of the day that holds the moment, `days` later.
std::string date_of(Moment const& moment, int64_t days = 0);

}  // namespace firsthand
