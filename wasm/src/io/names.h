// The JSON names of the document's enums: one table a type, in the order of the enum. The schemas list
// the same names; a unit test compares.
#pragma once

#include <optional>
#include <string_view>

#include "coverage/comparison.h"
#include "coverage/provenance.h"
#include "coverage/query.h"
#include "text/document.h"

namespace firsthand {

std::string_view name_of(BlockKind v);
std::string_view name_of(Stance v);
std::string_view name_of(Identity v);
std::string_view name_of(Role v);
std::string_view name_of(Directness v);
std::string_view name_of(ClaimKind v);
std::string_view name_of(Standing v);
std::string_view name_of(EvidenceType v);
std::string_view name_of(Bound v);  // "" for kNone
std::string_view name_of(MarkStrength v);
std::string_view name_of(LinkPlace v);
std::string_view name_of(Relation v);
std::string_view name_of(ChangeType v);
std::string_view name_of(CreditKind v);
std::string_view name_of(QueryTermKind v);
std::string_view name_of(LinkKind v);
std::string_view name_of(SignKind v);

std::optional<BlockKind> block_kind_from(std::string_view name);
/// Is it a kind of signal that the contract knows?
bool is_signal_kind(std::string_view name);

}  // namespace firsthand
