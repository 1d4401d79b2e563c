// Runs the link decoder with the shipped model over all cues of a document.
#include "stages/linked_attributions.h"

#include "stages/stages.h"

namespace firsthand {
namespace {

struct ModelScorer {
  using Score = int32_t;
  static constexpr size_t kBorders = 6, kSpans = 4;
  static constexpr uint32_t kCues = 6;
  static constexpr bool kAnyBegin = false;
  HashedLinear const& model;

  /// What a span as a whole is taken to be worth at most beside its borders. Of 1.1 million spans in news
  /// 0.01 % are worth more, and no attribution of 924 articles (PolNeAR) comes out otherwise down to 200.
  static constexpr int32_t most_for_span() { return 300; }

  /// What a combination is taken to be worth at most, so that hopeless ones are passed over. It is a
  /// heuristic: against the full search 9 of 2,288 attributions on PolNeAR and gold dev get other spans.
  static constexpr int32_t most_for_combination() { return 250; }

  FeatureSet features() const { return FeatureSet(model); }
  void score(FeatureSet const& f, int32_t* out) const { model.score(f.data(), f.size(), out); }
};

}  // namespace

Attribution attribution_of(Document const& doc, TokenSpan cue, LinkedParts const& parts) {
  Attribution a;
  a.cue_tokens = cue;
  a.cue = doc.bytes_of(cue);
  if (const TokenSpan s = parts[LinkPart::kSource]; !s.empty()) {
    a.source_tokens = s;
    a.source = doc.bytes_of(s);
  }
  for (LinkPart p : {LinkPart::kLeft, LinkPart::kRight}) {
    if (parts[p].empty()) continue;
    a.content_tokens.push_back(parts[p]);
    a.content.push_back(doc.bytes_of(parts[p]));
  }
  return a;
}

void sort_by_cue(Document& doc) {
  std::stable_sort(doc.attributions.begin(), doc.attributions.end(),
                   [](Attribution const& a, Attribution const& b) { return a.cue.begin < b.cue.begin; });
}

std::vector<Attribution> link_attributions(Document const& doc, TokenContext const& context,
                                           std::vector<Cue> const& cues, AttributionModels const& models) {
  std::vector<Attribution> out;
  out.reserve(cues.size());  // what grows is there twice
  const LinkContext c = link_context(doc, context, cues);
  ModelScorer scorer{models.links};
  LinkDecoder<ModelScorer> decoder(c, scorer);
  for (Cue const& cue : cues) {
    int32_t margin = 0;
    LinkedParts const parts = decoder.best(cue.tokens, &margin);
    if (parts[LinkPart::kLeft].empty() && parts[LinkPart::kRight].empty()) continue;
    out.push_back(attribution_of(doc, cue.tokens, parts));
    out.back().margin = cue.margin + margin;
    out.back().confidence = models.confidence.of(out.back().margin);
  }
  return out;
}

}  // namespace firsthand
