// Reads what provenance is asked about: articles as requests, when each was first seen, and the claim.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "firsthand/error.h"
#include "text/document.h"

namespace firsthand {

struct ProvenanceQuestion {
  std::vector<std::string> ids;    // the caller's names of the articles, unique
  std::vector<Document> articles;  // text and blocks: not analysed yet
  std::vector<std::string> seen;   // "" = not said
  std::optional<uint32_t> focus;   // the article that the claim stands in
  std::vector<ByteSpan> spans;     // of the claim
  bool at_least = false;           // the caller knows of articles that it could not give
};

/// JSON of shared/schema/provenance_request.schema.json. Errors: kBadRequest, kBadSchema, kTooLarge; the
/// message names the article.
Result<ProvenanceQuestion> read_provenance_question(std::string_view bytes);

}  // namespace firsthand
