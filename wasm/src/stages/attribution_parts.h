// Changes of an attribution's parts: its spans of tokens and of bytes move together.
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
/// For each token: does it belong to some cue or source?
std::vector<bool> taken_tokens(Document const& doc);

}  // namespace firsthand
