// See claim_heads.h. Every sum of floats runs in the order written here.
#include "stages/claim_heads.h"

#include <algorithm>

namespace firsthand {
namespace {

constexpr size_t kOpening = 12;  // words in which the main verb of a claim usually stands

bool is_counted(Token const& t) {
  return t.kind == TokenKind::kWord || t.kind == TokenKind::kNumber;
}

using TokenList = std::vector<uint32_t>;

/// The words of a span; all its tokens where it has no word.
TokenList words_of(Document const& doc, TokenSpan s) {
  TokenList words, all;
  for (uint32_t i = s.begin; i < s.end; ++i) {
    all.push_back(i);
    if (is_counted(doc.tokens[i])) words.push_back(i);
  }
  return words.empty() ? all : words;
}

TokenList content_words(Document const& doc, Attribution const& a) {
  TokenList words, all;
  for (TokenSpan const& s : a.content_tokens)
    for (uint32_t i = s.begin; i < s.end; ++i) {
      if (a.cue_tokens.contains(i) || (a.source_tokens && a.source_tokens->contains(i))) continue;
      all.push_back(i);
      if (is_counted(doc.tokens[i])) words.push_back(i);
    }
  return words.empty() ? all : words;
}

class Pooler {
 public:
  Pooler(Document const& doc, std::vector<float> const& words, size_t width)
      : doc_(doc), words_(words), width_(width) {
    append_mean(words_of(doc, {0, static_cast<uint32_t>(doc.tokens.size())}), article_);
  }

  std::vector<float> pools_of(Attribution const& a) const {
    std::vector<float> out;
    out.reserve(kClaimPools * width_);
    TokenList content = content_words(doc_, a);
    append_mean(content, out);
    TokenList const first(content.begin(), content.begin() + !content.empty());
    content.resize(std::min(content.size(), kOpening));
    append_mean(content, out);
    append_mean(words_of(doc_, a.cue_tokens), out);
    append_mean(sentence_of(a), out);
    append_mean(a.source_tokens ? words_of(doc_, *a.source_tokens) : TokenList{}, out);
    append_mean(first, out);
    out.insert(out.end(), article_.begin(), article_.end());
    return out;
  }

 private:
  TokenList sentence_of(Attribution const& a) const {
    if (a.cue_tokens.empty()) return {};
    return words_of(doc_, doc_.sentences[doc_.tokens[a.cue_tokens.begin].sentence].tokens);
  }

  /// The mean of the tokens' vectors; nought of none.
  void append_mean(TokenList const& tokens, std::vector<float>& out) const {
    size_t const at = out.size();
    out.resize(at + width_);
    for (uint32_t i : tokens)
      for (size_t k = 0; k < width_; ++k) out[at + k] += words_[i * width_ + k];
    float const by = 1.0f / static_cast<float>(std::max<size_t>(tokens.size(), 1));
    for (size_t k = 0; k < width_; ++k) out[at + k] *= by;
  }

  Document const& doc_;
  std::vector<float> const& words_;
  size_t width_;
  std::vector<float> article_;
};

}  // namespace

std::vector<std::vector<float>> claim_pools(Document const& doc, std::vector<float> const& words,
                                            size_t width) {
  std::vector<std::vector<float>> out;
  if (doc.attributions.empty()) return out;
  Pooler const pooler(doc, words, width);
  for (Attribution const& a : doc.attributions) out.push_back(pooler.pools_of(a));
  return out;
}

ClaimHeads::ClaimHeads(Document const& doc, FieldHeads const& heads, Refiner const& refiner,
                       Refiner::Encoded const& words) {
  if (!heads.fits(refiner.fingerprint(), refiner.width(), kClaimPools)) return;
  heads_ = &heads;
  for (std::string const& name : heads.names()) fields_.push_back({name, {}});
  for (std::vector<float> const& pools : claim_pools(doc, words, refiner.width()))
    for (Field& f : fields_) f.parts.push_back(heads.parts(f.name, pools));
}

void ClaimHeads::adjust(std::string_view field, size_t attribution, Scores& scores) const {
  for (Field const& f : fields_)
    if (f.name == field) return heads_->adjust(field, f.parts[attribution], scores);
}

}  // namespace firsthand
