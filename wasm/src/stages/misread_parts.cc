// Parts that no reading of the sentence allows, mended: a cue of auxiliaries alone ("could not | verify"), a
// day in the source ("Officials Friday | announced"), a source cut at its preposition ("a doctor at | the
// hospital said"), content that is the next speaker's sentence. The models score borders one by one, so that
// such parts come out where two readings are close. Assumes tagged tokens and linked attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestTail = 10;     // tokens of a source that content has taken
constexpr uint32_t kShortestContent = 3;  // tokens
constexpr size_t kNextSpeakers = 4;       // attributions that are looked at behind one

class Mender {
 public:
  Mender(Document& doc, LanguagePack const& pack)
      : doc_(doc),
        in_cue_(tokens_in(doc, {.cue = true})),
        pack_(pack),
        forms_(pack.lexicon("cue_forms")),
        auxiliaries_(pack.lexicon("auxiliaries")),
        impersonal_(pack.lexicon("impersonal")),
        calendar_(pack.lexicon("calendar")),
        grammar_(pack.lexicon("grammar")) {}

  /// Mends one attribution; false if nothing is left of it.
  bool mend(Attribution& a) const {
    if (!complete_verb(a) || counts_nouns(a) || labels_words(a)) return false;
    if (a.source_tokens) {
      trim_days(a);
      keep_relative(a);
      if (!take_tail(a)) return false;
    }
    return true;
  }

  /// "..., its owner said. | “Nobody buys beams,” said the baker.": a later sentence that another
  /// attribution takes apart is none of this one's; the clause before its source is.
  void leave_next_speaker(size_t at) const {
    Attribution& a = doc_.attributions[at];
    TokenSpan const own = sentence(a.cue_tokens.begin);
    std::vector<TokenSpan> pieces;
    for (TokenSpan const& piece : a.content_tokens)
      if (piece.begin < own.end || !is_next_speakers(at, piece)) pieces.push_back(piece);
    if (pieces.size() == a.content_tokens.size()) return;
    if (pieces.empty()) pieces = clause_before_source(a);
    if (!pieces.empty()) set_content(doc_, a, std::move(pieces));
  }

