// What provenance needs of one analysed article: who it says its claims come from and through whom, and
// what shows sourcing of its own. Small beside a Document, so that thousands fit in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coverage/dates.h"
#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

/// One attribution, as far as it says where a claim comes from.
struct StatedClaim {
  std::string source;  // name of the first speaker, or how the article describes it; "" = not said
  Identity identity = Identity::kImplicit;
  Role role = Role::kUnknown;
  bool is_fact = true;
  std::optional<ByteSpan> span;                     // of the source
  std::vector<std::optional<std::string>> through;  // nearest to the speaker first; nullopt: not named
  ByteSpan extent;                                  // source, cue, content and relay together
  std::vector<ByteSpan> content;
};

enum class SignKind : uint8_t {
  kTold,         // "told" this outlet
  kObservation,  // the outlet saw it itself
  kDocument,     // a linked document behind the claim
  kNamedSource   // a named source that no other article at hand names
};

/// Positive evidence that the article has sourcing of its own: its outlet's statement, not our finding.
struct OwnSign {
  SignKind kind = SignKind::kTold;
  uint32_t claim = 0;
  ByteSpan span;
};

struct ArticleFacts {
  std::string text;
  ArticleMeta meta;
  std::string seen;                 // when the caller first saw it; "" = not said
  std::optional<Moment> time;       // published as the page says, else seen
  std::vector<StatedClaim> claims;  // one an attribution, in order
  std::vector<OwnSign> own;         // without kNamedSource, which depends on the other articles
};

/// Pure. `doc` has been through analyze_document; `seen` is when the caller first saw it, or "".
ArticleFacts article_facts(Document const& doc, LanguagePack const& pack, std::string seen = {});

}  // namespace firsthand
