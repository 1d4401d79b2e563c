// What two articles have to do with each other: the facts behind a comparison of
// shared/schema/comparison.schema.json. Side a is the earlier or the reader's own article; changes are read
// from a to b. Nothing here says which article is right, or which copied: it says what they share.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "firsthand/span.h"

namespace firsthand {

enum class Relation : uint8_t {
  kSameText,   // most of the shorter one's running text stands in the other word for word
  kRewrite,    // much of it is retold sentence by sentence, with passages word for word
  kSameStory,  // the same names and numbers
  kRelated,    // some of the same names
  kUnrelated
};

enum class ChangeType : uint8_t {
  kNumberChanged,
  kBoundDropped,
  kHedgeDropped,
  kHedgeAdded,
  kAttributionDropped,
  kAttributionChanged,
  kNegationChanged,
  kDisclaimerDropped,
  kDenialDropped,
  kQuoteAltered,
  kClaimAdded,
  kClaimDropped
};

/// At least one side has a span. `detail` is the words that changed, "a → b", or the words of the one side.
struct Change {
  ChangeType type = ChangeType::kNumberChanged;
  std::optional<ByteSpan> a, b;
  std::string detail;
};

enum class CreditKind : uint8_t { kText, kByline, kLink, kPhoto };

/// Where one side names the outlet of the other.
struct Credit {
  bool in_b = true;  // the side that does the naming
  CreditKind kind = CreditKind::kText;
  std::string name;
  std::optional<ByteSpan> span;  // none for what stands outside the text (byline, signals)
};

struct AlignedSpans {
  ByteSpan a, b;
};

/// Attributions of both sides that make the same claim, or one that has no counterpart.
struct AlignedClaims {
  std::optional<uint32_t> a, b;
};

struct ComparisonReason {
  std::string_view rule;  // a literal
  std::vector<ByteSpan> a, b;
};

struct Comparison {
  Relation relation = Relation::kUnrelated;
  bool may_repeat = false;  // one may retell the other, or both a third: many words of its own agree
  uint32_t a_in_b = 0;      // thousandths of a's fingerprints, without quotations, that b has
  uint32_t b_in_a = 0;
  std::vector<AlignedSpans> aligned;  // sentences, by a
  std::vector<AlignedClaims> claims;  // by a, then the ones of b alone
  std::vector<Change> changes;        // by a, then the ones of b alone
  std::vector<Credit> credits;
  std::vector<ComparisonReason> reasons;
};

/// The outlets that the sides come from; "" where nobody said.
struct Outlets {
  std::string a, b;
};

}  // namespace firsthand
