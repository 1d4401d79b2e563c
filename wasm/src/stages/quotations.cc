// Quotations: which tokens stand between quotation marks, nested and over paragraphs.
// Curly and angle marks say their side; straight ones open after space or an opening mark and close
// otherwise. A mark that finds no partner in its block runs to the block's end when the next block
// opens with a mark too (a quotation over paragraphs), else to the end of its sentence.
#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr size_t kDeepest = 4;  // nesting beyond this is noise; keeps hostile input linear

enum class Side : uint8_t { kNone, kOpen, kClose, kStraight };
struct Mark {
  Side side = Side::kNone;
  char32_t family = 0;  // marks of one family close each other: 2 double, 1 single, 3 angle
};

Mark mark_of(char32_t c) {
  switch (c) {
    case '"':
      return {Side::kStraight, 2};
    case 0x201C:
    case 0x201E:
      return {Side::kOpen, 2};
    case 0x201D:
      return {Side::kClose, 2};
    case '\'':
      return {Side::kStraight, 1};
    case 0x2018:
    case 0x201A:
      return {Side::kOpen, 1};
    case 0x2019:
      return {Side::kClose, 1};
    case 0xAB:
      return {Side::kOpen, 3};
    case 0xBB:
      return {Side::kClose, 3};
    default:
      return {};
  }
}

struct Open {
  uint32_t token;
  char32_t family;
};

class Finder {
 public:
  explicit Finder(Document const& doc) : doc_(doc) {}

  std::vector<Quotation> run() {
    uint32_t token = 0;
    for (uint32_t b = 0; b < doc_.blocks.size(); ++b) {
      const uint32_t begin = token;
      while (token < doc_.tokens.size() && doc_.tokens[token].span.begin < doc_.blocks[b].span.end) ++token;
      scan_block({begin, token});
    }
    std::sort(out_.begin(), out_.end(),
              [](Quotation const& a, Quotation const& b) { return a.tokens < b.tokens; });
    return std::move(out_);
  }

 private:
  void scan_block(TokenSpan block) {
    open_.clear();
    bool const runs_on = runs_on_ && !block.empty() && opens(block.begin, block);
    for (uint32_t i = block.begin; i < block.end; ++i) scan_token(i, block);
    const size_t first_of_block = out_.size();
    runs_on_ = close_open_ones(block);
    if (runs_on && first_of_block <= out_.size())
      for (Quotation& q : out_)
        if (q.tokens.begin == block.begin && q.depth == 1) q.continues = true;
  }

  void scan_token(uint32_t i, TokenSpan block) {
    Token const& t = doc_.tokens[i];
    if (t.span.size() > 3 || t.kind == TokenKind::kNumber) return;
    const CodePoint cp = decode(doc_.text, t.span.begin);
    const Mark mark = cp.size == t.span.size() ? mark_of(cp.value) : Mark{};
    if (mark.side == Side::kNone) return;
    if (closes(mark, i, block)) return close(mark.family, i);
    if (may_open(mark, i, block) && open_.size() < kDeepest) open_.push_back({i, mark.family});
  }

  bool opens(uint32_t i, TokenSpan block) const {
    const CodePoint cp = decode(doc_.text, doc_.tokens[i].span.begin);
    const Mark mark = cp.size == doc_.tokens[i].span.size() ? mark_of(cp.value) : Mark{};
    return mark.side == Side::kOpen || (mark.side == Side::kStraight && may_open(mark, i, block));
  }

  bool is_open(char32_t family) const {
    for (Open const& o : open_)
      if (o.family == family) return true;
    return false;
  }

  bool closes(Mark mark, uint32_t i, TokenSpan block) const {
    if (mark.side == Side::kOpen || !is_open(mark.family)) return false;
    bool const after_space = doc_.tokens[i].space_before;
    bool const before_word =
        i + 1 < block.end && !doc_.tokens[i + 1].space_before && doc_.tokens[i + 1].kind == TokenKind::kWord;
    if (mark.side == Side::kStraight) return !(after_space && before_word);
    return mark.family != 1 || !after_space;
  }

  /// An opening mark stands after space, an opening bracket, a dash or another mark, before a word.
  bool may_open(Mark mark, uint32_t i, TokenSpan block) const {
    if (i + 1 >= block.end || mark.side == Side::kClose) return false;
    Token const& t = doc_.tokens[i];
    if (mark.side == Side::kStraight || mark.family == 1) {
      bool const after_gap = i == block.begin || t.space_before ||
                             doc_.tokens[i - 1].kind == TokenKind::kPunctuation ||
                             doc_.tokens[i - 1].kind == TokenKind::kSymbol;
      if (!after_gap) return false;
    }
    return mark.side == Side::kOpen || !doc_.tokens[i + 1].space_before || i == block.begin;
  }

  void close(char32_t family, uint32_t i) {
    while (open_.back().family != family) open_.pop_back();
    add(open_.back().token, i + 1, true);
    open_.pop_back();
  }

  /// Ends what is still open at the end of a block; true if a double quotation ran to that end.
  bool close_open_ones(TokenSpan block) {
    bool ran_on = false;
    for (size_t k = open_.size(); k-- > 0;) {
      if (open_[k].family == 1) continue;  // an apostrophe taken for a mark
      bool const whole = opening_of_next(block) || only_open_at_start(open_[k], block);
      add(open_[k].token, whole ? block.end : sentence_end(open_[k].token, block), false, k + 1);
      ran_on = ran_on || whole;
    }
    return ran_on;
  }

  bool opening_of_next(TokenSpan block) const {
    return block.end < doc_.tokens.size() &&
           opens(block.end, {block.end, static_cast<uint32_t>(doc_.tokens.size())});
  }
  bool only_open_at_start(Open const& o, TokenSpan block) const { return o.token == block.begin; }

  uint32_t sentence_end(uint32_t token, TokenSpan block) const {
    return std::min(block.end, doc_.sentences[doc_.tokens[token].sentence].tokens.end);
  }

  void add(uint32_t begin, uint32_t end, bool closed, size_t depth = 0) {
    Quotation q;
    q.tokens = {begin, end};
    q.closed = closed;
    q.depth = static_cast<uint8_t>(depth ? depth : open_.size());
    out_.push_back(q);
  }

  Document const& doc_;
  std::vector<Open> open_;
  std::vector<Quotation> out_;
  bool runs_on_ = false;
};

}  // namespace

std::vector<Quotation> find_quotations(Document const& doc) {
  return Finder(doc).run();
}

}  // namespace firsthand
