// See relation.h. Two measures tell retold from independent reports: the share of one side's own words (no
// quotations, no names, no numbers) that have partners in linked sentences; and, for what was retold in other
// words or by way of another language, how many facts stand in the same order on both sides. Independent
// reports of one event have little of either. The figures behind the thresholds are in ARCHITECTURE.md.
#include "coverage/relation.h"

#include <algorithm>
#include <set>

#include "coverage/fingerprints.h"

namespace firsthand {
namespace {

constexpr uint32_t kSameText = 550;  // thousandths of one side's fingerprints
constexpr uint32_t kCopiedPassages = 250;
constexpr uint32_t kSomePassages = 100;
constexpr uint32_t kRetold = 40;       // per cent of one side's own words
constexpr uint32_t kLeastRetold = 60;  // weight of them: a dozen telling words
constexpr uint32_t kLeastFact = 12;    // weight of a sentence that tells something
constexpr uint32_t kFactsShare = 45;   // per cent of both sides' own sentences that are linked
constexpr size_t kFactsInOrder = 8;
constexpr uint32_t kStoryNames = 25;  // per cent of one side's names and numbers
constexpr size_t kStoryStems = 4;     // different ones
constexpr uint32_t kRelatedNames = 10;
constexpr size_t kRelatedStems = 2;
constexpr uint32_t kQuotation = 10;  // words that both quote, with which they are about one matter
constexpr uint32_t kPassage = 6;     // words of a tile that is shown as a shared passage
constexpr size_t kMostSpans = 12;    // of a reason

struct Weight {
  uint32_t all = 0, met = 0;
  uint32_t percent() const { return all > 0 ? 100 * met / all : 0; }
};

struct Shared {
  Weight words, names;  // names with numbers
};

Shared shared_of(Side const& side, std::vector<uint32_t> const& match) {
  Shared out;
  for (uint32_t i = 0; i < side.terms.size(); ++i) {
    Term const& t = side.terms[i];
    if (t.quoted || !t.telling()) continue;
    Weight& w = t.kind == TermKind::kContent ? out.words : out.names;
    w.all += t.weight;
    if (match[i] != kNoMatch) w.met += t.weight;
  }
  return out;
}

/// Sentences that a side tells itself, with enough in them to be told again: no quotations, headings,
/// captions.
std::vector<bool> own_sentences(Side const& side) {
  std::vector<bool> out;
  for (uint32_t s = 0; s < side.sentences.size(); ++s) {
    TokenSpan const tokens = side.doc.sentences[s].tokens;
    BlockKind const kind = side.doc.blocks[side.doc.sentences[s].block].kind;
    bool const told =
        kind != BlockKind::kHeadline && kind != BlockKind::kSubheading && kind != BlockKind::kCaption;
    uint32_t quoted = 0;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i)
      if (side.terms[i].quoted) quoted += side.terms[i].weight;
    out.push_back(told && side.sentences[s].weight >= kLeastFact && 2 * quoted < side.sentences[s].weight);
  }
  return out;
}

/// Links between own sentences of both sides.
struct Facts {
  uint32_t share_a = 0, share_b = 0;  // per cent of each side's own sentences that have one
  size_t in_order = 0;                // the most of them that stand in the same order on both sides
};

Facts facts_of(Side const& a, Side const& b, Alignment const& x) {
  std::vector<bool> const own_a = own_sentences(a), own_b = own_sentences(b);
  std::set<uint32_t> met_a, met_b;
  std::vector<uint32_t> ends;  // the least last sentence of b of an ordered run, by its length
  for (size_t begin = 0, end = 0; begin < x.links.size(); begin = end) {
    while (end < x.links.size() && x.links[end].a == x.links[begin].a) ++end;
    for (size_t n = end; n-- > begin;) {  // later ones first: a sentence of a counts once in a run
      SentenceLink const& l = x.links[n];
      if (!own_a[l.a] || !own_b[l.b]) continue;
      met_a.insert(l.a);
      met_b.insert(l.b);
      auto const at = std::lower_bound(ends.begin(), ends.end(), l.b);
      at == ends.end() ? ends.push_back(l.b) : static_cast<void>(*at = l.b);
    }
  }
  auto const share = [](std::set<uint32_t> const& met, std::vector<bool> const& own) {
    auto const all = static_cast<size_t>(std::count(own.begin(), own.end(), true));
    return all > 0 ? static_cast<uint32_t>(100 * met.size() / all) : 0;
  };
  return {share(met_a, own_a), share(met_b, own_b), ends.size()};
}

/// Names and numbers that both sides have, wherever they stand: first mention each, by a.
std::vector<std::pair<uint32_t, uint32_t>> shared_names(Side const& a, Side const& b) {
  std::vector<std::pair<uint32_t, uint32_t>> first_b;  // stem, token
  for (uint32_t k = 0; k < b.terms.size(); ++k)
    if (b.terms[k].telling() && b.terms[k].kind != TermKind::kContent)
      first_b.emplace_back(b.terms[k].stem, k);
  std::sort(first_b.begin(), first_b.end());
  std::set<uint32_t> seen;
  std::vector<std::pair<uint32_t, uint32_t>> out;
  for (uint32_t i = 0; i < a.terms.size(); ++i) {
    Term const& t = a.terms[i];
    if (!t.telling() || t.kind == TermKind::kContent || seen.count(t.stem) > 0) continue;
    auto const at =
        std::lower_bound(first_b.begin(), first_b.end(), std::pair<uint32_t, uint32_t>(t.stem, 0));
    if (at == first_b.end() || at->first != t.stem) continue;
    seen.insert(t.stem);
    out.emplace_back(i, at->second);
  }
  return out;
}

Relation relation_of(uint32_t contained, bool retold, uint32_t names, size_t stems) {
  if (contained >= kSameText) return Relation::kSameText;
  if (contained >= kCopiedPassages || (retold && contained >= kSomePassages)) return Relation::kRewrite;
  if (retold || (names >= kStoryNames && stems >= kStoryStems)) return Relation::kSameStory;
  return names >= kRelatedNames && stems >= kRelatedStems ? Relation::kRelated : Relation::kUnrelated;
}

class Reasons {
 public:
  Reasons(Side const& a, Side const& b, Alignment const& x, Comparison& out)
      : a_(a), b_(b), x_(x), out_(out) {}

