// Words are compared by their first letters, so that inflections of one word meet.
#include "stages/claim_words.h"

#include <algorithm>

#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr size_t kStemBytes = 5;

uint32_t stem_of(Document const& doc, uint32_t i) {
  std::string_view const w = doc.lower_word(i);
  return w.size() <= kStemBytes ? doc.tokens[i].hash : fold_hash(w.substr(0, kStemBytes));
}

void sort_unique(std::vector<uint32_t>& v) {
  std::sort(v.begin(), v.end());
  v.erase(std::unique(v.begin(), v.end()), v.end());
}

}  // namespace

ClaimWords::ClaimWords(Document const& doc, LanguagePack const& pack)
    : doc_(doc),
      function_words_(pack.lexicon("function_words")),
      grammar_(pack.lexicon("grammar")),
      negations_(pack.lexicon("negations")),
      cues_(pack.lexicon("cue_forms")) {
  std::vector<uint32_t> all;
  for (Sentence const& s : doc.sentences) {
    TellingWords const w = read(s.tokens);
    all.insert(all.end(), w.stems.begin(), w.stems.end());
  }
  std::sort(all.begin(), all.end());
  for (uint32_t stem : all) {
    if (sentences_with_.empty() || sentences_with_.back().first != stem)
      sentences_with_.emplace_back(stem, 0);
    ++sentences_with_.back().second;
  }
  for (Attribution const& a : doc.attributions) {
    TellingWords w;
    for (TokenSpan const& s : a.content_tokens) add(s, w);
    sort_unique(w.stems);
    sort_unique(w.numbers);
    claims_.push_back(std::move(w));
  }
}

void ClaimWords::add(TokenSpan tokens, TellingWords& out) const {
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    Token const& t = doc_.tokens[i];
    std::string_view const w = doc_.lower_word(i);
    if (t.kind == TokenKind::kNumber) out.numbers.push_back(t.hash);
    if (negations_.contains(w)) out.negated = true;
    if (t.kind == TokenKind::kPunctuation || t.kind == TokenKind::kSymbol || w.size() < 2) continue;
    if (function_words_.contains(w) || grammar_.contains(w) || negations_.contains(w)) continue;
    out.stems.push_back(stem_of(doc_, i));
  }
}

TellingWords ClaimWords::read(TokenSpan tokens) const {
  TellingWords out;
  add(tokens, out);
  sort_unique(out.stems);
  sort_unique(out.numbers);
  return out;
}

int ClaimWords::weight(uint32_t stem) const {
  auto it = std::lower_bound(sentences_with_.begin(), sentences_with_.end(), std::make_pair(stem, 0));
  int const n = it != sentences_with_.end() && it->first == stem ? it->second : 1;
  return n <= 2 ? 4 : n <= 4 ? 3 : n <= 8 ? 2 : 1;
}

int ClaimWords::weigh(std::vector<uint32_t> const& stems) const {
  int sum = 0;
  for (uint32_t s : stems) sum += weight(s);
  return sum;
}

int ClaimWords::weigh_common(TellingWords const& a, TellingWords const& b) const {
  std::vector<uint32_t> both;
  std::set_intersection(a.stems.begin(), a.stems.end(), b.stems.begin(), b.stems.end(),
                        std::back_inserter(both));
  return weigh(both);
}

int ClaimWords::shared(TellingWords const& a, TellingWords const& b) const {
  int const least = std::min(weigh(a.stems), weigh(b.stems));
  return least == 0 ? 0 : 100 * weigh_common(a, b) / least;
}

int ClaimWords::alike(TellingWords const& a, TellingWords const& b) const {
  int const both = weigh_common(a, b), all = weigh(a.stems) + weigh(b.stems) - both;
  return all == 0 ? 0 : 100 * both / all;
}

int ClaimWords::common(TellingWords const& a, TellingWords const& b) {
  std::vector<uint32_t> both;
  std::set_intersection(a.stems.begin(), a.stems.end(), b.stems.begin(), b.stems.end(),
                        std::back_inserter(both));
  return static_cast<int>(both.size());
}

}  // namespace firsthand
