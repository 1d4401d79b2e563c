// See compare.h.
#include "coverage/compare.h"

#include <algorithm>
#include <tuple>

#include "coverage/changes.h"
#include "coverage/credits.h"
#include "coverage/relation.h"

namespace firsthand {
namespace {

constexpr size_t kMostChanges = 2000;
constexpr size_t kMostDetail = 300;  // bytes
constexpr uint32_t kMergeGap = 30;   // bytes between two changes of one kind that are shown as one
constexpr uint32_t kMergeMost = 300;
constexpr size_t kMergeBack = 12;  // changes before it that one may join

bool tells_again(Comparison const& c) {
  return c.relation == Relation::kSameText || c.relation == Relation::kRewrite || c.may_repeat;
}

/// Cut at a character's border, with an ellipsis.
std::string shortened(std::string_view text) {
  if (text.size() <= kMostDetail) return std::string(text);
  size_t end = kMostDetail;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string detail_of(Document const& a, Document const& b, Change const& c) {
  std::string out;
  if (c.a) out = shortened(a.text_of(*c.a));
  if (c.a && c.b) out += " → ";
  if (c.b) out += shortened(b.text_of(*c.b));
  return out;
}

bool near(std::optional<ByteSpan> const& x, std::optional<ByteSpan> const& y) {
  if (!x || !y) return !x && !y;
  return hull(*x, *y).size() <= std::min(kMergeMost, x->size() + y->size() + kMergeGap) || x->overlaps(*y);
}

uint32_t sentence_at(Document const& doc, ByteSpan s) {
  return doc.sentence_of(doc.tokens_of(s).begin);
}

/// Neighbouring changes of one kind are one: "eleven women and nine men" changed once.
void merge(Document const& a, std::vector<Change>& list) {
  auto const at = [](Change const& c) {
    return std::make_tuple(!c.a, c.a ? c.a->begin : c.b->begin, c.type, c.b ? c.b->begin : 0);
  };
  std::stable_sort(list.begin(), list.end(), [&](Change const& x, Change const& y) { return at(x) < at(y); });
  std::vector<Change> out;
  for (Change const& c : list) {
    auto const last = out.rbegin() + static_cast<std::ptrdiff_t>(std::min<size_t>(out.size(), kMergeBack));
    auto const same = std::find_if(out.rbegin(), last, [&](Change const& x) {
      return x.type == c.type && c.a && c.b && sentence_at(a, *x.a) == sentence_at(a, *c.a) &&
             near(x.a, c.a) && near(x.b, c.b);
    });
    if (same == last) {
      out.push_back(c);
      continue;
    }
    same->a = hull(*same->a, *c.a);
    same->b = hull(*same->b, *c.b);
  }
  if (out.size() > kMostChanges) out.resize(kMostChanges);
  list = std::move(out);
}

/// "The Courier reported that the mayor ..." in place of "the mayor said ..." is a credit, no other source.
void drop_credits(std::vector<Credit> const& credits, std::vector<Change>& list) {
  auto const credits_outlet = [&](Change const& c) {
    return (c.type == ChangeType::kAttributionChanged || c.type == ChangeType::kClaimAdded) &&
           std::any_of(credits.begin(), credits.end(), [&](Credit const& x) {
             auto const& side = x.in_b ? c.b : c.a;
             return x.span && side && side->overlaps(*x.span);
           });
  };
  list.erase(std::remove_if(list.begin(), list.end(), credits_outlet), list.end());
}

/// Two reports that do not retell each other differ in everything: only other numbers in the same place and
/// other words in the same quotation are then worth saying.
std::vector<Change> changes_of(Compared const& c, bool again, std::vector<Credit> const& credits) {
  std::vector<Change> out;
  find_number_changes(c, out);
  find_quote_changes(c, out);
  if (again) {
    find_hedge_changes(c, out);
    find_negation_changes(c, out);
    find_source_changes(c, out);
    find_missing(c, out);
  }
  drop_credits(credits, out);
  merge(c.a.doc, out);
  for (Change& change : out) change.detail = detail_of(c.a.doc, c.b.doc, change);
  return out;
}

}  // namespace

Change change_of(ChangeType type, Compared const& c, TokenSpan a, TokenSpan b) {
  Change out;
  out.type = type;
  if (!a.empty()) out.a = c.a.doc.bytes_of(a);
  if (!b.empty()) out.b = c.b.doc.bytes_of(b);
  return out;
}

Comparison compare_documents(Document const& a, Document const& b, LanguagePack const& pack,
                             Outlets const& outlets) {
  auto const [left, right] = comparable(a, b, pack);
  Alignment const alignment = align(left, right);
  Comparison out;
  judge_relation(left, right, alignment, out);
  for (SentenceLink const& l : alignment.links)
    out.aligned.push_back({a.bytes_of(a.sentences[l.a].tokens), b.bytes_of(b.sentences[l.b].tokens)});
  out.claims = align_claims(left, right, alignment);
  std::string const& name_a = outlets.a.empty() ? a.meta.outlet : outlets.a;
  std::string const& name_b = outlets.b.empty() ? b.meta.outlet : outlets.b;
  find_credits(a, false, name_b, name_a, pack, out.credits);
  find_credits(b, true, name_a, name_b, pack, out.credits);
  out.changes = changes_of({left, right, alignment, out.claims, pack}, tells_again(out), out.credits);
  return out;
}

}  // namespace firsthand
