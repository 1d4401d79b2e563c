// Phrases of the writer, or of somebody in the article, that bear on claims: doubts, disclaimers, documents.
// Found once for an article, in text order.
#pragma once

#include <span>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

struct Sign {
  uint32_t sentence;
  PatternMatch match;
  EvidenceType type;
  int attribution;  // whose content it stands in, or -1 for the writer's own words
  int cue;          // the attribution whose verb it is, or -1

  bool writers() const { return attribution < 0 && cue < 0; }
  /// The attribution whose speaker says it; not for the writer's own words.
  size_t said_by() const { return static_cast<size_t>(cue >= 0 ? cue : attribution); }
};

/// All matches of a pattern file whose rules' values name types of evidence.
std::vector<Sign> find_signs(Document const& doc, PatternSet const& patterns);

/// The signs at most so many sentences away that a text of any length costs time linear in it; no article
/// that we know of is so long.
std::span<Sign const> near_signs(std::vector<Sign> const& signs, uint32_t sentence);

}  // namespace firsthand
