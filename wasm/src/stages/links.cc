// The page's links that belong to a claim: those in its source, its relay, its evidence, or else its
// sentence.
#include <algorithm>

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

std::vector<uint32_t> blocks_with_links(Document const& doc) {
  std::vector<uint32_t> out;
  for (uint32_t b = 0; b < doc.blocks.size(); ++b)
    if (!doc.blocks[b].links.empty()) out.push_back(b);
  return out;
}

/// Of the blocks `linked` those that a span touches which `place_of` asks about, in text order.
std::vector<uint32_t> near(Document const& doc, std::vector<uint32_t> const& linked, Attribution const& a,
                           ByteSpan sentence) {
  std::vector<uint32_t> out;
  auto const add = [&](ByteSpan s) {
    auto const ends = [&](uint32_t b, uint32_t at) { return doc.blocks[b].span.end <= at; };
    auto b = std::lower_bound(linked.begin(), linked.end(), s.begin, ends);
    for (; b != linked.end() && doc.blocks[*b].span.begin < s.end; ++b) out.push_back(*b);
  };
  add(sentence);
  if (a.source) add(*a.source);
  for (RelayLink const& r : a.relay)
    if (r.span) add(*r.span);
  for (Evidence const& e : a.evidence) add(e.span);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

void collect_links(Document& doc) {
  std::vector<uint32_t> const linked = blocks_with_links(doc);
  if (linked.empty()) return;
  for (Attribution& a : doc.attributions) {
    ByteSpan const sentence = sentence_around(doc, a);
    std::vector<ByteSpan> spans;
    for (uint32_t const b : near(doc, linked, a, sentence))
      for (Link const& link : doc.blocks[b].links) {
        std::optional<LinkPlace> const place = place_of(link.span, a, sentence);
        if (!place || a.links.size() >= kMostLinks) continue;
        a.links.push_back({link.span, link.href, *place});
        spans.push_back(link.span);
      }
    if (!spans.empty()) add_reason(a, "links", "links_near", spans);
  }
}

}  // namespace firsthand
