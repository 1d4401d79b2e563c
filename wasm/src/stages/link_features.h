// Features of the linker: what speaks for a token being a border of the source or of the content of
// a given cue, for a span as a whole, and for the parts of an attribution together.
#pragma once

#include <vector>

#include "stages/attribution_tags.h"
#include "text/document.h"

namespace firsthand {

/// What is looked for, given a cue. Content may stand on both sides of its cue.
enum class LinkPart : uint8_t { kSource, kLeft, kRight };
inline constexpr int kLinkParts = 3;
/// Labels of the link model: begin and last token of each part, and one for spans and combinations.
enum LinkLabel : uint8_t { kLinkWhole = 2 * kLinkParts, kLinkLabels };
constexpr int begin_label(LinkPart p) {
  return 2 * static_cast<int>(p);
}
constexpr int last_label(LinkPart p) {
  return 2 * static_cast<int>(p) + 1;
}

/// The parts of one attribution; an empty span is a part that is not there.
struct LinkedParts {
  TokenSpan part[kLinkParts];
  TokenSpan& operator[](LinkPart p) { return part[static_cast<int>(p)]; }
  TokenSpan const& operator[](LinkPart p) const { return part[static_cast<int>(p)]; }
};

/// Facts that link features need of the whole document, computed once.
struct LinkContext {
  Document const& doc;
  TokenContext const& tokens;
  std::vector<uint8_t> in_cue;          // 1: the token belongs to a cue
  std::vector<uint32_t> cues_before;    // prefix counts of cue begins
  std::vector<uint32_t> commas_before;  // prefix counts
  std::vector<uint32_t> finite_before;
  std::vector<uint32_t> nouns_before;
  std::vector<uint32_t> marks_before;  // quotation marks
};
LinkContext link_context(Document const& doc, TokenContext const& tokens, std::vector<Cue> const& cues);

void border_features(LinkContext const& c, TokenSpan cue, uint32_t i, FeatureSet& out);
void absence_features(LinkContext const& c, TokenSpan cue, FeatureSet& out);
void span_features(LinkContext const& c, TokenSpan cue, LinkPart part, TokenSpan span, FeatureSet& out);
void combination_features(LinkContext const& c, TokenSpan cue, LinkedParts const& parts, FeatureSet& out);

}  // namespace firsthand
