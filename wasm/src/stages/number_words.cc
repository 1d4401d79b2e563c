// See number_words.h.
#include "stages/number_words.h"

#include "stages/numbers.h"

namespace firsthand {
namespace {

constexpr int kMostDigits = 15;

}  // namespace

std::optional<int64_t> NumberWords::word_value(uint32_t i, bool multiplier) const {
  LexiconEntry const* e = quantities_.find(doc_.tokens[i]);
  if (!e || e->values.empty() || e->has("vague") || e->has("multiplier") != multiplier) return std::nullopt;
  return parse_milli(e->values[0]);
}

std::optional<int64_t> NumberWords::words_value(uint32_t i) const {
  if (auto const one = word_value(i, false)) return one;
  std::string_view const word = doc_.lower_word(i);
  size_t const hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  return tens_and_ones(quantities_.find(word.substr(0, hyphen)), quantities_.find(word.substr(hyphen + 1)));
}

std::optional<int64_t> NumberWords::tens_and_ones(LexiconEntry const* tens, LexiconEntry const* ones) {
  if (!tens || !ones || tens->values.size() != 1 || ones->values.size() != 1) return std::nullopt;
  std::optional<int64_t> const t = parse_milli(tens->values[0]), o = parse_milli(ones->values[0]);
  bool const fit = t && o && *t >= 20'000 && *t < 100'000 && *t % 10'000 == 0 && *o >= 1'000 && *o < 10'000;
  return fit ? std::optional<int64_t>(*t + *o) : std::nullopt;
}

std::string_view NumberWords::glued(uint32_t i) const {
  std::string_view const w = doc_.lower_word(i);
  size_t const digits = w.find_first_not_of("0123456789.,");
  if (doc_.tokens[i].kind != TokenKind::kWord || digits == 0 || digits == w.npos) return {};
  return w.substr(w[digits] == '-' ? digits + 1 : digits);
}

bool NumberWords::behind_currency(uint32_t i) const {
  LexiconEntry const* e = i > 0 ? units_.find(doc_.word(i - 1)) : nullptr;
  return e && e->has("before");
}

/// "m" multiplies behind a currency only: "$40m", but "a 40m wall".
LexiconEntry const* NumberWords::glued_multiplier(uint32_t i) const {
  std::string_view const ending = glued(i);
  LexiconEntry const* e = ending.empty() ? nullptr : quantities_.find(ending);
  bool const sure = e && e->has("multiplier") && (behind_currency(i) || !units_.find(ending));
  return sure ? e : nullptr;
}

std::optional<int64_t> NumberWords::glued_value(uint32_t i) const {
  std::string_view const ending = glued(i), w = doc_.lower_word(i);
  LexiconEntry const* times = glued_multiplier(i);
  if (ending.empty() || (!times && !units_.find(ending))) return std::nullopt;
  std::optional<int64_t> value = parse_milli(w.substr(0, w.find_first_not_of("0123456789.,")));
  std::optional<int64_t> const by = times ? parse_milli(times->values[0]) : std::nullopt;
  if (!value || !by || *value > kLargestMilli / (*by / 1000 + 1)) return times ? std::nullopt : value;
  return *value / 1000 * *by + *value % 1000 * (*by / 1000);
}

std::optional<std::pair<int64_t, int64_t>> NumberWords::range_in(uint32_t i) const {
  std::string_view const w = doc_.lower_word(i);
  size_t const hyphen = w.find('-');
  if (hyphen == w.npos) return std::nullopt;
  std::optional<int64_t> const low = parse_milli(w.substr(0, hyphen)),
                               high = parse_milli(w.substr(hyphen + 1));
  if (!low || !high || *low >= *high) return std::nullopt;
  return std::pair(*low, *high);
}

std::optional<int64_t> parse_milli(std::string_view s) {
  int64_t value = 0;
  int digits = 0, places = -1;
  for (size_t i = 0; i < s.size(); ++i) {
    char const c = s[i];
    if (c == ',' && i + 3 < s.size() && places < 0) continue;
    if (c == '.' && places < 0 && i + 1 < s.size()) {
      places = 0;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > kMostDigits) return std::nullopt;
    if (places == 3) continue;
    value = value * 10 + (c - '0');
    if (places >= 0) ++places;
  }
  if (digits == 0) return std::nullopt;
  for (int p = places < 0 ? 0 : places; p < 3; ++p) value *= 10;
  return value;
}

}  // namespace firsthand
