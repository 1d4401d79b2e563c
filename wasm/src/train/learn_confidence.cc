// Learns the confidence table on held-out articles: which share of attributions of about this margin
// is right. Right means: the cues share a character, and so do the sources or neither has one, and the
// contents overlap by half (Jaccard), as the scorer counts whole attributions.
#include <algorithm>
#include <iostream>
#include <set>

#include "stages/linked_attributions.h"
#include "train/learn.h"

namespace firsthand::train {
namespace {

std::set<uint32_t> bytes_of(std::vector<ByteSpan> const& spans) {
  std::set<uint32_t> out;
  for (ByteSpan s : spans)
    for (uint32_t i = s.begin; i < s.end; ++i) out.insert(i);
  return out;
}

double jaccard(std::vector<ByteSpan> const& a, std::vector<ByteSpan> const& b) {
  auto const x = bytes_of(a), y = bytes_of(b);
  size_t shared = 0;
  for (uint32_t i : x) shared += y.count(i);
  return double(shared) / double(x.size() + y.size() - shared);
}

bool is_right(Attribution const& a, std::vector<GoldAttribution> const& gold) {
  for (GoldAttribution const& g : gold) {
    bool const sources = a.source && g.source ? a.source->overlaps(*g.source) : !a.source && !g.source;
    if (a.cue.overlaps(g.cue) && sources && jaccard(a.content, g.content) >= 0.5) return true;
  }
  return false;
}

struct Block {
  int32_t margin;  // of its first case
  double right, cases;
};

/// Pool adjacent violators: a block may not be right less often than the one before it, nor as often.
bool merges(Block const& before, Block const& after) {
  return before.right * after.cases >= after.right * before.cases || before.margin == after.margin;
}

}  // namespace

std::string learn_confidence(std::vector<Article> const& articles, AttributionModels const& models) {
  std::vector<std::pair<int32_t, bool>> cases;
  for (Article const& a : articles) {
    TokenContext const context = token_context(a.doc, word_facts(a.doc));
    for (Attribution const& x :
         link_attributions(a.doc, context, tag_cues(a.doc, context, models.cues), models))
      cases.push_back({x.margin, is_right(x, a.gold)});
  }
  std::sort(cases.begin(), cases.end());
  constexpr size_t kCasesEach = 100;
  std::vector<Block> blocks;
  for (size_t i = 0; i < cases.size(); i += kCasesEach) {
    Block b{cases[i].first, 0, 0};
    for (size_t k = i; k < std::min(cases.size(), i + kCasesEach); ++k)
      b.right += cases[k].second, b.cases += 1;
    blocks.push_back(b);
    while (blocks.size() > 1 && merges(blocks[blocks.size() - 2], blocks.back())) {
      blocks[blocks.size() - 2].right += blocks.back().right;
      blocks[blocks.size() - 2].cases += blocks.back().cases;
      blocks.pop_back();
    }
  }
  std::string out =
      "# margin of cue and link, and the share of right attributions from there on, in thousandths\n";
  for (Block const& b : blocks)
    out += std::to_string(b.margin) + "\t" +
           std::to_string(static_cast<int>(1000 * b.right / b.cases + 0.5)) + "\n";
  std::cout << "confidence: " << cases.size() << " cases\n" << out;
  return out;
}

}  // namespace firsthand::train
