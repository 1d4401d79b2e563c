// Quotations whose speaker stands beside them without a verb: "Olga Brandt, baker: “It brought customers.”" and
// "“We lost our patience” – Piet Vos". The colon or the dash is the cue. The models, which learn from running
// prose, find neither. Assumes tagged tokens, quotations, and the attributions that the models found.
#include <algorithm>
#include <string_view>

#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestSpeaker = 14;    // tokens: a name with its description
constexpr int32_t kConfidence = 800;        // as sure as the models' surest: the form allows no other reading
constexpr uint32_t kShortestQuotation = 5;  // tokens with both marks: a shorter one is a title or a word

bool is_dash(std::string_view word) {
  return word == "–" || word == "—" || word == "―" || word == "--" || word == "-";
}

bool is_finite(PosTag tag) {
  return tag == PosTag::kVBD || tag == PosTag::kVBZ || tag == PosTag::kVBP || tag == PosTag::kMD;
}

/// A name, perhaps with a description behind a comma; never a clause or anything quoted.
bool names_a_speaker(Document const& doc, TokenSpan s) {
  if (s.empty() || s.size() > kLongestSpeaker || doc.tokens[s.begin].tag != PosTag::kNNP) return false;
  bool in_name = true;
  for (uint32_t i = s.begin; i < s.end; ++i) {
    Token const& token = doc.tokens[i];
    in_name = in_name && doc.word(i) != ",";
    if (token.quote_depth > 0 || (in_name && is_finite(token.tag))) return false;
  }
  PosTag const last = doc.tokens[s.end - 1].tag;
  return last == PosTag::kNN || last == PosTag::kNNS || last == PosTag::kNNP || doc.word(s.end - 1) == ")";
}

struct Credit {
  uint32_t cue;
  TokenSpan speaker;
};

/// "Speaker: “...”" at the beginning of a sentence.
std::optional<Credit> before(Document const& doc, Quotation const& q, TokenSpan block) {
  if (q.tokens.begin < block.begin + 2 || doc.word(q.tokens.begin - 1) != ":") return std::nullopt;
  uint32_t const colon = q.tokens.begin - 1;
  TokenSpan const speaker{doc.sentences[doc.sentence_of(colon - 1)].tokens.begin, colon};
  return names_a_speaker(doc, speaker) ? std::optional<Credit>({colon, speaker}) : std::nullopt;
}

/// "“...” – Speaker": nothing else stands in the block.
std::optional<Credit> behind(Document const& doc, Quotation const& q, TokenSpan block) {
  uint32_t const dash = q.tokens.end;
  if (q.tokens.begin != block.begin || dash >= block.end || !is_dash(doc.word(dash))) return std::nullopt;
  uint32_t const end = doc.word(block.end - 1) == "." ? block.end - 1 : block.end;
  TokenSpan const speaker{dash + 1, std::max(dash + 1, end)};
  return names_a_speaker(doc, speaker) ? std::optional<Credit>({dash, speaker}) : std::nullopt;
}

Attribution attribution_of(Document const& doc, Quotation const& q, Credit const& credit) {
  Attribution a;
  a.cue_tokens = {credit.cue, credit.cue + 1};
  a.cue = doc.bytes_of(a.cue_tokens);
  a.source_tokens = credit.speaker;
  a.source = doc.bytes_of(credit.speaker);
  a.content_tokens = {q.tokens};
  a.content = {doc.bytes_of(q.tokens)};
  a.confidence = kConfidence;
  return a;
}

/// Spans of what the models found, to be asked in text order.
class Taken {
 public:
  explicit Taken(Document const& doc) {
    for (Attribution const& a : doc.attributions) {
      spans_.push_back(a.cue);
      for (ByteSpan const& piece : a.content) spans_.push_back(piece);
    }
    std::sort(spans_.begin(), spans_.end(),
              [](ByteSpan const& a, ByteSpan const& b) { return a.begin < b.begin; });
  }

  /// Does anything overlap `wanted`? Asked for ascending begins.
  bool overlaps(ByteSpan const& wanted) {
    for (; next_ < spans_.size() && spans_[next_].begin < wanted.end; ++next_)
      reach_ = std::max(reach_, spans_[next_].end);
    return reach_ > wanted.begin;
  }

 private:
  std::vector<ByteSpan> spans_;
  size_t next_ = 0;
  uint32_t reach_ = 0;
};

}  // namespace

void credit_quotations(Document& doc) {
  std::vector<bool> const read = blocks_read_for_claims(doc);
  Taken taken(doc);
  std::vector<Attribution> found;
  for (Quotation const& q : doc.quotations) {
    if (q.depth != 1 || !q.closed || q.continues || q.tokens.size() < kShortestQuotation) continue;
    uint32_t const at = doc.block_of(q.tokens.begin);
    if (!read[at]) continue;
    TokenSpan const block = doc.tokens_of(doc.blocks[at].span);
    std::optional<Credit> credit = before(doc, q, block);
    if (!credit) credit = behind(doc, q, block);
    if (!credit) continue;
    uint32_t const begin = std::min(credit->speaker.begin, q.tokens.begin);
    uint32_t const end = std::max(credit->speaker.end, q.tokens.end);
    if (!taken.overlaps(doc.bytes_of({begin, end}))) found.push_back(attribution_of(doc, q, *credit));
  }
  if (found.empty()) return;
  doc.attributions.insert(doc.attributions.end(), found.begin(), found.end());
  std::stable_sort(doc.attributions.begin(), doc.attributions.end(),
                   [](Attribution const& a, Attribution const& b) { return a.cue.begin < b.cue.begin; });
}

}  // namespace firsthand
