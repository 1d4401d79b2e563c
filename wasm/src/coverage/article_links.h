// How two articles hang together, from their comparison: does one say that it repeats the other, is it the
// same text, may it repeat it. Names, numbers and topic in common alone make no link.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coverage/article_facts.h"
#include "coverage/comparison.h"

namespace firsthand {

/// What provenance keeps of a comparison. a < b.
struct ArticlePair {
  uint32_t a = 0, b = 0;  // articles
  Relation relation = Relation::kUnrelated;
  bool may_repeat = false;
  std::vector<AlignedClaims> claims;  // only those with both sides
  std::vector<Credit> credits;
  std::vector<ComparisonReason> reasons;
};

ArticlePair pair_of(uint32_t a, uint32_t b, Comparison const& comparison);

enum class LinkKind : uint8_t {
  kSaysSo,     // one says on the page that it has it from the other
  kSameText,   // most of the shorter one's running text stands in the other
  kMayRepeat,  // many of the same words: a rewrite, a translation, or a third behind both
  kConnected   // a photo credit, a name in passing: contact, no more
};

/// A rule that fired, with the words of both articles that show it.
struct LinkReason {
  std::string_view rule;  // a literal
  std::vector<ByteSpan> from, to;
};

struct ArticleLink {
  LinkKind kind = LinkKind::kConnected;
  uint32_t from = 0;             // the one that says so; else the later one, where times tell
  std::optional<uint32_t> to;    // nullopt: an outlet that is not among the articles
  std::string outlet;            // that outlet
  bool directed = false;         // does the page itself say which way?
  bool merged = false;           // do both count as one?
  std::vector<uint32_t> claims;  // of `from` that its words "says so" are about
  std::vector<LinkReason> reasons;
};

/// Which claims of each article are looked at; the others say nothing about the claim in question.
using Relevant = std::vector<std::vector<bool>>;

/// The link between the two articles of a pair, or nullopt. `focused`: about one claim, not whole articles.
std::optional<ArticleLink> link_of(ArticlePair const& pair, std::vector<ArticleFacts> const& articles,
                                   Relevant const& relevant, bool focused);

/// Links to outlets outside: bylines of agencies, republished and translated pieces, relays of claims.
std::vector<ArticleLink> outside_links(uint32_t article, std::vector<ArticleFacts> const& articles,
                                       std::vector<bool> const& relevant);

}  // namespace firsthand
