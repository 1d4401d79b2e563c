// Where content ends inside a sentence: before the verb of the clause that holds the attribution in its
// subject. "Her claim that the cable was new | was in every paper"; "The union, which says 300 have left |,
// wants talks". The models often run on to the end of the sentence. Finite verbs are counted against openings
// of clauses from the content's begin, and only a verb that is left over cuts; whatever is unclear stays.
// And where it does not end yet: "that only the north |, which lies lower, has the right" lacks its verb.
// Behind a claim that ends so may stand who made it: "The claim that it was new | came from the union".
// Assumes linked attributions.
#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kShortest = 3;  // tokens of what is left: a verb with its subject and an object

class ClauseCounter {
 public:
  ClauseCounter(Document const& doc, LanguagePack const& pack)
      : doc_(doc), grammar_(pack.lexicon("grammar")) {}

  /// "that" and its like: no preposition.
  bool is_conjunction(uint32_t i) const {
    if (tag(i) != PosTag::kIN) return false;
    LexiconEntry const* const e = grammar_.find(doc_.tokens[i]);
    return !e || !e->has("preposition");
  }

  /// The finite verb of `content` that no clause in it is open for; a clause is open at its begin.
  std::optional<uint32_t> verb_left_over(TokenSpan content) const {
    uint32_t open = 1;
    for (uint32_t i = content.begin + is_conjunction(content.begin); i < content.end; ++i) {
      if (is_finite_verb(tag(i))) {
        if (open == 0) return i;
        --open;
        while (i + 1 < content.end && goes_on(tag(i + 1))) ++i;
      } else {
        open += opens(i, open);
      }
    }
    return std::nullopt;
  }

 private:
  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }

  /// "the boat he bought": a pronoun behind a noun opens a clause, as a relative does. What joins, or may
  /// open a clause of time, counts where no clause is open.
  bool opens(uint32_t i, uint32_t open) const {
    PosTag const t = tag(i);
    if (t == PosTag::kWDT || t == PosTag::kWP || t == PosTag::kWPS || t == PosTag::kWRB) return true;
    if (t == PosTag::kPRP) return open > 0 && is_noun(tag(i - 1));
    if (t == PosTag::kCC) return open == 0;
    LexiconEntry const* const e = t == PosTag::kIN ? grammar_.find(doc_.tokens[i]) : nullptr;
    return t == PosTag::kIN && (!e || !e->has("preposition") || (open == 0 && e->has("clause")));
  }

  static bool goes_on(PosTag t) {
    return t == PosTag::kRB || t == PosTag::kVB || t == PosTag::kVBN || t == PosTag::kVBG;
  }

  Document const& doc_;
  Lexicon const& grammar_;
};

/// The cue is a noun at the head of its sentence with its content right behind it: "Her claim that ...".
bool is_noun_in_subject(Document const& doc, ClauseCounter const& clauses, Attribution const& a,
                        TokenSpan sentence) {
  return is_noun(doc.tokens[a.cue_tokens.end - 1].tag) && a.content_tokens.back().begin == a.cue_tokens.end &&
         clauses.is_conjunction(a.cue_tokens.end) && doc.tokens[sentence.begin].tag != PosTag::kIN &&
         !has_finite_verb(doc, {sentence.begin, a.cue_tokens.begin});
}

/// The source is a relative pronoun whose clause belongs to the subject: "The union, which says ...".
bool is_relative_in_subject(Document const& doc, Attribution const& a, TokenSpan sentence) {
  if (!a.source_tokens || a.source_tokens->size() != 1 || a.source_tokens->begin <= sentence.begin)
    return false;
  PosTag const tag = doc.tokens[a.source_tokens->begin].tag;
  return (tag == PosTag::kWDT || tag == PosTag::kWP) && a.content_tokens.back().begin >= a.cue_tokens.end &&
         !has_finite_verb(doc, {sentence.begin, a.source_tokens->begin});
}

/// `end` moved back over the verb's adverbs, then over marks: they belong to the verb's clause.
uint32_t before_verb(Document const& doc, TokenSpan content, uint32_t end) {
  auto const is_mark = [&](Token const& t) {
    return t.tag == PosTag::kPunct && t.quote_mark == QuoteMark::kNone;
  };
  while (end > content.begin && doc.tokens[end - 1].tag == PosTag::kRB) --end;
  while (end > content.begin && is_mark(doc.tokens[end - 1])) --end;
  return end;
}

