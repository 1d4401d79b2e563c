// Times and places that a claim names, as spans: dates, days, clock times and phrases of time from the
// pack's patterns; places from its list and from what stands beside a name ("near Quay Bay").
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
  Places(Document const& doc, LanguagePack const& pack)
      : doc_(doc), pack_(pack), places_(pack.lexicon("places")), beside_(pack.patterns("place_contexts")) {}

  void add(TokenSpan range, std::vector<ByteSpan>& out) const {
    std::vector<TokenSpan> named;
    for (PatternMatch const& m : beside_.find(doc_, range))
      if (TokenSpan const name = capitals(m.captured); !is_other(name)) named.push_back(name);
    size_t next = 0;
    for (uint32_t i = range.begin; i < range.end;) {
      while (next < named.size() && named[next].begin < i) ++next;
      TokenSpan s = at(i, range.end);
      if (s.empty() && next < named.size() && named[next].begin == i) s = named[next];
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

  /// "Quay Bay" of "Quay Bay on Tuesday".
  TokenSpan capitals(TokenSpan name) const {
    uint32_t end = name.begin + 1;
    while (end < name.end && is_capitalised(doc_, end)) ++end;
    return {name.begin, end};
  }

  /// "near Jane Doe", "outside Apple", "near Monday": a person's, a body's, a day's.
  bool is_other(TokenSpan name) const {
    if (pack_.lexicon("given_names").contains(doc_.tokens[name.begin])) return true;
    if (pack_.lexicon("calendar").contains(doc_.tokens[name.begin])) return true;
    LexiconEntry const* last = pack_.lexicon("roles").find(doc_.tokens[name.end - 1]);
    return last != nullptr || pack_.lexicon("bodies").match(doc_, name.begin, name.end);
  }

  Document const& doc_;
  LanguagePack const& pack_;
  Lexicon const& places_;
  PatternSet const& beside_;
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
