// Whom an outlet names for what it reports: "Radio Marrow, citing two officials, said that the pier is shut".
// The officials said it too, and the guidelines annotate both; the models often find the outlet alone.
// Assumes linked attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestSource = 16;  // tokens
constexpr uint32_t kReach = 32;          // attributions of one sentence that are looked at

class Citations {
 public:
  Citations(Document& doc, LanguagePack const& pack)
      : doc_(doc),
        pack_(pack),
        cites_(pack.patterns("citing")),
        taken_(tokens_in(doc, {.cue = true, .source = true})) {}

  void add_all() {
    size_t const found = doc_.attributions.size();
    std::vector<Attribution> added;
    for (size_t i = 0; i < found; ++i) {
      uint32_t const sentence = doc_.tokens[doc_.attributions[i].cue_tokens.begin].sentence;
      if (last_ == sentence) continue;
      last_ = sentence;
      read(doc_.sentences[sentence].tokens, i, std::min(found, i + kReach), added);
    }
    if (added.empty()) return;
    for (Attribution& a : added) doc_.attributions.push_back(std::move(a));
    sort_by_cue(doc_);
  }

 private:
  /// The participles of one sentence; attributions `from` to `to` may be those of the outlet.
  void read(TokenSpan sentence, size_t from, size_t to, std::vector<Attribution>& added) const {
    for (uint32_t i = sentence.begin; i + 1 < sentence.end; ++i) {
      if (doc_.tokens[i].tag != PosTag::kVBG || !cites_.any(doc_, {i, i + 1})) continue;
      Attribution* const misread = read_as_content(i, from, to);
      if (taken_[i] && !misread) continue;
      TokenSpan const source = phrase_behind(i + 1, sentence.end);
      Attribution const* const b = source.empty() ? nullptr : outlet_before(i, source, from, to);
      if (!b) continue;
      if (misread)
        *misread = of_source(*b, i, source);
      else
        added.push_back(of_source(*b, i, source));
    }
  }

  /// "Radio Marrow | citing | two officials": the models' reading of the participle, which takes whom it
  /// cites for what is said.
  Attribution* read_as_content(uint32_t at, size_t from, size_t to) const {
    for (size_t k = from; k < to; ++k) {
      Attribution& a = doc_.attributions[k];
      if (a.cue_tokens != TokenSpan{at, at + 1} || !a.source_tokens || a.source_tokens->end > at) continue;
      return a.content_tokens.size() == 1 && a.content_tokens[0].begin == at + 1 ? &a : nullptr;
    }
    return nullptr;
  }

  /// Up to a mark or a verb; empty where it names nobody who could say something ("citing fears").
  TokenSpan phrase_behind(uint32_t begin, uint32_t limit) const {
    uint32_t end = begin;
    limit = std::min(limit, begin + kLongestSource);
    while (end < limit && doc_.tokens[end].tag != PosTag::kPunct && !is_finite_verb(doc_.tokens[end].tag) &&
           !taken_[end])
      ++end;
    bool const whole = end > begin && end < doc_.tokens.size() && doc_.tokens[end].tag == PosTag::kPunct;
    if (!whole) return {begin, begin};
    SourcePhrase const p = read_source_phrase(doc_, {begin, end}, pack_);
    return p.head == SourceHead::kName || p.role ? TokenSpan{begin, end} : TokenSpan{begin, begin};
  }

  /// The attribution whose source stands before the participle, in its sentence, and whose content does not
  /// hold it.
  Attribution const* outlet_before(uint32_t at, TokenSpan source, size_t from, size_t to) const {
    Attribution const* best = nullptr;
    for (size_t k = from; k < to; ++k) {
      Attribution const& b = doc_.attributions[k];
      bool const here = doc_.tokens[b.cue_tokens.begin].sentence == doc_.tokens[at].sentence;
      if (!here || !b.source_tokens || b.source_tokens->end > at || b.cue_tokens.contains(at)) continue;
      auto const holds = [&](TokenSpan const& c) { return c.contains(at) || c.overlaps(source); };
      if (std::any_of(b.content_tokens.begin(), b.content_tokens.end(), holds)) continue;
      if (!best || b.source_tokens->begin > best->source_tokens->begin) best = &b;
    }
    return best;
  }

  Attribution of_source(Attribution const& b, uint32_t cue, TokenSpan source) const {
    Attribution a;
    set_cue(doc_, a, {cue, cue + 1});
    set_source(doc_, a, source);
    a.content = b.content;
    a.content_tokens = b.content_tokens;
    a.margin = b.margin;
    a.confidence = b.confidence;
    return a;
  }

  Document& doc_;
  LanguagePack const& pack_;
  PatternSet const& cites_;
  std::vector<bool> taken_;  // tokens of cues and sources that are found already
  uint32_t last_ = UINT32_MAX;
};

}  // namespace

void add_citing_sources(Document& doc, LanguagePack const& pack) {
  Citations(doc, pack).add_all();
}

}  // namespace firsthand
