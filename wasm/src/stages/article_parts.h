// The parts of the article findings that are long enough for files of their own. `facts` are the attributions
// of fact that rest on somebody's own word, in text order.
#pragma once

#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

/// Does a block belong to the running text?
bool in_body(Document const& doc, uint32_t sentence);

/// A headline that states flatly what the body only attributes or hedges.
std::vector<Finding> headlines_stated_as_fact(Document const& doc, LanguagePack const& pack,
                                              std::vector<uint32_t> const& facts);

/// Accusations to which the article gives no answer of the accused, nor says that one was asked for.
std::vector<Finding> accusations_unanswered(Document const& doc, LanguagePack const& pack,
                                            std::vector<uint32_t> const& facts);

}  // namespace firsthand
