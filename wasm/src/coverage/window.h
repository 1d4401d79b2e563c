// The telling words around one word, and where they stand on the other side: how the small words between
// them (a hedge, a "not", a bound) are found again, or missed.
#pragma once

#include "coverage/alignment.h"

namespace firsthand {

struct Window {
  uint32_t telling = 0, met = 0;  // telling words looked at, and how many of them have a partner
  bool next_met = false;          // one of the first two telling words behind it has one
  TokenSpan image;                // hull of the partners in the sentence that has most; empty without any
};

/// Looks at up to `before` telling words before and `after` behind the tokens, inside their sentence.
Window window_around(View const& view, TokenSpan tokens, uint32_t before, uint32_t after);

/// The span grown by `reach` tokens on both sides inside its sentence.
TokenSpan grown(Document const& doc, TokenSpan span, uint32_t reach);

}  // namespace firsthand
