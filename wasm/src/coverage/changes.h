// The typed changes between two aligned articles, one function a family; coverage/compare.cc calls them all.
// Every function appends; none looks at what the others found.
#pragma once

#include <vector>

#include "coverage/alignment.h"
#include "coverage/comparison.h"
#include "pack/language_pack.h"

namespace firsthand {

/// What the steps read: both sides, how they align, which claims are the same.
struct Compared {
  Side const& a;
  Side const& b;
  Alignment const& alignment;
  std::vector<AlignedClaims> const& claims;
  LanguagePack const& pack;

  View forward() const { return View(a, b, alignment); }
  View backward() const { return forward().reversed(alignment); }
};

/// Pairs the attributions that make the same claim, each with one other at most; then the lone ones.
std::vector<AlignedClaims> align_claims(Side const& a, Side const& b, Alignment const& alignment);

void find_number_changes(Compared const& c, std::vector<Change>& out);    // number_changed, bound_dropped
void find_hedge_changes(Compared const& c, std::vector<Change>& out);     // hedge_dropped, hedge_added
void find_negation_changes(Compared const& c, std::vector<Change>& out);  // negation_changed
void find_quote_changes(Compared const& c, std::vector<Change>& out);     // quote_altered
void find_source_changes(Compared const& c, std::vector<Change>& out);    // attribution_dropped, _changed
/// claim_added, claim_dropped, denial_dropped, disclaimer_dropped: only of use where b retells a.
void find_missing(Compared const& c, std::vector<Change>& out);

/// A change with its detail made from the words of both spans. Spans are token spans of the two documents;
/// an empty one means that this side has none.
Change change_of(ChangeType type, Compared const& c, TokenSpan a, TokenSpan b);

}  // namespace firsthand
