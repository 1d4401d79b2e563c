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
  std::vector<uint32_t> skeleton;       // a tag, or the form of punctuation and small words
  std::vector<uint32_t> cues_before;    // prefix counts of cue begins
  std::vector<uint32_t> commas_before;  // prefix counts
  std::vector<uint32_t> finite_before;
  std::vector<uint32_t> nouns_before;
  std::vector<uint32_t> marks_before;  // quotation marks
};
LinkContext link_context(Document const& doc, TokenContext const& tokens, std::vector<Cue> const& cues);

/// What link features need of the cue itself, computed once a cue.
struct CueView {
  TokenSpan tokens;
  uint32_t head = 0;  // its main word: the last verb, else the last word
  uint32_t stem = 0, tag = 0;
  uint32_t before = 0, after = 0;  // words beside it
  uint32_t before_skeleton = 0, after_skeleton = 0;
  uint32_t quote = 0;
  uint32_t room = 0;  // does it stand near its sentence's begin, its end?
};
CueView cue_view(LinkContext const& c, TokenSpan cue);

void border_features(LinkContext const& c, CueView const& cue, uint32_t i, FeatureSet& out);
void absence_features(LinkContext const& c, CueView const& cue, FeatureSet& out);
void span_features(LinkContext const& c, CueView const& cue, LinkPart part, TokenSpan span, FeatureSet& out);
void combination_features(LinkContext const& c, CueView const& cue, LinkedParts const& parts,
                          FeatureSet& out);

}  // namespace firsthand
