// See window.h.
#include "coverage/window.h"

#include <algorithm>

namespace firsthand {

Window window_around(View const& view, TokenSpan tokens, uint32_t before, uint32_t after) {
  TokenSpan const sentence = view.from.doc.sentences[view.from.doc.sentence_of(tokens.begin)].tokens;
  Window out;
  TokenSpan seen = tokens;
  for (uint32_t left = before; left > 0 && seen.begin > sentence.begin;) {
    if (!view.from.terms[--seen.begin].telling()) continue;
    --left;
    ++out.telling;
    out.met += view.match[seen.begin] != kNoMatch;
  }
  for (uint32_t left = after; left > 0 && seen.end < sentence.end; ++seen.end) {
    if (!view.from.terms[seen.end].telling()) continue;
    ++out.telling;
    bool const met = view.match[seen.end] != kNoMatch;
    out.met += met;
    if (met && after - left < 2) out.next_met = true;
    --left;
  }
  out.image = image(view, seen);
  return out;
}

TokenSpan grown(Document const& doc, TokenSpan span, uint32_t reach) {
  if (span.empty()) return span;
  TokenSpan const sentence = doc.sentences[doc.sentence_of(span.begin)].tokens;
  uint32_t const begin = span.begin - std::min(reach, span.begin - sentence.begin);
  return {begin, std::min(sentence.end, span.end + reach)};
}

}  // namespace firsthand
