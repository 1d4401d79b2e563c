// Keeps an attribution's spans of bytes in step with its spans of tokens.
#include "stages/attribution_parts.h"

#include <algorithm>
#include <utility>

namespace firsthand {

void set_cue(Document const& doc, Attribution& a, TokenSpan cue) {
  a.cue_tokens = cue;
  a.cue = doc.bytes_of(cue);
}

void set_source(Document const& doc, Attribution& a, TokenSpan source) {
  a.source.reset();
  a.source_tokens.reset();
  if (source.empty()) return;
  a.source_tokens = source;
  a.source = doc.bytes_of(source);
}

void set_content(Document const& doc, Attribution& a, std::vector<TokenSpan> pieces) {
  a.content_tokens = std::move(pieces);
  a.content.clear();
  for (TokenSpan const& piece : a.content_tokens) a.content.push_back(doc.bytes_of(piece));
}

bool touches_a_part(Attribution const& a, TokenSpan span) {
  auto const overlaps = [&](TokenSpan const& piece) { return piece.overlaps(span); };
  return (a.source_tokens && a.source_tokens->overlaps(span)) ||
         std::any_of(a.content_tokens.begin(), a.content_tokens.end(), overlaps);
}

std::vector<bool> tokens_in(Document const& doc, Parts parts) {
  std::vector<bool> out(doc.tokens.size());
  auto const take = [&](TokenSpan s) { std::fill(out.begin() + s.begin, out.begin() + s.end, true); };
  for (Attribution const& a : doc.attributions) {
    if (parts.cue) take(a.cue_tokens);
    if (parts.source && a.source_tokens) take(*a.source_tokens);
    if (parts.content) std::for_each(a.content_tokens.begin(), a.content_tokens.end(), take);
  }
  return out;
}

bool has_finite_verb(Document const& doc, TokenSpan span) {
  for (uint32_t i = span.begin; i < span.end; ++i)
    if (is_finite_verb(doc.tokens[i].tag)) return true;
  return false;
}

}  // namespace firsthand
