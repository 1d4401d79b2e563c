// Two articles of a few words, made comparable: for the tests of wasm/src/coverage.
#pragma once

#include <string>

#include "claims_fixture.h"
#include "coverage/alignment.h"
#include "coverage/side.h"

namespace firsthand::test {

/// The two documents and what comparison makes of them. Neither copied nor moved: the sides point into it.
struct Pair {
  Pair(std::string const& text_a, std::string const& text_b)
      : doc_a(analyze_document(text_only(text_a), resources())),
        doc_b(analyze_document(text_only(text_b), resources())),
        sides(comparable(doc_a, doc_b, pack())),
        alignment(align(sides.first, sides.second)) {}
  Pair(Pair const&) = delete;

  Side const& a() const { return sides.first; }
  Side const& b() const { return sides.second; }

  Document doc_a, doc_b;
  std::pair<Side, Side> sides;
  Alignment alignment;
};

}  // namespace firsthand::test
