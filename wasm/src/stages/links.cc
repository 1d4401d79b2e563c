// The page's links that belong to a claim: those in its source, its relay, its evidence, or else its
// sentence.
#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr size_t kMostLinks = 12;  // of one claim

ByteSpan sentence_around(Document const& doc, Attribution const& a) {
  ByteSpan out = a.cue;
  auto widen = [&](TokenSpan t) {
    if (!t.empty()) out = hull(out, doc.bytes_of(doc.sentences[doc.sentence_of(t.begin)].tokens));
  };
  widen(a.cue_tokens);
  for (TokenSpan const& c : a.content_tokens) widen(c);
  return out;
}

std::optional<LinkPlace> place_of(ByteSpan link, Attribution const& a, ByteSpan sentence) {
  if (a.source && a.source->overlaps(link)) return LinkPlace::kSource;
  for (RelayLink const& r : a.relay)
    if (r.span && r.span->overlaps(link)) return LinkPlace::kRelay;
  for (Evidence const& e : a.evidence)
    if (e.span.overlaps(link)) return LinkPlace::kEvidence;
  if (sentence.overlaps(link)) return LinkPlace::kSentence;
  return std::nullopt;
}

}  // namespace

void collect_links(Document& doc) {
  for (Attribution& a : doc.attributions) {
    ByteSpan const sentence = sentence_around(doc, a);
    std::vector<ByteSpan> spans;
    for (Block const& block : doc.blocks)
      for (Link const& link : block.links) {
        std::optional<LinkPlace> const place = place_of(link.span, a, sentence);
        if (!place || a.links.size() >= kMostLinks) continue;
        a.links.push_back({link.span, link.href, *place});
        spans.push_back(link.span);
      }
    if (!spans.empty()) add_reason(a, "links", "links_near", spans);
  }
}

}  // namespace firsthand