  void passages() {
    for (bool const quoted : {false, true}) {
      ComparisonReason r{quoted ? "compare_same_quotations" : "compare_shared_passages", {}, {}};
      std::vector<Tile> tiles;
      for (Tile const& t : x_.tiles)
        if (t.a.size() >= kPassage && a_.terms[t.a.begin].quoted == quoted) tiles.push_back(t);
      std::stable_sort(tiles.begin(), tiles.end(),
                       [](Tile const& x, Tile const& y) { return x.a.size() > y.a.size(); });
      for (Tile const& t : tiles) add(r, t.a, t.b);
      keep(r);
    }
  }
  void retold() {
    ComparisonReason r{"compare_retold_sentences", {}, {}};
    for (SentenceLink const& l : x_.links) add(r, a_.doc.sentences[l.a].tokens, b_.doc.sentences[l.b].tokens);
    keep(r);
  }
  void names(std::vector<std::pair<uint32_t, uint32_t>> const& shared) {
    ComparisonReason r{"compare_shared_names", {}, {}};
    for (auto const& [i, k] : shared) add(r, {i, i + 1}, {k, k + 1});
    keep(r);
  }

 private:
  void add(ComparisonReason& r, TokenSpan a, TokenSpan b) {
    if (r.a.size() == kMostSpans) return;
    r.a.push_back(a_.doc.bytes_of(a));
    r.b.push_back(b_.doc.bytes_of(b));
  }
  void keep(ComparisonReason const& r) {
    if (!r.a.empty()) out_.reasons.push_back(r);
  }

  Side const &a_, &b_;
  Alignment const& x_;
  Comparison& out_;
};

}  // namespace

void judge_relation(Side const& a, Side const& b, Alignment const& alignment, Comparison& out) {
  std::vector<uint32_t> const prints_a = fingerprints(a), prints_b = fingerprints(b);
  out.a_in_b = containment(prints_a, prints_b);
  out.b_in_a = containment(prints_b, prints_a);
  Shared const of_a = shared_of(a, alignment.match_a), of_b = shared_of(b, alignment.match_b);
  Weight const& words = of_a.words.percent() > of_b.words.percent() ? of_a.words : of_b.words;
  Facts const facts = facts_of(a, b, alignment);
  bool const in_order =
      facts.in_order >= kFactsInOrder && std::min(facts.share_a, facts.share_b) >= kFactsShare;
  bool const retold = in_order || (words.percent() >= kRetold && words.met >= kLeastRetold);
  auto const names = shared_names(a, b);
  uint32_t const names_share = std::max(of_a.names.percent(), of_b.names.percent());
  bool const quotation = std::any_of(alignment.tiles.begin(), alignment.tiles.end(), [&](Tile const& t) {
    return t.a.size() >= kQuotation && a.terms[t.a.begin].quoted && b.terms[t.b.begin].quoted;
  });
  out.relation = relation_of(std::max(out.a_in_b, out.b_in_a), retold, names_share, names.size());
  if (quotation && out.relation == Relation::kUnrelated) out.relation = Relation::kRelated;
  out.may_repeat = retold || out.relation == Relation::kSameText || out.relation == Relation::kRewrite;
  Reasons reasons(a, b, alignment, out);
  reasons.passages();
  if (out.may_repeat) reasons.retold();
  if (out.relation != Relation::kUnrelated) reasons.names(names);
}

}  // namespace firsthand
