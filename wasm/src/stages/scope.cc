// What is read for claims and how far they go: captions are read for credits only, a pull quote that
// repeats the body gives no second attribution, and a quotation that runs on over paragraphs belongs
// to the attribution that opened it.
#include <algorithm>
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

/// Quotations by their first and by their last token. find_quotations sorts by the first.
class QuotationIndex {
 public:
  explicit QuotationIndex(Document const& doc) : doc_(doc) {
    for (uint32_t k = 0; k < doc.quotations.size(); ++k) by_end_.push_back({doc.quotations[k].tokens.end, k});
    std::sort(by_end_.begin(), by_end_.end());
  }
  /// The outermost quotation that begins at, or ends before, token i; nullptr if there is none.
  Quotation const* beginning_at(uint32_t i) const {
    auto const& all = doc_.quotations;
    auto const q =
        std::partition_point(all.begin(), all.end(), [&](auto const& one) { return one.tokens.begin < i; });
    return q != all.end() && q->tokens.begin == i ? &*q : nullptr;
  }
  Quotation const* ending_before(uint32_t i) const {
    auto const e = std::lower_bound(by_end_.begin(), by_end_.end(), std::pair<uint32_t, uint32_t>{i, 0});
    return e != by_end_.end() && e->first == i ? &doc_.quotations[e->second] : nullptr;
  }

 private:
  Document const& doc_;
  std::vector<std::pair<uint32_t, uint32_t>> by_end_;
};

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

/// A single pronoun left of its cue ("It was reported that ...") is no content where a clause follows. It is
/// where it is that clause's subject: "He is said to have left", "They are feared dead".
bool is_expletive(Document const& doc, TokenSpan piece, TokenSpan next) {
  PosTag const tag = doc.tokens[next.begin].tag;
  bool const subject = tag == PosTag::kTO || tag == PosTag::kJJ || tag == PosTag::kVBN;
  return piece.size() == 1 && doc.tokens[piece.begin].tag == PosTag::kPRP && !subject;
}

/// A piece that holds one mark of a quotation and all its words takes the other mark in as well.
TokenSpan with_both_marks(QuotationIndex const& quotations, TokenSpan piece) {
  if (Quotation const* q = piece.begin ? quotations.beginning_at(piece.begin - 1) : nullptr)
    if (q->closed && q->tokens.end <= piece.end) piece.begin = q->tokens.begin;
  if (Quotation const* q = quotations.ending_before(piece.end + 1))
    if (q->closed && q->tokens.begin >= piece.begin) piece.end = q->tokens.end;
  return piece;
}

void drop_piece(Attribution& a, size_t k) {
  a.content.erase(a.content.begin() + static_cast<long>(k));
  a.content_tokens.erase(a.content_tokens.begin() + static_cast<long>(k));
}

}  // namespace

void trim_contents(Document& doc) {
  QuotationIndex const quotations(doc);
  for (Attribution& a : doc.attributions) {
    std::vector<TokenSpan> const& pieces = a.content_tokens;
    if (pieces.size() > 1 && is_expletive(doc, pieces[0], pieces[1])) drop_piece(a, 0);
    for (size_t k = 0; k < a.content_tokens.size(); ++k) {
      a.content_tokens[k] = with_both_marks(quotations, a.content_tokens[k]);
      a.content[k] = doc.bytes_of(a.content_tokens[k]);
    }
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
  QuotationIndex const quotations(doc);
  for (Attribution& a : doc.attributions) {
    Quotation const* q = quotations.ending_before(a.content_tokens.back().end);
    while (q && !q->closed && q->depth == 1) {
      q = quotations.beginning_at(q->tokens.end);
      if (!q || !q->continues) break;
      a.content_tokens.push_back(q->tokens);
      a.content.push_back(doc.bytes_of(q->tokens));
    }
  }
}

}  // namespace firsthand
