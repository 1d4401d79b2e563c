// A Provenance becomes the JSON of shared/schema/provenance.schema.json.
#pragma once

#include <string>
#include <vector>

#include "coverage/provenance.h"
#include "io/json_writer.h"

namespace firsthand {

struct ProvenanceFrame {
  std::vector<std::string> ids;  // the caller's names of the articles
  bool at_least = false;
};

/// One line of UTF-8 JSON without a line end; the same input gives the same bytes.
std::string write_provenance(Provenance const& provenance, ProvenanceInput const& input,
                             ProvenanceFrame const& frame);

}  // namespace firsthand
