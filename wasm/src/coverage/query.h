// What to look for when other coverage of a claim, or of a whole article, is wanted: names, numbers,
// quotations and telling words, each with a weight, and the days around the article. Provider-neutral: who
// asks a service turns it into that service's own request and leaves out what the service need not know.
//
// Worked example: the claim "Sorrel said the dam holds 40 million litres" of an article headed "Dam at
// Ferrow" gives Sorrel (entity), 40 million litres (number), dam, holds (words); and, out of the rest of
// the article and lighter, Ferrow.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

enum class QueryTermKind : uint8_t { kEntity, kQuotation, kNumber, kWord };

struct QueryTerm {
  QueryTermKind kind = QueryTermKind::kWord;
  std::string text;         // as the article writes it; words in lower case; quotations without their marks
  uint32_t weight = 0;      // 1 to 100: how much it tells; comparable across kinds
  bool in_focus = true;     // false: from the rest of the article, to say what the claim is about
  ByteSpan span;            // its first mention
  int64_t value_milli = 0;  // of numbers, in thousandths
  std::string unit;         // of numbers; "" = none
};

struct Query {
  std::string language;
  std::vector<ByteSpan> focus;   // empty: the whole article
  std::vector<QueryTerm> terms;  // by weight, then by place; each text once
  std::string from, to;          // days, both included; "" where the article has no readable date
  std::string exclude_url;       // the article itself
};

/// Pure. `doc` has been through analyze_document. `focus`: the claim's spans (content and source); with
/// none the query is about the whole article. A document in a language without a pack gives no terms.
Query build_query(Document const& doc, LanguagePack const& pack, std::vector<ByteSpan> focus);

}  // namespace firsthand
