// The capacity that each source shows by itself, before the attributions of one speaker are looked at
// together.
#pragma once

#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

struct RoleVerdict {
  Role role = Role::kUnknown;
  char const* rule = "role_unknown";
  ByteSpan span;
};

/// One for each attribution, in their order.
std::vector<RoleVerdict> find_roles(Document const& doc, LanguagePack const& pack);

}  // namespace firsthand
