// The language, by function words: the pack whose function words cover most of the words of the
// first part of the text, if they cover enough of them. Script alone decides nothing.
#include <map>

#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kSample = 400;       // words looked at
constexpr uint32_t kFewest = 4;         // words below which nothing can be said
constexpr uint32_t kLeastPercent = 18;  // of the words; set by hand so that lists of names stay undetermined

}  // namespace

std::string detect_language(Document const& doc, LanguagePack const& pack) {
  Lexicon const& own = pack.lexicon("function_words");
  Lexicon const& others = pack.lexicon("other_languages");
  std::map<std::string_view, uint32_t> hits;
  uint32_t words = 0, own_words = 0;
  for (Token const& t : doc.tokens) {
    if (t.kind != TokenKind::kWord) continue;
    if (++words > kSample) break;
    own_words += own.contains(t);
    if (LexiconEntry const* other = others.find(t))
      for (std::string_view const tag : other->values) ++hits[tag];
  }
  hits[pack.language()] += own_words;
  words = std::min(words, kSample);
  std::string_view best = "und";
  uint32_t most = 0;
  for (auto const& [tag, n] : hits)
    if (n > most || (n == most && tag == pack.language())) best = tag, most = n;
  return words < kFewest || most * 100 < words * kLeastPercent ? "und" : std::string(best);
}

}  // namespace firsthand
