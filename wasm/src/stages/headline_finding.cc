// A headline says flatly what the body has from somebody, or hedges. A headline that is attributed, hedged,
// quoted or a question says nothing flatly; nor is it a finding when the writer says the same in the body.
#include <algorithm>

#include "stages/article_parts.h"
#include "stages/claim_words.h"

namespace firsthand {
namespace {

constexpr int kShare = 50;          // per cent of telling words that headline and body share
constexpr int kWords = 3;           // and how many
constexpr uint32_t kHeadlines = 4;  // sentences; a page of nothing but headlines is no article

class Reader {
 public:
  Reader(Document const& doc, LanguagePack const& pack, std::vector<uint32_t> const& facts)
      : doc_(doc), pack_(pack), facts_(facts), words_(doc, pack), attributed_(doc.sentences.size()) {
    for (Attribution const& a : doc.attributions) {
      mark(a.cue_tokens);
      for (TokenSpan const& c : a.content_tokens) mark(c);
    }
  }

  std::vector<Finding> read() const {
    std::vector<Finding> out;
    uint32_t seen = 0;
    for (uint32_t s = 0; s < doc_.sentences.size() && seen < kHeadlines; ++s) {
      if (doc_.blocks[doc_.sentences[s].block].kind != BlockKind::kHeadline) continue;
      ++seen;
      if (attributed_[s] || says_nothing_flatly(doc_.sentences[s].tokens)) continue;
      if (Finding f = finding(s); !f.type.empty()) out.push_back(std::move(f));
    }
    return out;
  }

 private:
  void mark(TokenSpan tokens) {
    if (tokens.empty()) return;
    for (uint32_t s = doc_.sentence_of(tokens.begin); s <= doc_.sentence_of(tokens.end - 1); ++s)
      attributed_[s] = true;
  }

  bool same(TellingWords const& a, TellingWords const& b) const {
    Overlap const both = overlap(a, b);
    return both.shared >= kShare && both.words >= kWords;
  }

  bool rests_on_word(uint32_t i) const {
    std::optional<Standing> const s = doc_.attributions[i].standing;
    return s == Standing::kUnverified || s == Standing::kDisclaimed || s == Standing::kDisputed;
  }

  /// A word that makes the whole statement less than certain; "about" and "could" only touch a part.
  std::optional<TokenSpan> hedge_in(TokenSpan range) const {
    Lexicon const& hedges = pack_.lexicon("hedges");
    for (uint32_t i = range.begin; i < range.end; ++i)
      if (LexiconMatch m = hedges.match(doc_, i, range.end))
        if (m.entry->values[0] == "hedge" || m.entry->values[0] == "distance") return m.tokens;
    return std::nullopt;
  }

  /// "Council hid report" names no speaker; "Report: council hid cracks" and "claims of a hoax" do.
  bool speaks(uint32_t cue, uint32_t end) const {
    if (!is_noun(doc_.tokens[cue].tag) || cue + 1 >= end) return !is_noun(doc_.tokens[cue].tag);
    PosTag const next = doc_.tokens[cue + 1].tag;
    return doc_.word(cue + 1) == ":" || next == PosTag::kIN || is_verb(next);
  }

  bool says_nothing_flatly(TokenSpan range) const {
    Lexicon const& hedges = pack_.lexicon("hedges");
    Lexicon const& cues = pack_.lexicon("cue_forms");
    for (uint32_t i = range.begin; i < range.end; ++i)
      if (hedges.match(doc_, i, range.end) || (cues.contains(doc_.tokens[i]) && speaks(i, range.end)) ||
          doc_.tokens[i].quote_mark != QuoteMark::kNone || doc_.word(i) == "?")
        return true;
    return false;
  }

  Finding finding(uint32_t headline) const {
    TellingWords const& head = words_.of_sentence(headline);
    Finding f;
    f.spans.push_back(doc_.bytes_of(doc_.sentences[headline].tokens));
    for (uint32_t i : facts_)
      if (same(head, words_.of(i)) && rests_on_word(i)) {
        f.attributions.push_back(i);
        f.spans.push_back(doc_.attributions[i].cue);
      }
    for (uint32_t s = 0; s < doc_.sentences.size(); ++s) {
      if (!in_body(doc_, s) || attributed_[s] || !same(head, words_.of_sentence(s))) continue;
      std::optional<TokenSpan> const hedge = hedge_in(doc_.sentences[s].tokens);
      if (!hedge) return {};  // the writer says it too
      f.spans.push_back(doc_.bytes_of(*hedge));
    }
    if (f.spans.size() > 1) f.type = "headline_states_as_fact";
    return f;
  }

  Document const& doc_;
  LanguagePack const& pack_;
  std::vector<uint32_t> const& facts_;
  ClaimWords words_;
  std::vector<bool> attributed_;  // sentences that somebody's words or a cue touch
};

}  // namespace

std::vector<Finding> headlines_stated_as_fact(Document const& doc, LanguagePack const& pack,
                                              std::vector<uint32_t> const& facts) {
  bool const any = std::any_of(doc.blocks.begin(), doc.blocks.end(),
                               [](Block const& b) { return b.kind == BlockKind::kHeadline; });
  return any ? Reader(doc, pack, facts).read() : std::vector<Finding>{};
}

}  // namespace firsthand
