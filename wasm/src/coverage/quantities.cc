// See quantities.h.
#include "coverage/quantities.h"

#include <algorithm>

#include "stages/numbers.h"

namespace firsthand {
namespace {

constexpr int64_t kMinutesOfHalfDay = 12 * 60;

/// "17:00" -> 1020; "0645" only where `bare` digits may be a time. Nothing for what is no time of day.
std::optional<int64_t> clock_minutes(std::string_view s, bool bare) {
  size_t const colon = s.find(':');
  if (colon == std::string_view::npos && !(bare && s.size() == 4)) return std::nullopt;
  size_t const cut = colon == std::string_view::npos ? 2 : colon;
  auto const hours = parse_milli(s.substr(0, cut));
  auto const minutes = parse_milli(s.substr(colon == std::string_view::npos ? 2 : colon + 1));
  bool const fits = hours && minutes && *hours < 24'000 + 1 && *minutes < 60'000 && s.size() <= 5;
  return fits ? std::optional<int64_t>(*hours / 1000 * 60 + *minutes / 1000) : std::nullopt;
}

class Reader {
 public:
  Reader(Document const& doc, LanguagePack const& pack, TokenSpan sentence)
      : doc_(doc), clock_(pack.lexicon("clock")), sentence_(sentence) {
    for (NumberMention const& n : numbers_in(doc, pack, sentence)) {
      if (n.phrase) continue;  // beside "30", "dozens" is neither the same nor another
      Quantity q;
      q.tokens = n.number;
      q.span = n.span;
      q.value = n.value_milli;
      q.bound = n.bound;
      q.unit = n.unit;
      counts_.push_back(q);
    }
  }

  std::vector<Quantity> run() {
    size_t next = 0;
    for (uint32_t i = sentence_.begin; i < sentence_.end;) {
      while (next < counts_.size() && counts_[next].tokens.end <= i) ++next;
      std::optional<Quantity> found = clock(i);
      if (!found && next < counts_.size() && counts_[next].tokens.begin == i) found = counts_[next];
      if (!found) found = plain(i);
      if (found) out_.push_back(*found);
      i = found ? std::max(found->tokens.end, i + 1) : i + 1;
    }
    return std::move(out_);
  }

 private:
  std::string_view clock_word(uint32_t i) const {
    if (i >= sentence_.end) return {};
    LexiconEntry const* e = clock_.find(doc_.tokens[i]);
    return e && !e->values.empty() ? e->values[0] : std::string_view();
  }

  /// "5 p.m.", "2:45 o'clock", "17:00", "(0645 UTC)".
  std::optional<Quantity> clock(uint32_t i) const {
    if (doc_.tokens[i].kind != TokenKind::kNumber) return std::nullopt;
    std::string_view const mark = clock_word(i + 1);
    bool const half = mark == "before_noon" || mark == "after_noon";
    auto minutes = clock_minutes(doc_.word(i), mark == "zone");
    if (!minutes && half)
      if (auto const hour = parse_milli(doc_.word(i)); hour && *hour <= 12'000) minutes = *hour / 1000 * 60;
    if (!minutes) return std::nullopt;
    Quantity q;
    q.kind = Quantity::Kind::kClock;
    q.value = half ? *minutes % kMinutesOfHalfDay + (mark == "after_noon" ? kMinutesOfHalfDay : 0) : *minutes;
    q.half_day = !half && mark != "zone" && *minutes < kMinutesOfHalfDay + 60;
    q.tokens = {i, mark.empty() ? i + 1 : i + 2};
    q.span = doc_.bytes_of(q.tokens);
    return q;
  }

  /// A number that counts nothing: a day of the month, a year, "Boeing 707", the 24 of "24-hour".
  std::optional<Quantity> plain(uint32_t i) const {
    std::string_view word = doc_.word(i);
    size_t const digits = std::min(word.find_first_not_of("0123456789.,"), word.size());
    bool const compound = digits > 0 && digits < word.size() && word[digits] == '-';
    if (!compound && doc_.tokens[i].kind != TokenKind::kNumber) return std::nullopt;
    auto const value = parse_milli(word.substr(0, compound ? digits : word.size()));
    if (!value) return std::nullopt;
    Quantity q;
    q.tokens = {i, i + 1};
    q.span = doc_.tokens[i].span;
    q.value = *value;
    return q;
  }

  Document const& doc_;
  Lexicon const& clock_;
  TokenSpan sentence_;
  std::vector<Quantity> counts_, out_;
};

}  // namespace

bool same_value(Quantity const& a, Quantity const& b) {
  if (a.kind != b.kind) return false;
  if (a.value == b.value) return true;
  bool const either_half = a.kind == Quantity::Kind::kClock && (a.half_day || b.half_day);
  return either_half && a.value % kMinutesOfHalfDay == b.value % kMinutesOfHalfDay;
}

std::vector<Quantity> quantities_in(Document const& doc, LanguagePack const& pack, TokenSpan sentence) {
  return Reader(doc, pack, sentence).run();
}

}  // namespace firsthand
