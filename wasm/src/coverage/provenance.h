// Where several articles have a story from: articles -> groups of one text -> relay chains -> ultimate
// sources. Outlets are not sources: ten outlets that quote one spokesman are one source heard ten times.
// Two articles are merged only when one says that it repeats the other or when the text is the same; what
// only looks alike is drawn and not merged; where nothing shows, the origin is not established.
//
// Worked example: A says it has it from a TV channel, B retells A and credits A under the photo, C has A's
// text. A and C are one text group; B may repeat A; two relay chains, and neither states sourcing of its
// own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coverage/article_facts.h"
#include "coverage/article_links.h"

namespace firsthand {

struct Focus {
  uint32_t article = 0;
  std::vector<ByteSpan> spans;
};

struct ProvenanceInput {
  std::vector<ArticleFacts> articles;
  std::vector<ArticlePair> pairs;  // those that were compared
  std::optional<Focus> focus;      // one claim; without, whole articles
};

/// Somebody whom articles name or describe as the one who says it.
struct UltimateSource {
  std::string name;  // as the first article has it
  Identity identity = Identity::kNamed;
  Role role = Role::kUnknown;
  std::vector<uint32_t> articles;           // in order
  std::vector<std::string_view> merged_by;  // rules that made several articles' sources one
  std::vector<uint32_t> may_be;             // sources that this one may be the same as
};

/// An article's claims of one source by one way.
struct Statement {
  uint32_t source = 0;
  std::vector<std::optional<std::string>> through;
  std::vector<uint32_t> claims;
  std::optional<ByteSpan> span;
};

struct ArticlePlace {
  uint32_t text_group = 0, relay_chain = 0;
  std::vector<uint32_t> claims;  // looked at
  std::vector<Statement> statements;
  uint32_t unsourced = 0;  // claims that say no source
  std::vector<OwnSign> own;
};

struct RelayChain {
  std::vector<uint32_t> articles, text_groups;
  std::vector<std::string> through;  // outlets outside that its articles name as where they have it from
  std::optional<uint32_t> earliest;  // the earliest copy seen; none where times do not tell
  bool own_sourcing = false;         // some article of it states sourcing of its own
};

struct Provenance {
  std::vector<ArticlePlace> articles;
  std::vector<std::vector<uint32_t>> text_groups;
  std::vector<RelayChain> relay_chains;
  std::vector<UltimateSource> sources;
  std::vector<ArticleLink> links;
};

/// Pure. Time: pairs x claims; meant for tens of articles, bounded for thousands.
Provenance trace_provenance(ProvenanceInput const& input);

}  // namespace firsthand
