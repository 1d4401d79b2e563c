// The bounds of every input, in one place. The same numbers stand in shared/schema/request.schema.json,
// shared/vocabulary/README.md and the README; input beyond a bound is the error too_large that names it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace firsthand {

/// Bytes of UTF-8 in all block texts together: four times the longest newspaper page we know of.
inline constexpr size_t kMaxTextBytes = 4'000'000;
inline constexpr size_t kMaxBlocks = 50'000;
inline constexpr size_t kMaxLinksPerBlock = 1'000;
inline constexpr size_t kMaxSignals = 200;

/// Bytes of a request. JSON may write one byte of text as six ("\u0041").
inline constexpr size_t kMaxRequestBytes = 6 * kMaxTextBytes + 8'000'000;
/// Brackets open at once in any JSON that we read; the contract needs seven.
inline constexpr int kMaxJsonDepth = 16;

/// UTF-16 units of strings in a request; the schema's maxLength.
inline constexpr size_t kMaxHrefUnits = 4'096;
inline constexpr size_t kMaxNameUnits = 400;
inline constexpr size_t kMaxTitleUnits = 4'000;
inline constexpr size_t kMaxDateUnits = 100;
inline constexpr size_t kMaxLanguageUnits = 35;

/// Bytes of an HTML file, work to parse it (io/html/work_bound.h; a real page of 1 MB needs a hundredth),
/// bytes that its tree may take.
inline constexpr size_t kMaxHtmlBytes = 8'000'000;
inline constexpr uint64_t kMaxHtmlWork = 1'000'000'000;
inline constexpr size_t kMaxHtmlTreeBytes = 1'000'000'000;

/// What a query is about: spans of one claim, and the bytes of their JSON.
inline constexpr size_t kMaxFocusSpans = 200;
inline constexpr size_t kMaxFocusBytes = 10'000;

/// Articles of one question of provenance: all pairs are compared.
inline constexpr size_t kMaxProvenanceArticles = 24;

/// Attributions in one annotation given with --given.
inline constexpr size_t kMaxGiven = 20'000;

}  // namespace firsthand
