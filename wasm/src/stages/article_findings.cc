// What holds for the article as a whole: on how many sources its claims rest, whether its lead rests on one
// unnamed source, a headline that states what the body attributes, accusations nobody answered, and signs
// of where the text itself comes from (datelines, credits). Counts come with the spans that show them. The
// headline and the accusations have files of their own.
#include <algorithm>

#include "stages/article_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kLeadSentences = 2;  // of the body
constexpr size_t kFewestClaims = 3;     // below this, "rests on one source" says nothing

class Finder {
 public:
  Finder(Document& doc, LanguagePack const& pack) : doc_(doc), pack_(pack) {}

  void run() {
    std::vector<bool> const passing = which_pass_on();
    for (uint32_t i = 0; i < doc_.attributions.size(); ++i)
      if (doc_.attributions[i].kind == ClaimKind::kFact && !passing[i]) facts_.push_back(i);
    count_sources();
    lead_on_one_unnamed();
    take(headlines_stated_as_fact(doc_, pack_, facts_));
    take(accusations_unanswered(doc_, pack_, facts_));
    origin_signals();
  }

 private:
  void add(char const* type, std::vector<uint32_t> attributions, std::vector<ByteSpan> spans) {
    if (!spans.empty()) doc_.findings.push_back({type, std::move(attributions), std::move(spans)});
  }

  void take(std::vector<Finding> found) {
    for (Finding& f : found) doc_.findings.push_back(std::move(f));
  }

  bool rests_on(uint32_t i, uint32_t speaker) const {
    std::vector<uint32_t> const& all = doc_.attributions[i].speakers;
    return std::find(all.begin(), all.end(), speaker) != all.end();
  }

  /// Where a claim names one of its speakers: of "Dobson and Brandt", each by the own name.
  ByteSpan mention(uint32_t i, uint32_t speaker) const {
    ByteSpan const whole = doc_.attributions[i].source.value_or(doc_.attributions[i].cue);
    if (doc_.attributions[i].speakers.size() == 1) return whole;
    for (ByteSpan const& m : doc_.speakers[speaker].mentions)
      if (whole.contains(m)) return m;
    return whole;
  }

  /// "Radio Marrow reported that a clerk said ...": rests on the clerk, and counts once. An attribution most
  /// of whose content is somebody else's words passes them on.
  std::vector<bool> which_pass_on() const {
    std::vector<bool> out(doc_.attributions.size());
    for (Attribution const& inner : doc_.attributions) {
      if (!inner.within || !inner.source) continue;
      Attribution const& outer = doc_.attributions[*inner.within];
      uint32_t const whole = length_of(inner.content) + inner.cue.size() + inner.source->size();
      if (2 * whole > length_of(outer.content)) out[*inner.within] = true;
    }
    return out;
  }

  static uint32_t length_of(std::vector<ByteSpan> const& pieces) {
    uint32_t all = 0;
    for (ByteSpan const& p : pieces) all += p.size();
    return all;
  }

  /// "The source said", where "sources" were counted: the article cites one source in the plural.
  bool one_of_counted(uint32_t i) const {
    for (Reason const& r : doc_.attributions[i].reasons)
      if (r.rule == std::string_view("anonymity_one_of_several"))
        return std::any_of(facts_.begin(), facts_.end(),
                           [&](uint32_t k) { return k != i && doc_.attributions[k].source == r.spans[0]; });
    return false;
  }

  void count_sources() {
    std::vector<uint32_t> sources;
    std::vector<ByteSpan> spans;
    std::vector<size_t> claims(doc_.speakers.size());
    for (uint32_t i : facts_)
      for (uint32_t s : doc_.attributions[i].speakers) {
        if (claims[s]++ > 0 || one_of_counted(i)) continue;
        sources.push_back(s);
        spans.push_back(mention(i, s));
      }
    add("claims_and_sources", facts_, spans);
    for (uint32_t s : sources)
      if (claims[s] >= kFewestClaims && 2 * claims[s] > facts_.size()) rest_on_one(s);
  }

  /// More than half of the facts, and at least a few, are one source's word.
  void rest_on_one(uint32_t source) {
    std::vector<uint32_t> its;
    for (uint32_t i : facts_)
      if (rests_on(i, source)) its.push_back(i);
    add("rests_on_one_source", its, {mention(its[0], source)});
  }

  void lead_on_one_unnamed() {
    std::vector<uint32_t> lead;
    uint32_t seen = 0, last = 0;
    for (uint32_t s = 0; s < doc_.sentences.size() && seen < kLeadSentences; ++s)
      if (in_body(doc_, s)) ++seen, last = s;
    for (uint32_t i : facts_) {
      Attribution const& a = doc_.attributions[i];
      if (!a.cue_tokens.empty() && doc_.sentence_of(a.cue_tokens.begin) <= last) lead.push_back(i);
    }
    if (lead.empty()) return;
    for (uint32_t i : lead)
      if (doc_.attributions[i].identity != Identity::kUnnamed ||
          doc_.attributions[i].speakers != doc_.attributions[lead[0]].speakers)
        return;
    if (doc_.attributions[lead[0]].source)
      add("lead_on_one_unnamed_source", lead, {*doc_.attributions[lead[0]].source});
  }

  void origin_signals() {
    PatternSet const& signals = pack_.patterns("origin_signals");
    std::vector<ByteSpan> spans;
    for (Sentence const& s : doc_.sentences) {
      bool const edge = doc_.blocks[s.block].kind == BlockKind::kCaption ||
                        s.tokens.begin == first_of_block(s.block) || s.block + 2 >= doc_.blocks.size();
      if (!edge) continue;
      for (PatternMatch const& m : signals.find(doc_, s.tokens)) spans.push_back(doc_.bytes_of(m.tokens));
    }
    add("origin_signal", {}, spans);
  }

  uint32_t first_of_block(uint32_t block) const {
    auto it = std::lower_bound(doc_.sentences.begin(), doc_.sentences.end(), block,
                               [](Sentence const& s, uint32_t b) { return s.block < b; });
    return it == doc_.sentences.end() ? 0 : it->tokens.begin;
  }

  Document& doc_;
  LanguagePack const& pack_;
  std::vector<uint32_t> facts_;
};

}  // namespace

bool in_body(Document const& doc, uint32_t sentence) {
  BlockKind const k = doc.blocks[doc.sentences[sentence].block].kind;
  return k == BlockKind::kParagraph || k == BlockKind::kEntry || k == BlockKind::kQuote;
}

void find_article_findings(Document& doc, LanguagePack const& pack) {
  Finder(doc, pack).run();
}

}  // namespace firsthand
