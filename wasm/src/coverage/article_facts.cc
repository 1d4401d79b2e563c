// See article_facts.h.
#include "coverage/article_facts.h"

#include <algorithm>

#include "coverage/outlet_names.h"

namespace firsthand {
namespace {

constexpr uint32_t kHearerReach = 8;  // tokens behind "told" in which the outlet's name ends

ByteSpan extent_of(Attribution const& a) {
  ByteSpan out = a.cue;
  if (a.source) out = hull(out, *a.source);
  for (ByteSpan s : a.content) out = hull(out, s);
  for (RelayLink const& l : a.relay)
    if (l.span) out = hull(out, *l.span);
  return out;
}

StatedClaim stated(Document const& doc, Attribution const& a) {
  StatedClaim out;
  if (!a.speakers.empty()) out.source = doc.speakers[a.speakers[0]].name;
  if (out.source.empty() && a.source) out.source = std::string(doc.text_of(*a.source));
  out.identity = a.identity;
  out.role = a.role;
  out.is_fact = a.kind == ClaimKind::kFact;
  out.span = a.source;
  for (RelayLink const& l : a.relay) out.through.push_back(l.name);
  out.extent = extent_of(a);
  out.content = a.content;
  return out;
}

/// Where the words behind a cue of telling are the article's own outlet: "told the Courier".
std::optional<ByteSpan> told_own_outlet(Document const& doc, LanguagePack const& pack, Attribution const& a) {
  if (doc.meta.outlet.empty() || a.cue_tokens.empty()) return std::nullopt;
  if (!pack.lexicon("hearer_verbs").contains(doc.tokens[a.cue_tokens.end - 1])) return std::nullopt;
  uint32_t const begin = a.cue_tokens.end;
  uint32_t const last = doc.sentences[doc.sentence_of(a.cue_tokens.begin)].tokens.end;
  for (uint32_t end = begin + 1; end <= std::min(last, begin + kHearerReach); ++end) {
    ByteSpan const words = doc.bytes_of({begin, end});
    if (same_outlet(doc.text_of(words), doc.meta.outlet)) return hull(a.cue, words);
  }
  return std::nullopt;
}

void own_signs(Document const& doc, LanguagePack const& pack, uint32_t claim, std::vector<OwnSign>& out) {
  Attribution const& a = doc.attributions[claim];
  if (auto const span = told_own_outlet(doc, pack, a)) out.push_back({SignKind::kTold, claim, *span});
  for (Evidence const& e : a.evidence)
    if (e.type == EvidenceType::kOwnObservation) out.push_back({SignKind::kObservation, claim, e.span});
  bool const documented = std::any_of(a.evidence.begin(), a.evidence.end(),
                                      [](Evidence const& e) { return e.type == EvidenceType::kDocument; });
  for (ClaimLink const& l : a.links)
    if (documented && l.where == LinkPlace::kEvidence) out.push_back({SignKind::kDocument, claim, l.span});
}

}  // namespace

ArticleFacts article_facts(Document const& doc, LanguagePack const& pack, std::string seen) {
  ArticleFacts out;
  out.text = doc.text;
  out.meta = doc.meta;
  out.seen = std::move(seen);
  out.time = read_moment(doc.meta.published);
  if (!out.time) out.time = read_moment(out.seen);
  for (uint32_t i = 0; i < doc.attributions.size(); ++i) {
    out.claims.push_back(stated(doc, doc.attributions[i]));
    own_signs(doc, pack, i, out.own);
  }
  return out;
}

}  // namespace firsthand
