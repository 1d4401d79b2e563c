// Times and places that a claim names, as spans: dates, days, clock times and phrases of time from the
// pack's patterns; places from its list.
#include <algorithm>

#include "stages/reasons.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

void add_times(Document const& doc, TokenSpan range, PatternSet const& times, std::vector<ByteSpan>& out) {
  for (PatternMatch const& m : times.find(doc, range)) out.push_back(doc.bytes_of(m.tokens));
}

class Places {
 public:
  Places(Document const& doc, LanguagePack const& pack) : doc_(doc), places_(pack.lexicon("places")) {}

  void add(TokenSpan range, std::vector<ByteSpan>& out) const {
    for (uint32_t i = range.begin; i < range.end;) {
      TokenSpan const s = at(i, range.end);
      if (!s.empty()) out.push_back(doc_.bytes_of(s));
      i = std::max(i + 1, s.end);
    }
  }

 private:
  TokenSpan at(uint32_t i, uint32_t limit) const {
    if (!is_capitalised(doc_, i)) return {};
    if (LexiconMatch m = places_.match(doc_, i, limit); m && !m.entry->has("demonym")) return m.tokens;
    return {};
  }

  Document const& doc_;
  Lexicon const& places_;
};

}  // namespace

void find_times_places(Document& doc, LanguagePack const& pack) {
  PatternSet const& times = pack.patterns("times");
  Places const places(doc, pack);
  for (Attribution& a : doc.attributions) {
    for (TokenSpan const& c : a.content_tokens) {
      add_times(doc, c, times, a.times);
      places.add(c, a.places);
    }
    if (!a.times.empty()) add_reason(a, "times", "time_words", a.times);
    if (!a.places.empty()) add_reason(a, "places", "place_names", a.places);
  }
}

}  // namespace firsthand
