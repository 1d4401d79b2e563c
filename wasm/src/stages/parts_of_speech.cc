// The part-of-speech tagger; see the header for its interface.
#include "stages/parts_of_speech.h"

namespace firsthand {
namespace {

constexpr uint32_t kEdge = 0x5e47e4ceu;  // stands for the word beyond a sentence's border

uint32_t tag_value(PosTag t) {
  return static_cast<uint32_t>(t);
}

}  // namespace

PosTag tag_by_kind(Document const& doc, uint32_t i) {
  Token const& t = doc.tokens[i];
  if (t.kind == TokenKind::kPunctuation) return PosTag::kPunct;
  if (t.kind != TokenKind::kSymbol) return PosTag::kCount31;
  const std::string_view w = doc.word(i);
  return w == "%" ? PosTag::kNN : w == "&" ? PosTag::kCC : w.size() > 3 ? PosTag::kNNP : PosTag::kSymbol;
}

void tag_features(Document const& doc, std::vector<WordFacts> const& facts, uint32_t i, PosTag before,
                  PosTag before2, FeatureSet& out) {
  const TokenSpan s = doc.sentences[doc.tokens[i].sentence].tokens;
  WordFacts const& w = facts[i];
  auto const word = [&](int64_t k) {
    return k >= s.begin && k < s.end ? facts[static_cast<size_t>(k)].word : kEdge;
  };
  const int64_t at = i;
  const uint32_t t1 = tag_value(before), t2 = tag_value(before2);
  out.clear();
  out.add(1, w.word);
  out.add(2, w.suffix2);
  out.add(3, w.suffix3);
  out.add(4, w.suffix4);
  out.add(5, w.prefix3);
  out.add(6, w.prefix1, w.suffix2);
  out.add(7, w.shape, i == s.begin);
  out.add(8, word(at - 1));
  out.add(9, word(at - 2));
  out.add(10, word(at + 1));
  out.add(11, word(at + 2));
  out.add(12, t1);
  out.add(13, t1, t2);
  out.add(14, t1, w.word);
  out.add(15, t1, word(at + 1));
  out.add(16, t1, w.suffix3);
  out.add(17, w.word, word(at + 1));
  out.add(18, w.word, word(at - 1));
  if (i + 1 < s.end) {
    out.add(19, facts[i + 1].suffix3);
    out.add(20, facts[i + 1].shape, w.shape);
  }
  if (i > s.begin) out.add(21, facts[i - 1].suffix3, w.suffix2);
  out.add(22, t1, t2, w.word);
}

std::vector<PosTag> tag_parts_of_speech(Document const& doc, std::vector<WordFacts> const& facts,
                                        HashedLinear const& model) {
  std::vector<PosTag> tags(doc.tokens.size());
  FeatureSet features(model);
  for (Sentence const& s : doc.sentences) {
    PosTag before = PosTag::kCount31, before2 = PosTag::kCount31;
    for (uint32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
      PosTag tag = tag_by_kind(doc, i);
      if (tag == PosTag::kCount31) {
        int32_t scores[kPosTagCount] = {};
        tag_features(doc, facts, i, before, before2, features);
        model.score(features.data(), features.size(), scores);
        tag = static_cast<PosTag>(std::max_element(scores, scores + kPosTagCount) - scores);
      }
      tags[i] = tag;
      before2 = before;
      before = tag;
    }
  }
  return tags;
}

}  // namespace firsthand