 private:
  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }
  TokenSpan sentence(uint32_t i) const { return doc_.sentences[doc_.sentence_of(i)].tokens; }

  bool is_helper(uint32_t i) const {
    if (auxiliaries_.contains(doc_.tokens[i])) return true;
    return tag(i) == PosTag::kRB && !impersonal_.contains(doc_.tokens[i]);
  }

  /// "could not | verify the claims" -> "could not verify"; what is no verb group stays ("The question is").
  /// False if the verb reports nothing or is another attribution's.
  bool complete_verb(Attribution& a) const {
    for (uint32_t i = a.cue_tokens.begin; i < a.cue_tokens.end; ++i)
      if (!is_helper(i)) return true;
    uint32_t verb = a.cue_tokens.end;
    TokenSpan& next = a.content_tokens.back();
    if (next.begin != verb) return true;
    while (verb < next.end && (is_helper(verb) || impersonal_.contains(doc_.tokens[verb]))) ++verb;
    bool const group = verb < next.end &&
                       (tag(verb) == PosTag::kVB || tag(verb) == PosTag::kVBN || tag(verb) == PosTag::kVBG);
    if (!group) return true;
    if (verb + 1 >= next.end || in_cue_[verb] || !forms_.contains(doc_.tokens[verb])) return false;
    std::vector<TokenSpan> pieces = a.content_tokens;
    pieces.back().begin = verb + 1;
    set_cue(doc_, a, {a.cue_tokens.begin, verb + 1});
    set_content(doc_, a, std::move(pieces));
    return true;
  }

  /// "21 | confirmed | cases": the participle counts with the noun behind it.
  bool counts_nouns(Attribution const& a) const {
    if (!a.source_tokens || a.source_tokens->size() != 1 || a.cue_tokens.size() != 1) return false;
    uint32_t const number = a.source_tokens->begin, next = a.cue_tokens.end;
    return tag(number) == PosTag::kCD && number + 1 == a.cue_tokens.begin &&
           a.content_tokens.front().begin == next && (tag(next) == PosTag::kNNS || tag(next) == PosTag::kNN);
  }

  /// "The motto on the gate: “Leave it as you found it.”": before a colon stands what is quoted, nobody who
  /// speaks.
  bool labels_words(Attribution const& a) const {
    if (!a.source_tokens || a.cue_tokens.size() != 1 || doc_.word(a.cue_tokens.begin) != ":") return false;
    SourcePhrase const p = read_source_phrase(doc_, *a.source_tokens, pack_);
    for (uint32_t i = p.tokens.begin; i < p.tokens.end; ++i)
      if (tag(i) == PosTag::kNNP) return false;
    return p.head == SourceHead::kNoun && !p.role && !p.body && !p.place && p.name.empty();
  }

  bool is_day(uint32_t i) const {
    LexiconEntry const* const e = calendar_.find(doc_.tokens[i]);
    return e && e->has("day") && tag(i) == PosTag::kNNP;
  }

  /// "Officials Friday | announced", "On | Friday officials announced"; "the poll released Friday" keeps it.
  void trim_days(Attribution& a) const {
    TokenSpan s = *a.source_tokens;
    if (s.size() < 2) return;
    bool verb = false;
    for (uint32_t i = s.begin; i < s.end; ++i) verb = verb || is_verb(tag(i));
    bool const last = is_day(s.end - 1) && is_noun(tag(s.end - 2)) && s.end == a.cue_tokens.begin;
    bool const first = is_day(s.begin) && s.begin > 0 && tag(s.begin - 1) == PosTag::kIN;
    if (last && !verb) --s.end;
    if (first && tag(s.begin + 1) != PosTag::kPOS) ++s.begin;
    if (s != *a.source_tokens && !s.empty()) set_source(doc_, a, s);
  }

  /// "Residents who | say" -> "who"; "according to | which a bridge fell" -> "which", the rest is content;
  /// "of what the agency | declared" -> "the agency".
  void keep_relative(Attribution& a) const {
    TokenSpan const s = *a.source_tokens;
    if (s.size() < 2) return;
    auto const relative = [&](uint32_t i) { return tag(i) == PosTag::kWDT || tag(i) == PosTag::kWP; };
    bool const last = s.end == a.cue_tokens.begin && relative(s.end - 1) && tag(s.end - 2) != PosTag::kIN;
    if (last) return set_source(doc_, a, {s.end - 1, s.end});
    if (s.begin == a.cue_tokens.end && relative(s.begin)) {
      set_source(doc_, a, {s.begin, s.begin + 1});
      return set_content(doc_, a, {{s.begin + 1, s.end}});
    }
    for (uint32_t i = s.end - 1; i-- > s.begin + 1;)
      if (doc_.lower_word(i) == "what" && s.end <= a.cue_tokens.begin)
        return set_source(doc_, a, {i + 1, s.end});
  }

  /// "that", "whether": no preposition.
  bool opens_clause(uint32_t i) const {
    LexiconEntry const* const e = grammar_.find(doc_.tokens[i]);
    return !e || !e->has("preposition");
  }

  /// All names: "Harbour Board | inspector Ada Moor".
  bool is_name(TokenSpan s) const {
    for (uint32_t i = s.begin; i < s.end; ++i)
      if (tag(i) != PosTag::kNNP) return false;
    return true;
  }

  /// Content right before the source with nothing between belongs to it from its last comma on, where it
  /// ends in a preposition or is the first half of a name. False if the attribution has no other content.
  bool take_tail(Attribution& a) const {
    TokenSpan const s = *a.source_tokens;
    size_t k = 0;
    while (k < a.content_tokens.size() && a.content_tokens[k].end != s.begin) ++k;
    if (k == a.content_tokens.size() || s.end > a.cue_tokens.begin) return true;
    TokenSpan const piece = a.content_tokens[k];
    if (tag(s.begin - 1) == PosTag::kPunct || doc_.tokens[s.begin - 1].quote_depth > 0) return true;
    uint32_t comma = s.begin;
    while (comma > piece.begin && doc_.word(comma - 1) != ",") --comma;
    TokenSpan const tail{comma, s.begin};
    bool const of_source =
        is_name(tail) ? is_noun(tag(s.begin)) : tag(s.begin - 1) == PosTag::kIN && !opens_clause(s.begin - 1);
    if (!of_source || tail.size() > kLongestTail || has_finite_verb(doc_, tail)) return true;
    set_source(doc_, a, {tail.begin, s.end});
    std::vector<TokenSpan> pieces = a.content_tokens;
    pieces[k].end = comma > piece.begin ? comma - 1 : comma;
    if (pieces[k].empty()) pieces.erase(pieces.begin() + static_cast<ptrdiff_t>(k));
    if (pieces.empty()) pieces = clause_before_source(a);
    if (pieces.empty()) return false;
    set_content(doc_, a, std::move(pieces));
    return true;
  }

  /// "Nine guards were killed |, a doctor said": from the sentence's begin to the comma before the source.
  std::vector<TokenSpan> clause_before_source(Attribution const& a) const {
    if (!a.source_tokens || a.source_tokens->begin == 0) return {};
    uint32_t const comma = a.source_tokens->begin - 1;
    TokenSpan const clause{sentence(a.cue_tokens.begin).begin, comma};
    bool const whole = clause.begin < comma && doc_.word(comma) == "," && clause.size() >= kShortestContent &&
                       a.source_tokens->end <= a.cue_tokens.begin;
    return whole ? std::vector<TokenSpan>{clause} : std::vector<TokenSpan>{};
  }

  /// Does one of the next attributions begin its content where `piece` begins, with its cue in it?
  bool is_next_speakers(size_t at, TokenSpan piece) const {
    size_t const end = std::min(doc_.attributions.size(), at + 1 + kNextSpeakers);
    for (size_t k = at + 1; k < end; ++k) {
      Attribution const& b = doc_.attributions[k];
      if (b.content_tokens.front().begin == piece.begin && piece.contains(b.cue_tokens.begin)) return true;
    }
    return false;
  }

  Document& doc_;
  std::vector<bool> const in_cue_;  // tokens of every attribution's cue
  LanguagePack const& pack_;
  Lexicon const& forms_;
  Lexicon const& auxiliaries_;
  Lexicon const& impersonal_;
  Lexicon const& calendar_;
  Lexicon const& grammar_;
};

}  // namespace

void mend_misread_parts(Document& doc, LanguagePack const& pack) {
  Mender const mender(doc, pack);
  auto& all = doc.attributions;
  all.erase(std::remove_if(all.begin(), all.end(), [&](Attribution& a) { return !mender.mend(a); }),
            all.end());
  for (size_t k = 0; k < all.size(); ++k) mender.leave_next_speaker(k);
}

}  // namespace firsthand
