// Words whose speaker stands beside them without a verb: "Olga Brandt, baker: “It brought customers.”", "“We
// lost our patience” – Piet Vos", and a post that is shown in the article, "The pier is closed — Ada Moor
// (@adamoor) May 5, 2025", with or without the dash, or "Ada Moor (@adamoor): The pier is closed". The colon
// or the dash is the cue, without either the account. The models, which learn from running prose, find few of
// them. Assumes tagged tokens, quotations, and the attributions that the models found.
#include <algorithm>
#include <string_view>

#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestSpeaker = 14;    // tokens: a name with its description
constexpr int32_t kConfidence = 800;        // as sure as the models' surest: the form allows no other reading
constexpr uint32_t kShortestQuotation = 5;  // tokens with both marks: a shorter one is a title or a word
constexpr uint32_t kLongestName = 6;        // tokens between the dash below a post and the account
constexpr uint32_t kLongestDate = 8;        // tokens behind the account
constexpr uint32_t kShortestPost = 3;       // tokens
constexpr std::string_view kSentenceEnds = ".!?…";

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
  TokenSpan cue;
  TokenSpan speaker;
  TokenSpan words;
};

/// "Speaker: “...”" at the beginning of a sentence.
std::optional<Credit> before(Document const& doc, Quotation const& q, TokenSpan block) {
  if (q.tokens.begin < block.begin + 2 || doc.word(q.tokens.begin - 1) != ":") return std::nullopt;
  uint32_t const colon = q.tokens.begin - 1;
  TokenSpan const speaker{doc.sentences[doc.sentence_of(colon - 1)].tokens.begin, colon};
  return names_a_speaker(doc, speaker) ? std::optional<Credit>({{colon, colon + 1}, speaker, q.tokens})
                                       : std::nullopt;
}

/// "“...” – Speaker": nothing else stands in the block.
std::optional<Credit> behind(Document const& doc, Quotation const& q, TokenSpan block) {
  uint32_t const dash = q.tokens.end;
  if (q.tokens.begin != block.begin || dash >= block.end || !is_dash(doc.word(dash))) return std::nullopt;
  uint32_t const end = doc.word(block.end - 1) == "." ? block.end - 1 : block.end;
  TokenSpan const speaker{dash + 1, std::max(dash + 1, end)};
  return names_a_speaker(doc, speaker) ? std::optional<Credit>({{dash, dash + 1}, speaker, q.tokens})
                                       : std::nullopt;
}

/// The account in brackets that begins here: "(@adamoor)"; empty if none does.
TokenSpan account_at(Document const& doc, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || doc.word(i) != "(" || doc.word(i + 1).substr(0, 1) != "@") return {};
  for (uint32_t end = i + 2; end < std::min(limit, i + 4); ++end)
    if (doc.word(end) == ")") return {i, end + 1};
  return {};
}

/// The account in brackets that ends at or shortly before the end of a block.
TokenSpan account_at_end(Document const& doc, TokenSpan block) {
  uint32_t const from = block.size() > kLongestDate + 4 ? block.end - kLongestDate - 4 : block.begin;
  for (uint32_t i = from; i + 2 < block.end; ++i)
    if (TokenSpan const account = account_at(doc, i, block.end); !account.empty()) return account;
  return {};
}

/// Without the web addresses at their end: what is written together with a slash in it.
TokenSpan without_addresses(Document const& doc, TokenSpan words) {
  while (!words.empty()) {
    uint32_t begin = words.end - 1;
    while (begin > words.begin && !doc.tokens[begin].space_before) --begin;
    if (doc.text_of(doc.bytes_of({begin, words.end})).find('/') == std::string_view::npos) return words;
    words.end = begin;
  }
  return words;
}

/// What was posted: the block up to the dash; of a block that begins with the dash, the one before it.
TokenSpan posted(Document const& doc, TokenSpan block, uint32_t dash) {
  if (dash > block.begin) return without_addresses(doc, {block.begin, dash});
  if (block.begin == 0) return {};
  return without_addresses(doc, doc.tokens_of(doc.blocks[doc.block_of(block.begin - 1)].span));
}

/// "... — Ada Moor (@adamoor) May 5, 2025" at the end of a block.
std::optional<Credit> below_post(Document const& doc, TokenSpan block) {
  TokenSpan const account = account_at_end(doc, block);
  if (account.empty()) return std::nullopt;
  for (uint32_t i = account.begin; i-- > block.begin && account.begin - i <= kLongestName + 1;) {
    if (!is_dash(doc.word(i)) || i + 1 == account.begin) continue;
    TokenSpan const words = posted(doc, block, i);
    return words.empty() ? std::nullopt : std::optional<Credit>({{i, i + 1}, {i + 1, account.end}, words});
  }
  return std::nullopt;
}

