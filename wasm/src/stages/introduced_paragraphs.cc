// What a paragraph that ends with a colon introduces: "Inspector Ada Moor said:", and the next paragraph is
// her words, with quotation marks or without, often a quote block or a post. The models read one paragraph
// at a time. Only a reporting verb right before the colon counts; a plain paragraph is one piece, since the
// text does not show where the words end. Assumes tagged tokens and linked attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr int32_t kConfidence = 700;       // the form is sure, how far the words go is not
constexpr uint32_t kLongestSource = 16;    // tokens
constexpr uint32_t kMostIntroduced = 200;  // in one text: each looks through all attributions
constexpr uint32_t kShortest = 3;          // tokens of what is introduced

class Introductions {
 public:
  Introductions(Document& doc, LanguagePack const& pack)
      : doc_(doc),
        forms_(pack.lexicon("cue_forms")),
        auxiliaries_(pack.lexicon("auxiliaries")),
        calendar_(pack.lexicon("calendar")),
        read_(blocks_read_for_claims(doc)),
        taken_(doc.blocks.size()) {
    for (Attribution const& a : doc.attributions) {
      taken_[doc.block_of(a.cue_tokens.begin)] = true;
      for (TokenSpan const& piece : a.content_tokens) taken_[doc.block_of(piece.begin)] = true;
    }
  }

  void add_all() {
    uint32_t added = 0;
    for (uint32_t block = 0; block + 1 < doc_.blocks.size(); ++block) {
      TokenSpan const tokens = tokens_of(block);
      if (!read_[block] || tokens.size() < 3 || doc_.word(tokens.end - 1) != ":" || !may_hold(block + 1))
        continue;
      if (auto a = speaker_of(tokens)) {
        drop_misread(a->cue_tokens);
        set_content(doc_, *a, words_from(block + 1));
        doc_.attributions.push_back(std::move(*a));
        if (++added == kMostIntroduced) break;
      }
    }
    if (added > 0) sort_by_cue(doc_);
  }

 private:
  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }
  TokenSpan tokens_of(uint32_t block) const { return doc_.tokens_of(doc_.blocks[block].span); }

  bool may_hold(uint32_t block) const {
    BlockKind const kind = doc_.blocks[block].kind;
    bool const words =
        kind == BlockKind::kParagraph || kind == BlockKind::kQuote || kind == BlockKind::kEmbed;
    TokenSpan const tokens = tokens_of(block);
    return words && read_[block] && !taken_[block] && tokens.size() >= kShortest &&
           doc_.word(tokens.end - 1) != ":";
  }

  /// The block; of quote blocks all that follow each other.
  std::vector<TokenSpan> words_from(uint32_t block) {
    std::vector<TokenSpan> pieces{tokens_of(block)};
    taken_[block] = true;
    for (uint32_t next = block + 1; next < doc_.blocks.size(); ++next) {
      bool const more = doc_.blocks[block].kind == BlockKind::kQuote &&
                        doc_.blocks[next].kind == BlockKind::kQuote && may_hold(next);
      if (!more) break;
      pieces.push_back(tokens_of(next));
      taken_[next] = true;
    }
    return pieces;
  }

  /// What the models made of the cue without the words behind it: "In | a speech in July |, he added:".
  void drop_misread(TokenSpan cue) {
    auto& all = doc_.attributions;
    auto const misread = [&](Attribution const& a) { return a.cue_tokens.overlaps(cue); };
    all.erase(std::remove_if(all.begin(), all.end(), misread), all.end());
  }

  /// "... Inspector Ada Moor has said:" at the end of a block.
  std::optional<Attribution> speaker_of(TokenSpan block) const {
    uint32_t const verb = block.end - 2;
    LexiconEntry const* const form = forms_.find(doc_.tokens[verb]);
    bool const reports =
        form && form->has("verb") && (is_finite_verb(tag(verb)) || tag(verb) == PosTag::kVBN);
    if (!reports || doc_.tokens[verb].quote_depth > 0) return std::nullopt;
    TokenSpan const sentence = doc_.sentences[doc_.sentence_of(verb)].tokens;
    uint32_t group = verb;
    while (group > sentence.begin &&
           (auxiliaries_.contains(doc_.tokens[group - 1]) || tag(group - 1) == PosTag::kRB))
      --group;
    TokenSpan const source = subject(sentence.begin, group);
    if (source.empty() || said_before(verb)) return std::nullopt;
    Attribution a;
    set_cue(doc_, a, {group, verb + 1});
    set_source(doc_, a, source);
    a.confidence = kConfidence;
    return a;
  }

  /// Has the verb its words in front of it ("“It is over,” she said:")?
  bool said_before(uint32_t verb) const {
    for (Attribution const& a : doc_.attributions) {
      if (!a.cue_tokens.contains(verb)) continue;
      for (TokenSpan const& piece : a.content_tokens)
        for (uint32_t i = piece.begin; i < piece.end; ++i)
          if (is_finite_verb(tag(i)) || doc_.tokens[i].quote_depth > 0) return true;
    }
    return false;
  }

  /// The noun phrase before the verb group, without what opens its clause; empty if it is none.
  TokenSpan subject(uint32_t begin, uint32_t end) const {
    bool const apposition = end > begin && doc_.word(end - 1) == ",";
    uint32_t at = apposition ? begin : end;
    while (at > begin && tag(at - 1) != PosTag::kPunct) --at;
    bool phrase = false;
    for (; at < end && (tag(at) == PosTag::kCC || tag(at) == PosTag::kIN || tag(at) == PosTag::kRB); ++at)
      phrase = phrase || tag(at) == PosTag::kIN;
    TokenSpan s{phrase ? behind_phrase({at, end}) : at, end};
    if (!s.empty() && doc_.word(s.end - 1) == ",") --s.end;
    if (s.empty() || s.size() > kLongestSource) return {};
    bool noun = false;
    for (uint32_t i = s.begin; i < s.end; ++i) {
      if (is_finite_verb(tag(i)) || doc_.tokens[i].quote_depth > 0) return {};
      noun = noun || is_noun(tag(i)) || tag(i) == PosTag::kPRP;
    }
    return noun ? s : TokenSpan{};
  }

  /// "In a post on Monday | the council wrote": the last determiner or pronoun behind a noun opens the
  /// subject; without one, what is no date does ("On Monday | Ada Moor said").
  uint32_t behind_phrase(TokenSpan s) const {
    for (uint32_t i = s.end; i-- > s.begin + 1;) {
      bool const opens = tag(i) == PosTag::kDT || tag(i) == PosTag::kPRP || tag(i) == PosTag::kPRPS;
      if (opens && is_noun(tag(i - 1))) return i;
    }
    while (s.size() > 1 && (calendar_.contains(doc_.tokens[s.begin]) || tag(s.begin) == PosTag::kCD))
      ++s.begin;
    return s.begin;
  }

  Document& doc_;
  Lexicon const& forms_;
  Lexicon const& auxiliaries_;
  Lexicon const& calendar_;
  std::vector<bool> const read_;
  std::vector<bool> taken_;  // blocks that an attribution stands in
};

}  // namespace

void add_introduced_paragraphs(Document& doc, LanguagePack const& pack) {
  Introductions(doc, pack).add_all();
}

}  // namespace firsthand
