// An attribution's parts: changed, so that its spans of tokens and of bytes move together, and looked up.
// Assumes that no part given is empty, but for a source: an empty one is none.
#pragma once

#include <vector>

#include "text/document.h"

namespace firsthand {

void set_cue(Document const& doc, Attribution& a, TokenSpan cue);
void set_source(Document const& doc, Attribution& a, TokenSpan source);
void set_content(Document const& doc, Attribution& a, std::vector<TokenSpan> pieces);

/// Does the span overlap the source or the content?
bool touches_a_part(Attribution const& a, TokenSpan span);
struct Parts {
  bool cue = false, source = false, content = false;
};
/// For each token: does it belong to one of these parts of some attribution?
std::vector<bool> tokens_in(Document const& doc, Parts parts);

bool has_finite_verb(Document const& doc, TokenSpan span);

}  // namespace firsthand
