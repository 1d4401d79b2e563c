// What is read for claims and how far they go: captions are read for credits only, a pull quote that
// repeats the body gives no second attribution, and a quotation that runs on over paragraphs belongs
// to the attribution that opened it.
#include <string>

#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

/// Letters and digits of a block, lower-cased, one space between words: how a repetition is told.
std::string words_of(Document const& doc, Block const& block) {
  std::string out;
  TokenSpan const tokens = doc.tokens_of(block.span);
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (doc.tokens[i].kind == TokenKind::kPunctuation) continue;
    out += ' ';
    out += doc.lower_word(i);
  }
  return out;
}

bool repeats_the_body(Document const& doc, Block const& pullquote) {
  std::string const words = words_of(doc, pullquote);
  if (words.empty()) return false;
  for (Block const& block : doc.blocks)
    if (block.kind == BlockKind::kParagraph && words_of(doc, block).find(words) != std::string::npos)
      return true;
  return false;
}

/// The quotation that ends with the last token of `piece` without being closed, or nullptr.
Quotation const* open_end(Document const& doc, TokenSpan piece) {
  for (Quotation const& q : doc.quotations)
    if (q.depth == 1 && !q.closed && q.tokens.end == piece.end) return &q;
  return nullptr;
}

/// The quotation that goes on from `q` in the next block, or nullptr.
Quotation const* continuation_of(Document const& doc, Quotation const& q) {
  for (Quotation const& next : doc.quotations)
    if (next.continues && next.tokens.begin == q.tokens.end) return &next;
  return nullptr;
}

}  // namespace

std::vector<bool> blocks_read_for_claims(Document const& doc) {
  constexpr int kMostPullquotes = 50;  // each is searched for in the whole text
  std::vector<bool> out;
  int pullquotes = 0;
  for (Block const& block : doc.blocks) {
    bool const pull = block.kind == BlockKind::kPullquote;
    out.push_back(block.kind != BlockKind::kCaption &&
                  !(pull && (++pullquotes > kMostPullquotes || repeats_the_body(doc, block))));
  }
  return out;
}

void extend_over_paragraphs(Document& doc) {
  for (Attribution& a : doc.attributions) {
    Quotation const* q = open_end(doc, a.content_tokens.back());
    while (q && (q = continuation_of(doc, *q))) {
      a.content_tokens.push_back(q->tokens);
      a.content.push_back(doc.bytes_of(q->tokens));
      if (q->closed) break;
    }
  }
}

}  // namespace firsthand
