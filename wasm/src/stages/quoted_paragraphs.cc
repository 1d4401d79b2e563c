// Quotations over paragraphs. A paragraph whose quotation stays open runs on in the next one, which opens
// again; a paragraph that is a quotation and nothing else, behind one that ends with a quotation's speaker,
// goes on with his words. Of 51 such paragraphs in PolNeAR 45 are content of the attribution before
// them, and four have a speaker of their own; of five in gold, one and four. The models read one paragraph at
// a time.
// Assumes linked attributions in text order.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/quotation_index.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kShortest = 5;  // tokens with both marks: a shorter one is a title or a heading

class Paragraphs {
 public:
  explicit Paragraphs(Document& doc)
      : doc_(doc), index_(doc), read_(blocks_read_for_claims(doc)), last_(doc.blocks.size(), kNone) {
    for (uint32_t k = 0; k < doc.attributions.size(); ++k) own(k);
  }

  /// An open quotation runs on, forwards from where it was opened and back from where its speaker stands.
  void follow_open_quotations() {
    for (uint32_t k = 0; k < doc_.attributions.size(); ++k) {
      run_on(k);
      run_back(k);
    }
  }

  void follow_closed_quotations() {
    for (uint32_t block = 1; block < doc_.blocks.size(); ++block) {
      Quotation const* const q = whole_paragraph(block);
      uint32_t const k = last_[block - 1];
      if (!q || q->continues || k == kNone || !ends_with_a_quotation(k, block - 1, *q)) continue;
      append(k, q->tokens);
      run_on(k);
    }
  }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  TokenSpan tokens_of(uint32_t block) const { return doc_.tokens_of(doc_.blocks[block].span); }

  /// Blocks that an attribution's cue or content stands in: the last one in text order owns each. What is
  /// said to be said inside somebody's words ("“I thought it was safe.") owns nothing.
  void own(uint32_t k) {
    Attribution const& a = doc_.attributions[k];
    if (doc_.tokens[a.cue_tokens.begin].quote_depth > 0) return;
    last_[doc_.block_of(a.cue_tokens.begin)] = k;
    for (TokenSpan const& piece : a.content_tokens) last_[doc_.block_of(piece.begin)] = k;
  }

  void append(uint32_t k, TokenSpan piece) {
    std::vector<TokenSpan> pieces = doc_.attributions[k].content_tokens;
    pieces.push_back(piece);
    set_content(doc_, doc_.attributions[k], std::move(pieces));
    last_[doc_.block_of(piece.begin)] = k;
  }

  void run_on(uint32_t k) {
    Quotation const* q = index_.ending_before(doc_.attributions[k].content_tokens.back().end);
    while (q && !q->closed && q->depth == 1) {
      q = index_.beginning_at(q->tokens.end);
      if (!q || !q->continues) return;
      append(k, q->tokens);
    }
  }

  void run_back(uint32_t k) {
    std::vector<TokenSpan> pieces = doc_.attributions[k].content_tokens;
    Quotation const* q = index_.beginning_at(pieces.front().begin);
    while (q && q->continues && q->depth == 1 && q->tokens.begin > 0) {
      q = index_.ending_before(q->tokens.begin);
      if (!q || !same_mark(*q, pieces.front().begin) || last_[doc_.block_of(q->tokens.begin)] != kNone) break;
      pieces.insert(pieces.begin(), q->tokens);
      last_[doc_.block_of(q->tokens.begin)] = k;
    }
    if (pieces.size() > doc_.attributions[k].content_tokens.size())
      set_content(doc_, doc_.attributions[k], std::move(pieces));
  }

  /// The quotation that is all of a paragraph nobody has yet; nullptr if it is no such paragraph.
  Quotation const* whole_paragraph(uint32_t block) const {
    bool const paragraphs = doc_.blocks[block].kind == BlockKind::kParagraph &&
                            doc_.blocks[block - 1].kind == BlockKind::kParagraph;
    if (!paragraphs || last_[block] != kNone || !read_[block]) return nullptr;
    TokenSpan const tokens = tokens_of(block);
    if (tokens.size() < kShortest) return nullptr;
    Quotation const* const q = index_.beginning_at(tokens.begin);
    if (!q || q->depth != 1 || q->tokens.end != tokens.end) return nullptr;
    bool const sentence = doc_.tokens[tokens.end - 1 - q->closed].tag == PosTag::kPunct;
    return sentence ? q : nullptr;
  }

  /// The block ends with the attribution's speaker or words, and these are quoted; what is asked is
  /// answered by somebody else.
  bool ends_with_a_quotation(uint32_t k, uint32_t block, Quotation const& next) const {
    Attribution const& a = doc_.attributions[k];
    if (a.within) return false;
    TokenSpan const last = a.content_tokens.back();
    Quotation const* const words = index_.ending_before(last.end);
    bool const quoted = words && words->depth == 1 && same_mark(*words, next.tokens.begin);
    bool const question = last.size() > 1 && (is_question(last.end - 1) || is_question(last.end - 2));
    uint32_t end = std::max(last.end, a.cue_tokens.end);
    if (a.source_tokens) end = std::max(end, a.source_tokens->end);
    return quoted && !question && end + 1 >= tokens_of(block).end;
  }

  /// Other marks are another voice's, or a heading's.
  bool same_mark(Quotation const& q, uint32_t mark) const {
    return doc_.word(q.tokens.begin) == doc_.word(mark);
  }

  bool is_question(uint32_t i) const { return doc_.word(i) == "?"; }

  Document& doc_;
  QuotationIndex const index_;
  std::vector<bool> const read_;
  std::vector<uint32_t> last_;  // for each block the last attribution that stands in it
};

}  // namespace

void extend_over_paragraphs(Document& doc) {
  Paragraphs paragraphs(doc);
  paragraphs.follow_open_quotations();
  paragraphs.follow_closed_quotations();
}

}  // namespace firsthand
