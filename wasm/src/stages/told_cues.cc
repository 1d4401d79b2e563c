// "The owners told us that ...": annotated news rarely has the paper itself as the hearer, so the tagger
// learnt to stay out. A verb that takes a hearer, then a pronoun, then "that" is a cue; what the linker finds
// no parts for gives no attribution. The same for every reporting verb before "that" costs relation F1 on
// PolNeAR dev (63.2 to 62.3).
#include "stages/attribution_tags.h"

namespace firsthand {

void add_told_cues(Document const& doc, LanguagePack const& pack, std::vector<Cue>& cues) {
  Lexicon const& hearers = pack.lexicon("hearer_verbs");
  std::vector<bool> taken(doc.tokens.size());
  for (Cue const& c : cues) std::fill(taken.begin() + c.tokens.begin, taken.begin() + c.tokens.end, true);
  for (Sentence const& s : doc.sentences) {
    for (uint32_t i = s.tokens.begin + 1; i + 3 < s.tokens.end; ++i) {
      bool const between = doc.tokens[i + 1].tag == PosTag::kPRP && doc.lower_word(i + 2) == "that";
      if (!between || taken[i] || taken[i - 1] || !is_finite_verb(doc.tokens[i].tag)) continue;
      LexiconEntry const* const e = hearers.find(doc.tokens[i]);
      if (e && e->has("direct")) cues.push_back({{i, i + 1}, 0});
    }
  }
  std::sort(cues.begin(), cues.end(), [](Cue const& a, Cue const& b) { return a.tokens < b.tokens; });
}

}  // namespace firsthand
