// Cues that name nobody ("is feared", "is said to", "reportedly") and how far a cue goes. The linker, which
// learns mostly from "X said", takes the subject of a passive or of an adverb for the speaker; both are
// content. What the models leave out is added only where nothing else was found. Assumes tagged tokens and
// linked attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestSubject = 12;  // tokens: a longer one holds a clause
constexpr uint32_t kAdverbs = 3;          // tokens between subject and cue
constexpr int32_t kConfidence = 600;  // of what is added: between the models' doubtful and nearly sure ones

bool opens_a_clause(PosTag tag) {
  return tag == PosTag::kCC || tag == PosTag::kWDT || tag == PosTag::kWP || tag == PosTag::kWRB;
}

/// The verb group and the adverbs around it, by the pack's lists.
class ImpersonalCues {
 public:
  ImpersonalCues(Document const& doc, LanguagePack const& pack)
      : doc_(doc), auxiliaries_(pack.lexicon("auxiliaries")), cues_(pack.lexicon("impersonal")) {}

  /// Where the auxiliaries before token i begin; i if there are none. "may not be" in "may not be feared".
  uint32_t group_begin(uint32_t i) const {
    uint32_t begin = i;
    for (uint32_t k = i; k-- > sentence(i).begin;) {
      if (auxiliaries_.contains(doc_.tokens[k]))
        begin = k;
      else if (doc_.tokens[k].tag != PosTag::kRB)
        break;
    }
    return begin;
  }

  /// Is token i a participle of the list with a form of "be" before it?
  bool is_passive(uint32_t i) const {
    if (!has(i, "passive")) return false;
    for (uint32_t k = i; k-- > sentence(i).begin;) {
      LexiconEntry const* const before = auxiliaries_.find(doc_.tokens[k]);
      if (before && before->has("be")) return true;
      if (doc_.tokens[k].tag != PosTag::kRB && !(before && before->has("not"))) return false;
    }
    return false;
  }

  bool is_adverb(uint32_t i) const { return has(i, "adverb"); }

  /// May a claim follow the participle at i ("to have", "that", "of", "dead")?
  bool takes_what_follows(uint32_t i) const {
    if (i + 1 >= sentence(i).end) return false;
    Token const& next = doc_.tokens[i + 1];
    LexiconEntry const& e = *cues_.find(doc_.tokens[i]);
    if (next.tag == PosTag::kTO) return e.has("to");
    if (next.tag == PosTag::kIN) return e.has(doc_.lower_word(i + 1));
    return e.has("state") &&
           (next.tag == PosTag::kJJ || next.tag == PosTag::kVBN || next.tag == PosTag::kVBD);
  }

  bool is_agent(uint32_t i) const { return has(i, "agent"); }

  TokenSpan sentence(uint32_t i) const { return doc_.sentences[doc_.tokens[i].sentence].tokens; }

 private:
  bool has(uint32_t i, std::string_view value) const {
    LexiconEntry const* const e = cues_.find(doc_.tokens[i]);
    return e && e->has(value);
  }

  Document const& doc_;
  Lexicon const& auxiliaries_;
  Lexicon const& cues_;
};

/// "feared" -> "is feared"; tokens that another part holds stay there.
void take_auxiliaries(Document const& doc, Attribution& a, uint32_t participle, uint32_t begin) {
  if (begin >= a.cue_tokens.begin || participle < a.cue_tokens.begin) return;
  if (!touches_a_part(a, {begin, a.cue_tokens.begin})) set_cue(doc, a, {begin, a.cue_tokens.end});
}

/// The subject before the cue becomes the first piece of the content.
void free_subject(Document const& doc, Attribution& a) {
  TokenSpan const subject = *a.source_tokens;
  bool const before = subject.end <= a.cue_tokens.begin && a.content_tokens.front().begin >= a.cue_tokens.end;
  if (!before || a.cue_tokens.begin - subject.end > kAdverbs) return;
  set_source(doc, a, {});
  std::vector<TokenSpan> pieces = a.content_tokens;
  pieces.insert(pieces.begin(), {subject.begin, a.cue_tokens.begin});
  set_content(doc, a, std::move(pieces));
}

