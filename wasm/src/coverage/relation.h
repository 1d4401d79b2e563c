// What two aligned articles have to do with each other, from how much of their own words they share. Shared
// quotations, names and topic alone are never enough to say that one may repeat the other.
#pragma once

#include "coverage/alignment.h"
#include "coverage/comparison.h"

namespace firsthand {

/// Sets relation, may_repeat, both containments and their reasons.
void judge_relation(Side const& a, Side const& b, Alignment const& alignment, Comparison& out);

}  // namespace firsthand
