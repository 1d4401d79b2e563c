// Words are compared by their first letters, so that inflections of one word meet. A word that few
// sentences of the article hold weighs more.
#include "stages/claim_words.h"

#include <algorithm>

#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr size_t kStemBytes = 5;

int weight_of(int sentences) {
  return sentences <= 2 ? 4 : sentences <= 4 ? 3 : sentences <= 8 ? 2 : 1;
}

}  // namespace

Overlap overlap(TellingWords const& a, TellingWords const& b) {
  Overlap out;
  int both = 0;
  for (size_t i = 0, k = 0; i < a.stems.size() && k < b.stems.size();) {
    uint32_t const x = a.stems[i].first, y = b.stems[k].first;
    int const same = x == y;  // no branches: which side goes on nobody can predict
    out.words += same;
    both += same * a.stems[i].second;
    i += x <= y;
    k += y <= x;
  }
  int const least = std::min(a.weight, b.weight), all = a.weight + b.weight - both;
  if (least > 0) out.shared = 100 * both / least;
  if (all > 0) out.alike = 100 * both / all;
  return out;
}

ClaimWords::ClaimWords(Document const& doc, LanguagePack const& pack) : doc_(doc) {
  classify(pack);
  weigh_tokens();
  for (Sentence const& s : doc.sentences) sentences_.push_back(read({s.tokens}));
  for (Attribution const& a : doc.attributions) claims_.push_back(read(a.content_tokens));
  for (Attribution const& a : doc.attributions) {
    std::vector<TokenSpan> pieces;
    if (a.source_tokens) pieces.push_back(*a.source_tokens);
    for (uint32_t s : a.speakers) pieces.push_back(doc.tokens_of(doc.speakers[s].mentions[0]));
    sources_.push_back(read(pieces));
  }
}

void ClaimWords::classify(LanguagePack const& pack) {
  Lexicon const& function_words = pack.lexicon("function_words");
  Lexicon const& grammar = pack.lexicon("grammar");
  Lexicon const& negations = pack.lexicon("negations");
  class_.resize(doc_.tokens.size(), kIgnored);
  stem_.resize(doc_.tokens.size(), 0);
  weight_.resize(doc_.tokens.size(), 0);
  for (uint32_t i = 0; i < doc_.tokens.size(); ++i) {
    Token const& t = doc_.tokens[i];
    if (t.kind == TokenKind::kPunctuation || t.kind == TokenKind::kSymbol || t.span.size() < 2) continue;
    if (negations.contains(t))
      class_[i] = kNegation;
    else if (!function_words.contains(t) && !grammar.contains(t))
      class_[i] = t.kind == TokenKind::kNumber ? kNumber : kTelling;
    std::string_view const w = doc_.lower_word(i);
    stem_[i] = w.size() <= kStemBytes ? t.hash : fold_hash(w.substr(0, kStemBytes));
  }
}

/// Gives each telling token its weight: by the number of sentences that hold its stem.
void ClaimWords::weigh_tokens() {
  std::vector<std::pair<uint32_t, uint32_t>> seen;  // stem, token
  for (uint32_t i = 0; i < doc_.tokens.size(); ++i)
    if (class_[i] == kTelling || class_[i] == kNumber) seen.emplace_back(stem_[i], i);
  std::sort(seen.begin(), seen.end());
  for (size_t begin = 0, end = 0; begin < seen.size(); begin = end) {
    int sentences = 0;
    for (end = begin; end < seen.size() && seen[end].first == seen[begin].first; ++end)
      sentences +=
          end == begin || doc_.sentence_of(seen[end].second) != doc_.sentence_of(seen[end - 1].second);
    for (size_t k = begin; k < end; ++k) weight_[seen[k].second] = static_cast<int8_t>(weight_of(sentences));
  }
}

TellingWords ClaimWords::read(std::vector<TokenSpan> const& pieces) const {
  TellingWords out;
  for (TokenSpan const& piece : pieces)
    for (uint32_t i = piece.begin; i < piece.end; ++i) {
      if (class_[i] == kNegation) out.negated = true;
      if (class_[i] == kNumber) out.numbers.push_back(doc_.tokens[i].hash);
      if (class_[i] == kTelling || class_[i] == kNumber) out.stems.emplace_back(stem_[i], weight_[i]);
    }
  std::sort(out.stems.begin(), out.stems.end());
  out.stems.erase(std::unique(out.stems.begin(), out.stems.end()), out.stems.end());
  for (auto const& stem : out.stems) out.weight += stem.second;
  std::sort(out.numbers.begin(), out.numbers.end());
  return out;
}

}  // namespace firsthand
