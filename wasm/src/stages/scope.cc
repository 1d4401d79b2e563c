// What is read for claims and what belongs to their contents: captions are read for credits only, a pull
// quote that repeats the body gives no second attribution; datelines, expletive pronouns and marks of
// quotations outside are taken out of contents.
#include <algorithm>
#include <string>

#include "stages/quotation_index.h"
#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

/// Letters and digits, lower-cased, one space around each word: how a repetition is told.
std::string words_of(Document const& doc, TokenSpan tokens) {
  std::string out;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (doc.tokens[i].kind == TokenKind::kPunctuation) continue;
    out += ' ';
    out += doc.lower_word(i);
  }
  out += ' ';
  return out;
}

/// What a pull quote quotes, without the speaker below it; all of it where it has no marks.
TokenSpan quoted_words(Document const& doc, TokenSpan block) {
  auto const q = std::partition_point(doc.quotations.begin(), doc.quotations.end(),
                                      [&](Quotation const& one) { return one.tokens.begin < block.begin; });
  bool const opens = q != doc.quotations.end() && q->tokens.begin == block.begin && q->closed;
  return opens && q->tokens.end <= block.end ? q->tokens : block;
}

bool repeats_the_body(Document const& doc, Block const& pullquote) {
  std::string const words = words_of(doc, quoted_words(doc, doc.tokens_of(pullquote.span)));
  if (words.size() < 2) return false;
  for (Block const& block : doc.blocks)
    if (block.kind == BlockKind::kParagraph &&
        words_of(doc, doc.tokens_of(block.span)).find(words) != std::string::npos)
      return true;
  return false;
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

/// "“We hear of it often. | It is not true,” he said": a piece that begins with a later sentence of the
/// quotation that it ends takes in the quotation's first ones.
TokenSpan with_first_sentences(QuotationIndex const& quotations, Document const& doc, TokenSpan piece,
                               TokenSpan cue) {
  Quotation const* const q = quotations.ending_before(piece.end);
  bool const inside =
      q && q->closed && q->depth == 1 && q->tokens.begin < piece.begin && !q->tokens.contains(cue);
  bool const sentence = inside && doc.sentences[doc.sentence_of(piece.begin)].tokens.begin == piece.begin;
  return sentence ? TokenSpan{q->tokens.begin, piece.end} : piece;
}

/// A nested claim's content without the outer quotation's mark: "They told me it was open,|\"".
TokenSpan without_outer_mark(QuotationIndex const& quotations, Document const& doc, TokenSpan piece,
                             TokenSpan cue) {
  Quotation const* const q = quotations.ending_before(piece.end);
  bool const nested = q && q->closed && q->tokens.begin < piece.begin && q->tokens.contains(cue);
  if (!nested || piece.size() < 2) return piece;
  --piece.end;
  bool const mark = doc.tokens[piece.end - 1].tag == PosTag::kPunct &&
                    doc.tokens[piece.end - 1].quote_mark == QuoteMark::kNone;
  if (mark && piece.size() > 1) --piece.end;
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
      TokenSpan const marked = with_both_marks(quotations, a.content_tokens[k]);
      TokenSpan const whole = with_first_sentences(quotations, doc, marked, a.cue_tokens);
      a.content_tokens[k] = without_outer_mark(quotations, doc, whole, a.cue_tokens);
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

}  // namespace firsthand
