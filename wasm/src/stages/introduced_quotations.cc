// A quotation behind a colon whose sentence tells in other words that somebody speaks: "Chan gave another
// account on the radio: “We never met.”", "The clerk turned to the press: “...”". The subject speaks; the
// last word of saying before the colon, a verb or a noun, is the cue. Without such a word the quotation is a
// rule, a motto, a title. Added only where nobody has the quotation. Assumes tagged tokens and linked
// attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr int32_t kConfidence = 700;        // the quotation is somebody's for certain
constexpr uint32_t kShortestQuotation = 7;  // tokens with both marks: a sentence, no title
constexpr uint32_t kLongestSource = 14;     // tokens
constexpr uint32_t kLongestLead = 60;       // tokens before the colon

class IntroducedQuotations {
 public:
  IntroducedQuotations(Document const& doc, LanguagePack const& pack)
      : doc_(doc),
        forms_(pack.lexicon("cue_forms")),
        read_(blocks_read_for_claims(doc)),
        taken_(tokens_in(doc, {.cue = true, .content = true})) {}

  std::optional<Attribution> read(Quotation const& q) const {
    bool const whole = q.depth == 1 && !q.continues && q.tokens.size() >= kShortestQuotation;
    if (!whole || q.tokens.begin < 4 || doc_.word(q.tokens.begin - 1) != ":" || any_taken(q.tokens))
      return std::nullopt;
    uint32_t const colon = q.tokens.begin - 1;
    TokenSpan const lead{doc_.sentences[doc_.sentence_of(colon - 1)].tokens.begin, colon};
    if (!read_[doc_.block_of(colon)] || lead.size() > kLongestLead) return std::nullopt;
    TokenSpan const source = subject(lead);
    std::optional<uint32_t> const cue = last_word_of_saying({source.end, colon});
    if (source.empty() || !cue || any_taken({source.begin, colon})) return std::nullopt;
    Attribution a;
    set_cue(doc_, a, {*cue, *cue + 1});
    set_source(doc_, a, source);
    set_content(doc_, a, {q.tokens});
    a.confidence = kConfidence;
    return a;
  }

 private:
  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }

  bool any_taken(TokenSpan s) const {
    return std::any_of(taken_.begin() + s.begin, taken_.begin() + s.end, [](bool t) { return t; });
  }

  /// The name or the pronoun that opens the sentence, before its finite verb; empty where something else
  /// does.
  TokenSpan subject(TokenSpan lead) const {
    TokenSpan s{lead.begin, lead.begin};
    bool somebody = false;
    while (s.end < lead.end && s.size() <= kLongestSource && !is_finite_verb(tag(s.end))) {
      PosTag const t = tag(s.end);
      if (doc_.tokens[s.end].quote_depth > 0 || t == PosTag::kTO || t == PosTag::kVBG) return {};
      somebody = somebody || t == PosTag::kNNP || t == PosTag::kPRP || t == PosTag::kNN || t == PosTag::kNNS;
      ++s.end;
    }
    bool const opens = tag(s.begin) != PosTag::kIN && tag(s.begin) != PosTag::kRB &&
                       tag(s.begin) != PosTag::kEX && tag(s.begin) != PosTag::kCC;
    while (!s.empty() && (tag(s.end - 1) == PosTag::kRB || tag(s.end - 1) == PosTag::kPunct)) --s.end;
    return somebody && opens && s.end < lead.end && s.size() <= kLongestSource ? s : TokenSpan{};
  }

  std::optional<uint32_t> last_word_of_saying(TokenSpan s) const {
    for (uint32_t i = s.end; i-- > s.begin;) {
      if (doc_.tokens[i].quote_depth > 0) return std::nullopt;
      LexiconEntry const* const form = forms_.find(doc_.tokens[i]);
      if (form && ((form->has("verb") && is_verb(tag(i))) || (form->has("noun") && is_noun(tag(i)))))
        return i;
    }
    return std::nullopt;
  }

  Document const& doc_;
  Lexicon const& forms_;
  std::vector<bool> const read_;
  std::vector<bool> const taken_;  // tokens of every cue and content
};

}  // namespace

void add_introduced_quotations(Document& doc, LanguagePack const& pack) {
  IntroducedQuotations const reader(doc, pack);
  size_t const before = doc.attributions.size();
  for (Quotation const& q : doc.quotations)
    if (auto a = reader.read(q)) doc.attributions.push_back(std::move(*a));
  if (doc.attributions.size() > before) sort_by_cue(doc);
}

}  // namespace firsthand
