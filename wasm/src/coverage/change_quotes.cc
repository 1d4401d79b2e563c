// Quotations of linked sentences whose words differ. Leaving out the beginning or the end is no alteration,
// nor is what an ellipsis or square brackets own up to; words put in, left out inside or replaced are.
#include <algorithm>
#include <map>

#include "coverage/changes.h"

namespace firsthand {
namespace {

constexpr size_t kLongest = 400;    // words of a quotation that are read
constexpr size_t kLeastWords = 3;   // that two quotations must share to be one
constexpr size_t kLeastShare = 50;  // per cent of the shorter one's words that both must have

class QuoteChanges {
 public:
  QuoteChanges(Compared const& c, std::vector<Change>& out) : c_(c), view_(c.forward()), out_(out) {
    quote_of_b_.assign(c.b.terms.size(), kNoMatch);
    for (uint32_t q = 0; q < c.b.doc.quotations.size(); ++q) {
      TokenSpan const t = c.b.doc.quotations[q].tokens;
      if (c.b.doc.quotations[q].depth == 1)
        std::fill(quote_of_b_.begin() + t.begin, quote_of_b_.begin() + t.end, q);
    }
  }

  void run() {
    for (Quotation const& q : c_.a.doc.quotations)
      if (q.depth == 1) compare(q);
  }

 private:
  struct Words {
    std::vector<uint32_t> at;  // tokens
    std::vector<bool> gap;     // an ellipsis or bracket stands before it
  };

  static Words words(Side const& side, TokenSpan span) {
    Words out;
    bool gap = false;
    int brackets = 0;
    for (uint32_t i = span.begin; i < span.end && out.at.size() < kLongest; ++i) {
      std::string_view const w = side.doc.word(i);
      brackets += (w == "[") - (w == "]");
      gap = gap || brackets > 0 || w == "]" || w == "…" || w.substr(0, 2) == "..";
      if (brackets > 0 || side.terms[i].kind == TermKind::kNone) continue;
      out.at.push_back(i);
      out.gap.push_back(gap);
      gap = false;
    }
    return out;
  }

  /// The quotations of b that hold partners of this one's words.
  std::vector<uint32_t> partners(TokenSpan span) const {
    std::map<uint32_t, uint32_t> weight;
    for (uint32_t i = span.begin; i < span.end; ++i)
      if (view_.match[i] != kNoMatch && quote_of_b_[view_.match[i]] != kNoMatch)
        weight[quote_of_b_[view_.match[i]]] += c_.a.terms[i].weight;
    std::vector<uint32_t> out;
    for (auto const& [q, w] : weight)
      if (w > 0) out.push_back(q);
    return out;
  }

  void compare(Quotation const& q) {
    Words const a = words(c_.a, q.tokens);
    for (uint32_t k : partners(q.tokens)) diff(a, words(c_.b, c_.b.doc.quotations[k].tokens));
  }

  /// Words that stay what they were: the same, or a name with and without accents; inflections differ.
  bool same(uint32_t i, uint32_t k) const { return c_.a.terms[i].exact == c_.b.terms[k].exact; }

  /// The longest common subsequence of both, as pairs of indexes.
  std::vector<std::pair<size_t, size_t>> common(Words const& a, Words const& b) const {
    size_t const n = a.at.size(), m = b.at.size();
    std::vector<uint16_t> best((n + 1) * (m + 1), 0);
    auto const at = [&](size_t i, size_t k) -> uint16_t& { return best[i * (m + 1) + k]; };
    for (size_t i = n; i-- > 0;)
      for (size_t k = m; k-- > 0;)
        at(i, k) = same(a.at[i], b.at[k]) ? static_cast<uint16_t>(at(i + 1, k + 1) + 1)
                                          : std::max(at(i + 1, k), at(i, k + 1));
    std::vector<std::pair<size_t, size_t>> out;
    for (size_t i = 0, k = 0; i < n && k < m;)
      if (same(a.at[i], b.at[k])) {
        out.emplace_back(i++, k++);
      } else if (at(i + 1, k) >= at(i, k + 1)) {
        ++i;
      } else {
        ++k;
      }
    keep_together(a, b, out);
    return out;
  }

