// Cues in the subject of a sentence or beside it, which annotated news has seldom and the models miss: "The
// claim that the cable was new has been repeated", "The union, which says 300 members have left, wants
// talks", "In the view of the harbour master, the quay is unsafe". Added only where nothing was found.
// Assumes tagged tokens and linked attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr int32_t kConfidence = 600;   // of what is added: between the models' doubtful and nearly sure ones
constexpr uint32_t kLongestOwner = 8;  // tokens: "The mayor of Merane's"
constexpr uint32_t kLongestHolder = 12;  // tokens behind "In the view of"
constexpr uint32_t kShortest = 3;        // tokens of a content

class SubjectCues {
 public:
  SubjectCues(Document const& doc, LanguagePack const& pack)
      : doc_(doc),
        forms_(pack.lexicon("cue_forms")),
        hearers_(pack.lexicon("hearer_verbs")),
        views_(pack.lexicon("views")),
        taken_(tokens_in(doc, {.cue = true, .source = true})) {}

  /// What opens the sentence, then what a relative clause in it says.
  void read(TokenSpan sentence, std::vector<Attribution>& out) const {
    if (sentence.size() < kShortest + 2) return;
    if (auto a = noun_with_that(sentence)) out.push_back(std::move(*a));
    if (auto a = view_of(sentence)) out.push_back(std::move(*a));
    for (uint32_t i = sentence.begin + 1; i + kShortest + 1 < sentence.end; ++i)
      if (doc_.tokens[i].tag == PosTag::kWDT || doc_.tokens[i].tag == PosTag::kWP)
        if (auto a = relative_at(i, sentence)) out.push_back(std::move(*a));
  }

