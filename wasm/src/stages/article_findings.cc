// What holds for the article as a whole: on how many sources its claims rest, whether its lead rests on one
// unnamed source, a headline that states what the body attributes, accusations nobody answered, and signs
// of where the text itself comes from (datelines, credits). Counts come with the spans that show them.
#include <algorithm>

#include "stages/claim_words.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kLeadSentences = 2;  // of the body
constexpr int kHeadlineShare = 50;      // per cent of telling words that headline and claim share
constexpr int kHeadlineWords = 3;
constexpr size_t kFewestClaims = 3;  // below this, "rests on one source" says nothing

class Finder {
 public:
  Finder(Document& doc, LanguagePack const& pack) : doc_(doc), pack_(pack) {}

  void run() {
    std::vector<bool> const passing = which_pass_on();
    for (uint32_t i = 0; i < doc_.attributions.size(); ++i)
      if (doc_.attributions[i].kind == ClaimKind::kFact && !passing[i]) facts_.push_back(i);
    count_sources();
    lead_on_one_unnamed();
    headline_as_fact();
    accusations();
    origin_signals();
  }

 private:
  void add(char const* type, std::vector<uint32_t> attributions, std::vector<ByteSpan> spans) {
    if (!spans.empty()) doc_.findings.push_back({type, std::move(attributions), std::move(spans)});
  }

  /// Who a claim ultimately rests on: a speaker's index, or -1 when nobody is named.
  int ultimate(uint32_t i) const {
    Attribution const& a = doc_.attributions[i];
    return a.speakers.empty() ? -1 : static_cast<int>(a.speakers[0]);
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

  void count_sources() {
    if (facts_.empty()) return;
    std::vector<int> sources;
    std::vector<ByteSpan> spans;
    std::vector<size_t> claims(doc_.speakers.size());
    for (uint32_t i : facts_) {
      int const s = ultimate(i);
      if (s < 0) continue;
      if (claims[static_cast<size_t>(s)]++ > 0) continue;
      sources.push_back(s);
      spans.push_back(*doc_.attributions[i].source);
    }
    add("claims_and_sources", facts_, spans);
    for (int s : sources)
      if (size_t const n = claims[static_cast<size_t>(s)]; n >= kFewestClaims && 2 * n > facts_.size())
        rests_on(s);
  }

  /// More than half of the facts, and at least a few, are one source's word.
  void rests_on(int source) {
    std::vector<uint32_t> its;
    for (uint32_t i : facts_)
      if (ultimate(i) == source) its.push_back(i);
    add("rests_on_one_source", its, {*doc_.attributions[its[0]].source});
  }

  bool in_body(uint32_t sentence) const {
    BlockKind const k = doc_.blocks[doc_.sentences[sentence].block].kind;
    return k == BlockKind::kParagraph || k == BlockKind::kEntry || k == BlockKind::kQuote;
  }

  void lead_on_one_unnamed() {
    std::vector<uint32_t> lead;
    uint32_t seen = 0, last = 0;
    for (uint32_t s = 0; s < doc_.sentences.size() && seen < kLeadSentences; ++s)
      if (in_body(s)) ++seen, last = s;
    for (uint32_t i : facts_) {
      Attribution const& a = doc_.attributions[i];
      if (!a.cue_tokens.empty() && doc_.sentence_of(a.cue_tokens.begin) <= last) lead.push_back(i);
    }
    if (lead.empty()) return;
    for (uint32_t i : lead)
      if (doc_.attributions[i].identity != Identity::kUnnamed || ultimate(i) != ultimate(lead[0])) return;
    if (doc_.attributions[lead[0]].source)
      add("lead_on_one_unnamed_source", lead, {*doc_.attributions[lead[0]].source});
  }

  void headline_as_fact() {
    if (std::none_of(doc_.blocks.begin(), doc_.blocks.end(),
                     [](Block const& b) { return b.kind == BlockKind::kHeadline; }))
      return;
    ClaimWords const words(doc_, pack_);
    for (uint32_t s = 0; s < doc_.sentences.size(); ++s) {
      Sentence const& sentence = doc_.sentences[s];
      if (doc_.blocks[sentence.block].kind != BlockKind::kHeadline || attributed_or_hedged(sentence.tokens))
        continue;
      TellingWords const& head = words.of_sentence(s);
      std::vector<uint32_t> same;
      std::vector<ByteSpan> spans{doc_.bytes_of(sentence.tokens)};
      for (uint32_t i : facts_)
        if (Overlap const both = overlap(head, words.of(i));
            both.shared >= kHeadlineShare && both.words >= kHeadlineWords && rests_on_word(i)) {
          same.push_back(i);
          spans.push_back(doc_.attributions[i].cue);
        }
      if (!same.empty()) add("headline_states_as_fact", same, spans);
    }
  }

  bool rests_on_word(uint32_t i) const {
    std::optional<Standing> const s = doc_.attributions[i].standing;
    return s == Standing::kUnverified || s == Standing::kDisclaimed || s == Standing::kDisputed;
  }

  bool attributed_or_hedged(TokenSpan range) const {
    for (Attribution const& a : doc_.attributions)
      if (a.cue_tokens.overlaps(range)) return true;
    Lexicon const& hedges = pack_.lexicon("hedges");
    Lexicon const& cues = pack_.lexicon("cue_forms");
    for (uint32_t i = range.begin; i < range.end; ++i)
      if (hedges.match(doc_, i, range.end) || cues.contains(doc_.tokens[i]) ||
          doc_.tokens[i].quote_mark != QuoteMark::kNone || doc_.word(i) == "?")
        return true;
    return false;
  }

  /// Accusations against somebody whom the article neither lets answer nor says it asked.
  void accusations() {
    std::vector<uint32_t> open;
    std::vector<ByteSpan> spans;
    Lexicon const& accusing = pack_.lexicon("accusations");
    for (uint32_t i : facts_) {
      Attribution const& a = doc_.attributions[i];
      if (!accusing.contains(a.cue_lemma) || a.standing == Standing::kDisputed) continue;
      open.push_back(i);
      spans.push_back(a.cue);
    }
    if (!open.empty() && !answered()) add("accusation_unanswered", open, spans);
  }

  /// Does anybody deny anything, or does the writer say that somebody was asked?
  bool answered() const {
    for (Attribution const& a : doc_.attributions)
      if (a.stance == Stance::kDenial || !a.replies.empty()) return true;
    PatternSet const& replies = pack_.patterns("replies");
    for (Sentence const& s : doc_.sentences)
      if (replies.any(doc_, s.tokens)) return true;
    return false;
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

void find_article_findings(Document& doc, LanguagePack const& pack) {
  Finder(doc, pack).run();
}

}  // namespace firsthand
