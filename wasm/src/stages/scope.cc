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

/// Where the article's own words begin in a block that opens with a dateline ("PORT VELL (Wire) - The
/// ..."): behind the first dash, if only names and brackets stand before it. Else the block's begin.
uint32_t after_dateline(Document const& doc, TokenSpan block) {
  constexpr uint32_t kLongest = 12;  // tokens of a dateline with place, agency and date
  uint32_t const limit = std::min(block.end, block.begin + kLongest);
  for (uint32_t i = block.begin; i < limit; ++i) {
    std::string_view const w = doc.word(i);
    bool const dash = w == "-" || w == "--" || w == "–" || w == "—";
    if (dash) return i > block.begin ? i + 1 : block.begin;
    PosTag const tag = doc.tokens[i].tag;
    if (tag != PosTag::kNNP && tag != PosTag::kPunct && tag != PosTag::kCD) return block.begin;
  }
  return block.begin;
}

/// A single pronoun left of its cue ("It was reported that ...") is no content where there is other.
bool is_expletive(Document const& doc, TokenSpan piece) {
  return piece.size() == 1 && doc.tokens[piece.begin].tag == PosTag::kPRP;
}

void drop_piece(Attribution& a, size_t k) {
  a.content.erase(a.content.begin() + static_cast<long>(k));
  a.content_tokens.erase(a.content_tokens.begin() + static_cast<long>(k));
}

}  // namespace

void trim_contents(Document& doc) {
  for (Attribution& a : doc.attributions) {
    if (a.content_tokens.size() > 1 && is_expletive(doc, a.content_tokens[0])) drop_piece(a, 0);
    TokenSpan& first = a.content_tokens[0];
    TokenSpan const block = doc.tokens_of(doc.blocks[doc.block_of(first.begin)].span);
    if (first.begin != block.begin) continue;
    uint32_t const begin = after_dateline(doc, block);
    if (begin >= first.end) continue;
    first.begin = begin;
    a.content[0] = doc.bytes_of(first);
  }
}

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
