// See dates.h. Days are counted by Howard Hinnant's civil calendar arithmetic.
#include "coverage/dates.h"

#include <array>

namespace firsthand {
namespace {

constexpr int64_t kDay = 86'400;

/// Reads digits and signs from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  std::optional<int> digits(size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int out = 0;
    for (char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      out = out * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return out;
  }
  bool take(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_[0]) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  char next() const { return rest_.empty() ? '\0' : rest_[0]; }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

int64_t days_from(int year, int month, int day) {
  int64_t const y = month <= 2 ? year - 1 : year;
  int64_t const era = (y >= 0 ? y : y - 399) / 400;
  int64_t const of_era = y - era * 400;
  int64_t const of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<size_t>(month - 1)] + (month == 2 && leap);
}

/// Days since 1970 of the date in front.
std::optional<int64_t> read_day(Scanner& in) {
  auto const year = in.digits(4);
  if (!year || !in.take("-")) return std::nullopt;
  auto const month = in.digits(2);
  if (!month || *month < 1 || *month > 12 || !in.take("-")) return std::nullopt;
  auto const day = in.digits(2);
  if (!day || *day < 1 || *day > days_in(*year, *month)) return std::nullopt;
  return days_from(*year, *month, *day);
}

/// Seconds of "10:20", "10:20:05", "10:20:05.123".
std::optional<int64_t> read_clock(Scanner& in) {
  auto const hour = in.digits(2);
  if (!hour || *hour > 24 || !in.take(":")) return std::nullopt;
  auto const minute = in.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  int64_t out = *hour * 3'600 + *minute * 60;
  if (in.take(":")) {
    auto const second = in.digits(2);
    if (!second || *second > 60) return std::nullopt;
    out += *second;
    if (in.take(".,"))
      while (in.digits(1)) continue;
  }
  return out;
}

/// Seconds that the zone is ahead of UTC: "Z", "+02:00", "-0530", or nothing.
std::optional<int64_t> read_zone(Scanner& in) {
  if (in.done() || in.take("Zz")) return 0;
  bool const behind = in.next() == '-';
  if (!in.take("+-")) return std::nullopt;
  auto const hours = in.digits(2);
  if (!hours || *hours > 18) return std::nullopt;
  in.take(":");
  int const minutes = in.done() ? 0 : in.digits(2).value_or(99);
  if (minutes > 59) return std::nullopt;
  int64_t const ahead = *hours * 3'600 + minutes * 60;
  return behind ? -ahead : ahead;
}

}  // namespace

std::optional<Moment> read_moment(std::string_view text) {
  Scanner in(text);
  auto const day = read_day(in);
  if (!day) return std::nullopt;
  if (in.done()) return Moment{*day * kDay, true};
  if (!in.take("Tt ")) return std::nullopt;
  auto const clock = read_clock(in);
  if (!clock) return std::nullopt;
  auto const zone = read_zone(in);
  if (!zone || !in.done()) return std::nullopt;
  return Moment{*day * kDay + *clock - *zone, false};
}

std::string date_of(Moment const& moment, int64_t days) {
  int64_t const floor_day = (moment.seconds - (moment.seconds % kDay + kDay) % kDay) / kDay;
  int64_t const z = floor_day + days + 719'468;
  int64_t const era = (z >= 0 ? z : z - 146'096) / 146'097;
  int64_t const of_era = z - era * 146'097;
  int64_t const year_of_era = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
  int64_t const of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t const m = (5 * of_year + 2) / 153;
  int64_t const day = of_year - (153 * m + 2) / 5 + 1;
  int64_t const month = m < 10 ? m + 3 : m - 9;
  std::string const year = std::to_string(10'000 + year_of_era + era * 400 + (month <= 2)).substr(1);
  return year + "-" + std::to_string(100 + month).substr(1) + "-" + std::to_string(100 + day).substr(1);
}

}  // namespace firsthand