  /// Of several places where a word could meet, the one next to what follows: fewer gaps inside.
  void keep_together(Words const& a, Words const& b, std::vector<std::pair<size_t, size_t>>& path) const {
    for (size_t n = path.size(); n-- > 1;) {
      bool const together = path[n - 1].second + 1 == path[n].second && path[n].first > path[n - 1].first + 1;
      if (path[n - 1].first + 1 == path[n].first && path[n].second > path[n - 1].second + 1 &&
          c_.b.terms[b.at[path[n].second - 1]].exact == c_.b.terms[b.at[path[n - 1].second]].exact)
        path[n - 1].second = path[n].second - 1;
      if (together && c_.a.terms[a.at[path[n].first - 1]].exact == c_.a.terms[a.at[path[n - 1].first]].exact)
        path[n - 1].first = path[n].first - 1;
    }
  }

  void diff(Words const& a, Words const& b) {
    auto const path = common(a, b);
    size_t const shorter = std::min(a.at.size(), b.at.size());
    if (path.size() < kLeastWords || 100 * path.size() < kLeastShare * shorter) return;
    size_t i = 0, k = 0;
    for (size_t n = 0; n <= path.size(); ++n) {
      bool const edge = n == 0 || n == path.size();
      size_t const to_a = n < path.size() ? path[n].first : a.at.size();
      size_t const to_b = n < path.size() ? path[n].second : b.at.size();
      bool const elsewhere = edge && quoted_elsewhere(b, k, to_b);
      if (!elsewhere && altered(b, k, to_b, to_a - i, edge)) add(a, i, to_a, b, k, to_b);
      if (n < path.size()) i = to_a + 1, k = to_b + 1;
    }
  }

  /// Do most telling words at b's edge stand in another quotation of a, which was cut in two?
  bool quoted_elsewhere(Words const& b, size_t begin, size_t end) const {
    uint32_t all = 0, met = 0;
    for (size_t n = begin; n < end; ++n) {
      Term const& t = c_.b.terms[b.at[n]];
      uint32_t const partner = c_.alignment.match_b[b.at[n]];
      all += t.weight;
      if (partner != kNoMatch && c_.a.terms[partner].quoted) met += t.weight;
    }
    return all > 0 && 2 * met > all;
  }

  /// Words of b put in or replaced; or words of a missing inside without an ellipsis.
  static bool altered(Words const& b, size_t begin, size_t end, size_t missing, bool edge) {
    if (end > begin) return true;
    bool const owned = begin < b.gap.size() && b.gap[begin];
    return missing > 0 && !edge && !owned;
  }

  /// The changed words; where one side has none, the words around them.
  void add(Words const& a, size_t a_begin, size_t a_end, Words const& b, size_t b_begin, size_t b_end) {
    // At an edge the other side may go on for long: as many words as replaced ones, and two more, tell
    // enough.
    size_t const most = b_end - b_begin + 2;
    if (a_begin == 0 && a_end > most) a_begin = a_end - most;
    if (a_end == a.at.size() && a_end - a_begin > most) a_end = a_begin + most;
    out_.push_back(
        change_of(ChangeType::kQuoteAltered, c_, span(a, a_begin, a_end), span(b, b_begin, b_end)));
  }
  static TokenSpan span(Words const& w, size_t begin, size_t end) {
    if (begin == end) {
      begin -= begin > 0;
      end += end < w.at.size();
    }
    return {w.at[begin], w.at[end - 1] + 1};
  }

  Compared const& c_;
  View view_;
  std::vector<Change>& out_;
  std::vector<uint32_t> quote_of_b_;  // of each token of b
};

}  // namespace

void find_quote_changes(Compared const& c, std::vector<Change>& out) {
  QuoteChanges(c, out).run();
}

}  // namespace firsthand
