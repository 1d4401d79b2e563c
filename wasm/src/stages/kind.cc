// What sort of content a claim is, whether a reader would want to know if it is so, whether it stands in
// quotation marks, and whether it is negated. Kind and checkworthy are decided by small classifiers
// trained for the language; what speaks for them is named in the reasons. A word of what readers have a stake
// in makes a fact worth knowing whatever the classifier says.
#include "stages/claim_heads.h"
#include "stages/field_features.h"
#include "stages/reasons.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

bool is_countable(Token const& t) {
  return t.kind == TokenKind::kWord || t.kind == TokenKind::kNumber;
}

/// Quotation depth around the attribution itself: words of a nested attribution may stand in one anyway.
uint8_t depth_around(Document const& doc, Attribution const& a) {
  return a.cue_tokens.empty() ? 0 : doc.tokens[a.cue_tokens.begin].quote_depth;
}

Directness directness_of(Document const& doc, Attribution const& a) {
  uint32_t inside = 0, outside = 0;
  uint8_t const around = depth_around(doc, a);
  for (TokenSpan const& s : a.content_tokens)
    for (uint32_t i = s.begin; i < s.end; ++i)
      if (is_countable(doc.tokens[i])) ++(doc.tokens[i].quote_depth > around ? inside : outside);
  if (inside == 0) return Directness::kIndirect;
  return outside == 0 ? Directness::kDirect : Directness::kMixed;
}

void set_directness(Document const& doc, Attribution& a) {
  static constexpr char const* kRules[] = {"directness_all_quoted", "directness_none_quoted",
                                           "directness_partly_quoted"};
  a.directness = directness_of(doc, a);
  add_reason(a, "directness", kRules[static_cast<int>(a.directness)], a.content);
}

/// The first phrase of a lexicon with that value in the claim's first words; empty if there is none.
ByteSpan first_sign(Document const& doc, Attribution const& a, Lexicon const& lexicon,
                    std::string_view value) {
  for (TokenSpan const& s : a.content_tokens)
    for (uint32_t i = s.begin; i < s.end; ++i)
      if (LexiconMatch m = lexicon.match(doc, i, s.end); m && (value.empty() || m.entry->has(value)))
        return doc.bytes_of(m.tokens);
  return {};
}

/// The first word that negates; "no more than", "not only" do not.
ByteSpan first_negation(Document const& doc, Attribution const& a, LanguagePack const& pack) {
  for (TokenSpan const& s : a.content_tokens)
    for (uint32_t i = s.begin; i < s.end; ++i) {
      if (LexiconMatch m = pack.lexicon("not_negating").match(doc, i, s.end))
        i = m.tokens.end - 1;
      else if (LexiconMatch n = pack.lexicon("negations").match(doc, i, s.end))
        return doc.bytes_of(n.tokens);
    }
  return {};
}

std::vector<ByteSpan> sign_or_content(ByteSpan sign, Attribution const& a) {
  return sign.empty() ? a.content : std::vector<ByteSpan>{sign};
}

/// The label of a field for attribution number `at`; `without` where nothing was learnt.
int label_of(char const* field, size_t at, Features const& features, LanguagePack const& pack,
             ClaimHeads const& heads, int without) {
  HashedLinear const* const model = pack.classifier(field);
  if (!model) return without;
  Scores scores = scores_of(*model, features);
  heads.adjust(field, at, scores);
  return best_label(scores);
}

void set_kind(Document const& doc, Attribution& a, LanguagePack const& pack, ClaimKind kind) {
  a.kind = kind;
  ByteSpan sign;
  char const* rule = "kind_states";
  if (a.kind == ClaimKind::kForecast)
    sign = first_sign(doc, a, pack.lexicon("modality"), "future"), rule = "kind_future";
  if (a.kind == ClaimKind::kOpinion)
    sign = first_sign(doc, a, pack.lexicon("judgements"), ""), rule = "kind_judgement";
  if (a.kind == ClaimKind::kOther) rule = "kind_no_statement";
  add_reason(a, "kind", rule, sign_or_content(sign, a));
}

void set_checkworthy(Document const& doc, Attribution& a, LanguagePack const& pack, bool worth) {
  ByteSpan const sign = first_sign(doc, a, pack.lexicon("stakes"), "");
  bool const routine = sign.empty() && !worth;
  a.checkworthy = a.kind == ClaimKind::kFact && !routine;
  char const* rule = a.kind != ClaimKind::kFact ? "checkworthy_not_fact"
                     : !a.checkworthy           ? "checkworthy_routine"
                     : sign.empty()             ? "checkworthy_claim"
                                                : "checkworthy_stakes";
  add_reason(a, "checkworthy", rule, sign_or_content(a.checkworthy ? sign : ByteSpan{}, a));
}

void set_negated(Document const& doc, Attribution& a, LanguagePack const& pack) {
  ByteSpan const sign = first_negation(doc, a, pack);
  a.negated = !sign.empty();
  if (a.negated) add_reason(a, "negated", "negated_word", {sign});
}

}  // namespace

void classify_kind(Document& doc, LanguagePack const& pack, ClaimHeads const& heads) {
  Features features;
  for (size_t i = 0; i < doc.attributions.size(); ++i) {
    Attribution& a = doc.attributions[i];
    set_directness(doc, a);
    features.clear();
    claim_features(doc, a, pack, features);
    set_kind(doc, a, pack, static_cast<ClaimKind>(label_of("kind", i, features, pack, heads, 0)));
    set_checkworthy(doc, a, pack, label_of("checkworthy", i, features, pack, heads, 1) == 1);
    set_negated(doc, a, pack);
  }
}

}  // namespace firsthand
