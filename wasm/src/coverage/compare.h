// Comparison of two analysed articles: fingerprints, sentences and words aligned, changes typed, credits.
#pragma once

#include "coverage/comparison.h"
#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

/// Pure. Both documents have been through analyze_document; outlets come from there unless given. An article
/// in a language without a pack has no words to compare: unrelated.
Comparison compare_documents(Document const& a, Document const& b, LanguagePack const& pack,
                             Outlets const& outlets = {});

}  // namespace firsthand
