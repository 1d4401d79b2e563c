// A Comparison becomes the JSON of shared/schema/comparison.schema.json.
#pragma once

#include <string>

#include "coverage/comparison.h"
#include "text/document.h"

namespace firsthand {

struct ComparedSide {
  Document const& doc;
  std::string analysis;  // its JSON
};

/// One line of UTF-8 JSON without a line end; the same input gives the same bytes.
std::string write_comparison(Comparison const& c, ComparedSide const& a, ComparedSide const& b);

}  // namespace firsthand