/// "Ada Moor (@adamoor): The pier is closed" at the beginning of a block.
std::optional<Credit> above_post(Document const& doc, TokenSpan block) {
  for (uint32_t i = block.begin + 1; i < block.end && i - block.begin <= kLongestName; ++i) {
    TokenSpan const account = account_at(doc, i, block.end);
    if (account.empty()) continue;
    uint32_t const colon = account.end;
    TokenSpan const words{colon + 1, block.end};
    bool const form = colon + kShortestPost < block.end && doc.word(colon) == ":" &&
                      names_a_speaker(doc, {block.begin, account.end});
    return form ? std::optional<Credit>(
                      {{colon, colon + 1}, {block.begin, colon}, without_addresses(doc, words)})
                : std::nullopt;
  }
  return std::nullopt;
}

/// A month, a day, a year and marks between them, and no more.
bool is_date(Document const& doc, Lexicon const& calendar, TokenSpan s) {
  bool month = false, number = false;
  for (uint32_t i = s.begin; i < s.end; ++i) {
    Token const& token = doc.tokens[i];
    if (LexiconEntry const* const e = calendar.find(token))
      month = month || e->has("month");
    else if (token.kind == TokenKind::kNumber)
      number = true;
    else if (token.kind != TokenKind::kPunctuation)
      return false;
  }
  return month && number;
}

/// The block above a line of name and date. A byline stands so below a headline, which ends no sentence.
TokenSpan posted_above(Document const& doc, TokenSpan block) {
  if (block.begin == 0) return {};
  Block const& above = doc.blocks[doc.block_of(block.begin - 1)];
  TokenSpan const whole = doc.tokens_of(above.span), words = without_addresses(doc, whole);
  bool const ends =
      words.end < whole.end || kSentenceEnds.find(doc.word(whole.end - 1)) != std::string_view::npos;
  bool const headline = above.kind == BlockKind::kHeadline || above.kind == BlockKind::kSubheading;
  return ends && !headline ? words : TokenSpan{};
}

/// "The pier is closed. Ada Moor (@adamoor) May 5, 2025": no dash, but a date fills the rest. Name and date
/// may have a line of their own.
std::optional<Credit> dated_post(Document const& doc, Lexicon const& calendar, TokenSpan block) {
  TokenSpan const account = account_at_end(doc, block);
  if (account.empty() || !is_date(doc, calendar, {account.end, block.end})) return std::nullopt;
  uint32_t name = account.begin;
  while (name > block.begin && account.begin - name < kLongestName &&
         doc.tokens[name - 1].tag == PosTag::kNNP)
    --name;
  bool const own_line = name == block.begin;
  TokenSpan const words = own_line ? posted_above(doc, block) : without_addresses(doc, {block.begin, name});
  bool const ends = own_line || doc.tokens[name - 1].tag == PosTag::kPunct || words.end < name;
  if (name == account.begin || !ends || words.size() < kShortestPost) return std::nullopt;
  return Credit{account, {name, account.begin}, words};
}

std::optional<Credit> of_post(Document const& doc, LanguagePack const& pack, TokenSpan block) {
  if (auto const credit = below_post(doc, block)) return credit;
  if (auto const credit = above_post(doc, block)) return credit;
  return dated_post(doc, pack.lexicon("calendar"), block);
}

Attribution attribution_of(Document const& doc, Credit const& credit) {
  Attribution a;
  set_cue(doc, a, credit.cue);
  set_source(doc, a, credit.speaker);
  set_content(doc, a, {credit.words});
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

ByteSpan whole(Document const& doc, Credit const& c) {
  return doc.bytes_of({std::min(c.speaker.begin, c.words.begin), std::max(c.speaker.end, c.words.end)});
}

/// Only where the models found nothing.
void add_untaken(Document& doc, std::vector<Credit> credits) {
  if (credits.empty()) return;
  std::sort(credits.begin(), credits.end(),
            [&](Credit const& a, Credit const& b) { return whole(doc, a).begin < whole(doc, b).begin; });
  Taken taken(doc);
  uint32_t reach = 0;
  std::vector<Attribution> found;
  for (Credit const& credit : credits) {
    ByteSpan const span = whole(doc, credit);
    if (taken.overlaps(span) || span.begin < reach) continue;
    reach = span.end;
    found.push_back(attribution_of(doc, credit));
  }
  doc.attributions.insert(doc.attributions.end(), found.begin(), found.end());
  sort_by_cue(doc);
}

}  // namespace

void credit_quotations(Document& doc, LanguagePack const& pack) {
  std::vector<bool> const read = blocks_read_for_claims(doc);
  std::vector<Credit> credits;
  for (Quotation const& q : doc.quotations) {
    if (q.depth != 1 || !q.closed || q.continues || q.tokens.size() < kShortestQuotation) continue;
    uint32_t const at = doc.block_of(q.tokens.begin);
    if (!read[at]) continue;
    TokenSpan const block = doc.tokens_of(doc.blocks[at].span);
    if (auto const credit = before(doc, q, block))
      credits.push_back(*credit);
    else if (auto const other = behind(doc, q, block))
      credits.push_back(*other);
  }
  for (size_t at = 0; at < doc.blocks.size(); ++at)
    if (auto const credit = read[at] ? of_post(doc, pack, doc.tokens_of(doc.blocks[at].span)) : std::nullopt)
      credits.push_back(*credit);
  add_untaken(doc, std::move(credits));
}

}  // namespace firsthand
