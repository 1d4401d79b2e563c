// See names.h.
#include "io/names.h"

#include <iterator>

namespace firsthand {
namespace {

constexpr std::string_view kBlockKinds[] = {"headline", "subheading", "paragraph", "quote", "pullquote",
                                            "list",     "caption",    "embed",     "entry"};
constexpr std::string_view kStances[] = {"neutral", "doubt", "factive", "hedge", "denial"};
constexpr std::string_view kIdentities[] = {"named", "unnamed", "collective", "implicit"};
constexpr std::string_view kRoles[] = {"official", "armed_group", "politician", "organization",
                                       "company",  "expert",      "media",      "document",
                                       "witness",  "person",      "unknown"};
constexpr std::string_view kDirectness[] = {"direct", "indirect", "mixed"};
constexpr std::string_view kClaimKinds[] = {"fact", "forecast", "opinion", "other"};
constexpr std::string_view kStandings[] = {"disputed", "disclaimed", "documented", "corroborated",
                                           "unverified"};
constexpr std::string_view kEvidence[] = {"denial",   "contradiction",   "no_evidence", "disclaimer",
                                          "document", "own_observation", "finding",     "second_source"};
constexpr std::string_view kBounds[] = {"", "about", "at_least", "at_most", "over", "under", "nearly"};
constexpr std::string_view kMarks[] = {"strong", "quiet", "listed"};
constexpr std::string_view kRelations[] = {"same_text", "rewrite", "same_story", "related", "unrelated"};
constexpr std::string_view kChanges[] = {"number_changed",   "bound_dropped",       "hedge_dropped",
                                         "hedge_added",      "attribution_dropped", "attribution_changed",
                                         "negation_changed", "disclaimer_dropped",  "denial_dropped",
                                         "quote_altered",    "claim_added",         "claim_dropped"};
constexpr std::string_view kCredits[] = {"text", "byline", "link", "photo"};
constexpr std::string_view kPlaces[] = {"source", "relay", "evidence", "sentence"};
constexpr std::string_view kLinks[] = {"says_so", "same_text", "may_repeat", "connected"};
constexpr std::string_view kSigns[] = {"told", "observation", "document", "named_source"};
constexpr std::string_view kQueryTerms[] = {"entity", "quotation", "number", "word"};
constexpr std::string_view kSignals[] = {"wire_byline",  "copyright",      "republished",
                                         "canonical",    "based_on",       "syndication_source",
                                         "photo_credit", "translated_from"};

template <class Enum, size_t N>
std::string_view at(std::string_view const (&table)[N], Enum value) {
  size_t const i = static_cast<size_t>(value);
  return i < N ? table[i] : std::string_view();
}

}  // namespace

std::string_view name_of(BlockKind v) {
  return at(kBlockKinds, v);
}
std::string_view name_of(Stance v) {
  return at(kStances, v);
}
std::string_view name_of(Identity v) {
  return at(kIdentities, v);
}
std::string_view name_of(Role v) {
  return at(kRoles, v);
}
std::string_view name_of(Directness v) {
  return at(kDirectness, v);
}
std::string_view name_of(ClaimKind v) {
  return at(kClaimKinds, v);
}
std::string_view name_of(Standing v) {
  return at(kStandings, v);
}
std::string_view name_of(EvidenceType v) {
  return at(kEvidence, v);
}
std::string_view name_of(Bound v) {
  return at(kBounds, v);
}
std::string_view name_of(MarkStrength v) {
  return at(kMarks, v);
}
std::string_view name_of(LinkPlace v) {
  return at(kPlaces, v);
}
std::string_view name_of(Relation v) {
  return at(kRelations, v);
}
std::string_view name_of(ChangeType v) {
  return at(kChanges, v);
}
std::string_view name_of(CreditKind v) {
  return at(kCredits, v);
}
std::string_view name_of(LinkKind v) {
  return at(kLinks, v);
}
std::string_view name_of(SignKind v) {
  return at(kSigns, v);
}
std::string_view name_of(QueryTermKind v) {
  return at(kQueryTerms, v);
}

std::optional<BlockKind> block_kind_from(std::string_view name) {
  for (size_t i = 0; i < std::size(kBlockKinds); ++i)
    if (kBlockKinds[i] == name) return static_cast<BlockKind>(i);
  return std::nullopt;
}

bool is_signal_kind(std::string_view name) {
  for (std::string_view kind : kSignals)
    if (kind == name) return true;
  return false;
}

}  // namespace firsthand
