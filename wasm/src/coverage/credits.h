// Where one article names the outlet of the other: in its text, byline, links, or only under a picture.
#pragma once

#include <string_view>
#include <vector>

#include "coverage/comparison.h"
#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

/// Credits that `doc` gives to `outlet` (a name as readers know it; "" gives none). A name that `doc`'s own
/// outlet has too gives none.
void find_credits(Document const& doc, bool is_b, std::string_view outlet, std::string_view own_outlet,
                  LanguagePack const& pack, std::vector<Credit>& out);

}  // namespace firsthand