constexpr uint32_t kLongestRelative = 30;  // tokens of a clause between subject and verb

/// Where the relative clause behind `end` closes with a comma before a finite verb; nullopt if there is none.
std::optional<uint32_t> verb_behind_relative(Document const& doc, uint32_t end, uint32_t limit) {
  auto const is_comma = [&](uint32_t i) { return i < limit && doc.word(i) == ","; };
  if (end + 3 >= limit || !is_comma(end)) return std::nullopt;
  PosTag const relative = doc.tokens[end + 1].tag;
  if (relative != PosTag::kWDT && relative != PosTag::kWP && relative != PosTag::kWPS) return std::nullopt;
  for (uint32_t i = end + 2; i + 1 < limit && i - end < kLongestRelative; ++i) {
    if (!is_comma(i)) continue;
    uint32_t verb = i + 1;
    while (verb < limit && doc.tokens[verb].tag == PosTag::kRB) ++verb;
    bool const finite = verb < limit && is_finite_verb(doc.tokens[verb].tag);
    return finite ? std::optional<uint32_t>(verb) : std::nullopt;
  }
  return std::nullopt;
}

/// Takes the verb of a clause that a relative clause interrupts, up to the next mark.
void take_interrupted_verb(Document const& doc, Attribution& a) {
  TokenSpan const content = a.content_tokens.back();
  TokenSpan const sentence = doc.sentences[doc.sentence_of(a.cue_tokens.begin)].tokens;
  if (content.begin < a.cue_tokens.end || content.end >= sentence.end || has_finite_verb(doc, content))
    return;
  auto const verb = verb_behind_relative(doc, content.end, sentence.end);
  if (!verb || doc.tokens[content.end].quote_depth > 0) return;
  std::vector<TokenSpan> pieces = a.content_tokens;
  uint32_t end = *verb;
  while (end < sentence.end && doc.tokens[end].tag != PosTag::kPunct) ++end;
  pieces.back().end = end;
  set_content(doc, a, std::move(pieces));
}

constexpr uint32_t kLongestOrigin = 16;  // tokens

/// "The claim that it was new came from | the union": up to the next mark, verb or conjunction.
void take_origin(Document const& doc, Lexicon const& origins, Attribution& a, TokenSpan sentence) {
  if (a.source_tokens) return;
  LexiconMatch const m = origins.match(doc, a.content_tokens.back().end, sentence.end);
  if (!m) return;
  TokenSpan source{m.tokens.end, m.tokens.end};
  auto const goes_on = [&](uint32_t i) {
    PosTag const t = doc.tokens[i].tag;
    return t != PosTag::kPunct && t != PosTag::kWDT && t != PosTag::kWP && t != PosTag::kTO &&
           !is_finite_verb(t) && doc.tokens[i].quote_depth == 0;
  };
  while (source.end < sentence.end && source.size() < kLongestOrigin && goes_on(source.end)) ++source.end;
  if (!source.empty() && is_noun(doc.tokens[source.end - 1].tag)) set_source(doc, a, source);
}

}  // namespace

void end_contents_at_main_verb(Document& doc, LanguagePack const& pack) {
  ClauseCounter const clauses(doc, pack);
  for (Attribution& a : doc.attributions) {
    take_interrupted_verb(doc, a);
    TokenSpan& content = a.content_tokens.back();
    TokenSpan const sentence = doc.sentences[doc.sentence_of(a.cue_tokens.begin)].tokens;
    if (content.end > sentence.end || doc.tokens[content.begin].quote_mark != QuoteMark::kNone) continue;
    if (!is_noun_in_subject(doc, clauses, a, sentence) && !is_relative_in_subject(doc, a, sentence)) continue;
    std::optional<uint32_t> const verb = clauses.verb_left_over(content);
    uint32_t const end = verb ? before_verb(doc, content, *verb) : content.begin;
    if (end >= content.begin + kShortest) {
      content.end = end;
      a.content.back() = doc.bytes_of(content);
    }
    if (is_noun(doc.tokens[a.cue_tokens.end - 1].tag))
      take_origin(doc, pack.lexicon("cue_origins"), a, sentence);
  }
}

}  // namespace firsthand