 private:
  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }
  bool is_comma(uint32_t i) const { return tag(i) == PosTag::kPunct && doc_.word(i) == ","; }

  bool free(TokenSpan s) const {
    for (uint32_t i = s.begin; i < s.end; ++i)
      if (taken_[i] || doc_.tokens[i].quote_depth > 0) return false;
    return true;
  }

  bool has(uint32_t i, std::string_view value) const {
    LexiconEntry const* const e = forms_.find(doc_.tokens[i]);
    return e && e->has(value);
  }

  /// Up to the sentence's last mark.
  TokenSpan rest(uint32_t begin, TokenSpan sentence) const {
    return {begin, sentence.end - (tag(sentence.end - 1) == PosTag::kPunct)};
  }

  Attribution made(TokenSpan source, TokenSpan cue, TokenSpan content) const {
    Attribution a;
    set_cue(doc_, a, cue);
    set_source(doc_, a, source);
    set_content(doc_, a, {content});
    a.confidence = kConfidence;
    return a;
  }

  /// "The claim that ...", "Her allegation that ...", "The mayor's denial that ...": nouns that leave it open
  /// whether it is so; "the fact that", "the news that" are the writer's.
  std::optional<Attribution> noun_with_that(TokenSpan sentence) const {
    uint32_t i = sentence.begin;
    while (i < sentence.end && i - sentence.begin < kLongestOwner && tag(i) != PosTag::kNN &&
           tag(i) != PosTag::kNNS)
      ++i;
    return i + kShortest < sentence.end ? noun_at(i, sentence) : std::nullopt;
  }

  std::optional<Attribution> noun_at(uint32_t noun, TokenSpan sentence) const {
    bool const doubtful = has(noun, "noun") && (has(noun, "doubt") || has(noun, "denial"));
    TokenSpan const before{sentence.begin, noun};
    if (!doubtful || before.empty() || doc_.lower_word(noun + 1) != "that" || !free({noun, noun + 1}))
      return std::nullopt;
    PosTag const last = tag(noun - 1);
    bool const owner = (last == PosTag::kPRPS && before.size() == 1) || last == PosTag::kPOS;
    bool const nobody = last == PosTag::kDT && before.size() == 1;
    TokenSpan const content = rest(noun + 1, sentence);
    if ((!owner && !nobody) || content.size() < kShortest) return std::nullopt;
    return made(owner ? before : TokenSpan{}, {noun, noun + 1}, content);
  }

  /// "In the view of X, ...": the phrase is the cue, what stands up to the comma speaks.
  std::optional<Attribution> view_of(TokenSpan sentence) const {
    LexiconMatch const m = views_.match(doc_, sentence.begin, sentence.end);
    if (!m || !free(m.tokens)) return std::nullopt;
    uint32_t comma = m.tokens.end;
    while (comma < sentence.end && comma - m.tokens.end < kLongestHolder && !is_comma(comma)) ++comma;
    if (comma >= sentence.end || !is_comma(comma)) return std::nullopt;
    TokenSpan const holder{m.tokens.end, comma}, content = rest(comma + 1, sentence);
    bool const somebody = !holder.empty() && !has_finite_verb(doc_, holder) && free(holder);
    if (!somebody || content.size() < kShortest || !has_finite_verb(doc_, content)) return std::nullopt;
    return made(holder, m.tokens, content);
  }

  /// "who say the square is too dark", "which says that 300 members have left".
  std::optional<Attribution> relative_at(uint32_t pronoun, TokenSpan sentence) const {
    uint32_t const verb = pronoun + 1;
    bool const says = has(verb, "verb") && has(verb, "neutral") && !has(verb, "noun") &&
                      (tag(verb) == PosTag::kVBP || tag(verb) == PosTag::kVBZ || tag(verb) == PosTag::kVBD);
    bool const of_noun = is_comma(pronoun - 1) || is_noun(tag(pronoun - 1));
    LexiconEntry const* const hearer = hearers_.find(doc_.tokens[verb]);  // "who told him the price"
    if (!says || !of_noun || (hearer && hearer->has("direct")) || !free({pronoun, verb + 1}))
      return std::nullopt;
    TokenSpan content = rest(verb + 1, sentence);
    bool const that = doc_.lower_word(verb + 1) == "that";
    for (uint32_t i = content.begin; i < content.end; ++i)
      if (is_comma(i) && has_finite_verb(doc_, {content.begin, i})) content.end = i;
    bool const clause = that || subject_and_verb(content);
    return clause && content.size() >= kShortest && free(content)
               ? std::optional<Attribution>(made({pronoun, verb}, {verb, verb + 1}, content))
               : std::nullopt;
  }

  /// A noun or pronoun, then a finite verb, with no preposition or participle opening it.
  bool subject_and_verb(TokenSpan s) const {
    PosTag const first = tag(s.begin);
    bool const opens = first == PosTag::kDT || first == PosTag::kPRP || first == PosTag::kPRPS ||
                       first == PosTag::kCD || is_noun(first) || first == PosTag::kJJ;
    for (uint32_t i = s.begin; opens && i < s.end; ++i) {
      if (is_finite_verb(tag(i))) return i > s.begin;
      if (tag(i) == PosTag::kIN || tag(i) == PosTag::kTO || is_comma(i) || tag(i) == PosTag::kWDT ||
          tag(i) == PosTag::kWP)
        return false;
    }
    return false;
  }

  Document const& doc_;
  Lexicon const& forms_;
  Lexicon const& hearers_;
  Lexicon const& views_;
  std::vector<bool> const taken_;
};

}  // namespace

void add_subject_cues(Document& doc, LanguagePack const& pack) {
  std::vector<bool> const read = blocks_read_for_claims(doc);
  SubjectCues const cues(doc, pack);
  std::vector<Attribution> added;
  for (Sentence const& s : doc.sentences)
    if (read[s.block]) cues.read(s.tokens, added);
  if (added.empty()) return;
  for (Attribution& a : added) doc.attributions.push_back(std::move(a));
  sort_by_cue(doc);
}

}  // namespace firsthand