/// The subject before a verb group: back to a mark, a conjunction or another finite verb. Empty if there is
/// none.
TokenSpan subject_before(Document const& doc, LanguagePack const& pack, TokenSpan sentence, uint32_t end) {
  Lexicon const& grammar = pack.lexicon("grammar");
  uint32_t begin = end;
  bool noun = false;
  while (begin > sentence.begin && end - begin < kLongestSubject) {
    Token const& t = doc.tokens[begin - 1];
    if (t.tag == PosTag::kPunct || is_finite_verb(t.tag) || opens_a_clause(t.tag)) break;
    LexiconEntry const* const word = t.tag == PosTag::kIN ? grammar.find(t) : nullptr;
    bool const opens = t.tag == PosTag::kIN && !(word && word->has("preposition"));  // "while the rest"
    if ((opens && doc.tokens[begin].tag != PosTag::kIN) ||
        (t.tag == PosTag::kIN && doc.tokens[begin].tag != PosTag::kNNP && !noun))
      break;
    noun = noun || is_noun(t.tag) || t.tag == PosTag::kPRP;
    --begin;
  }
  bool const cut = begin < end && is_verb(doc.tokens[begin].tag);  // "those | held there are suspected of"
  return noun && !cut ? TokenSpan{begin, end} : TokenSpan{end, end};
}

/// The rest of a clause: up to a mark.
TokenSpan clause_behind(Document const& doc, TokenSpan sentence, uint32_t begin) {
  uint32_t end = begin;
  while (end < sentence.end && doc.tokens[end].tag != PosTag::kPunct) ++end;
  return {begin, end};
}

Attribution attribution_of(Document const& doc, TokenSpan cue, std::vector<TokenSpan> pieces) {
  Attribution a;
  set_cue(doc, a, cue);
  set_content(doc, a, std::move(pieces));
  a.confidence = kConfidence;
  return a;
}

/// "Two men are feared dead": the group as the cue, subject and the rest as the content.
std::optional<Attribution> passive_at(Document const& doc, LanguagePack const& pack,
                                      ImpersonalCues const& cues, uint32_t i) {
  if (!cues.is_passive(i) || !cues.takes_what_follows(i)) return std::nullopt;
  TokenSpan const cue{cues.group_begin(i), i + 1};
  TokenSpan const subject = subject_before(doc, pack, cues.sentence(i), cue.begin);
  TokenSpan const rest = clause_behind(doc, cues.sentence(i), cue.end);
  if (subject.empty() || rest.empty()) return std::nullopt;
  return attribution_of(doc, cue, {subject, rest});
}

/// "The guard was reportedly asleep"; "Allegedly, the guard was asleep".
std::optional<Attribution> adverb_at(Document const& doc, LanguagePack const& pack,
                                     ImpersonalCues const& cues, uint32_t i) {
  if (!cues.is_adverb(i)) return std::nullopt;
  TokenSpan const sentence = cues.sentence(i);
  TokenSpan const subject = subject_before(doc, pack, sentence, cues.group_begin(i));
  if (!subject.empty()) {
    TokenSpan const rest = clause_behind(doc, sentence, i + 1);
    if (rest.empty()) return std::nullopt;
    return attribution_of(doc, {i, i + 1}, {{subject.begin, i}, rest});
  }
  uint32_t const begin = i + 1 < sentence.end && doc.tokens[i + 1].tag == PosTag::kPunct ? i + 2 : i + 1;
  if (i != sentence.begin || begin + 3 > sentence.end) return std::nullopt;
  uint32_t const end = sentence.end - (doc.tokens[sentence.end - 1].tag == PosTag::kPunct);
  return attribution_of(doc, {i, i + 1}, {{begin, end}});
}

}  // namespace

void complete_impersonal_cues(Document& doc, LanguagePack const& pack) {
  ImpersonalCues const cues(doc, pack);
  for (Attribution& a : doc.attributions) {
    for (uint32_t i = a.cue_tokens.begin; i < a.cue_tokens.end; ++i) {
      if (!cues.is_passive(i)) continue;
      take_auxiliaries(doc, a, i, cues.group_begin(i));
      bool const by_somebody = a.cue_tokens.end < doc.tokens.size() && cues.is_agent(a.cue_tokens.end);
      if (a.source_tokens && !by_somebody) free_subject(doc, a);
      break;
    }
  }
}

void add_impersonal_cues(Document& doc, LanguagePack const& pack) {
  ImpersonalCues const cues(doc, pack);
  std::vector<bool> const read = blocks_read_for_claims(doc),
                          taken = tokens_in(doc, {.cue = true, .source = true});
  size_t const found = doc.attributions.size();
  for (uint32_t i = 0; i < doc.tokens.size(); ++i) {
    if (taken[i] || !read[doc.block_of(i)]) continue;
    auto added = passive_at(doc, pack, cues, i);
    if (!added) added = adverb_at(doc, pack, cues, i);
    if (added) doc.attributions.push_back(std::move(*added));
  }
  if (doc.attributions.size() > found) sort_by_cue(doc);
}

}  // namespace firsthand
