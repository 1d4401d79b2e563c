// What an outlet passes on in so many words: "Radio Marrow quoted the mayor as saying that ...", "The mayor
// was quoted by Radio Marrow as saying ...", "..., the mayor was quoted as saying by Radio Marrow". The
// guidelines annotate the outlet's citing and, inside it, what the mayor says; the models mix up who of the
// two speaks. Assumes tagged tokens and linked attributions.
#include <algorithm>

#include "stages/attribution_parts.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr int32_t kConfidence = 700;      // the form leaves no doubt who speaks, its ends are a rule's
constexpr uint32_t kLongestSpeaker = 12;  // tokens
constexpr uint32_t kShortest = 2;         // tokens of what is said
constexpr size_t kAtOnce = 32;            // attributions of one sentence that are looked at

class QuotedAsSaying {
 public:
  QuotedAsSaying(Document& doc, LanguagePack const& pack) : doc_(doc), forms_(pack.patterns("quoted_as")) {}

  void read(TokenSpan sentence, std::vector<Attribution>& added) {
    std::vector<PatternMatch> const found = forms_.find(doc_, sentence);
    if (found.empty()) return;
    find_attributions(sentence);
    std::string const& form =
        forms_.rule(found[0]).value;  // a second one in a sentence is left to the models
    TokenSpan const m = found[0].tokens;
    if (form == "passive") read_passive(m, sentence, added);
    if (form == "passive_tail") read_tail(m, sentence);
    if (form == "active") read_active(m, sentence, added);
  }

  /// Those whose parts the forms gave to others.
  void drop_replaced() {
    if (replaced_.empty()) return;
    size_t k = 0;
    auto& all = doc_.attributions;
    all.erase(std::remove_if(all.begin(), all.end(), [&](Attribution const&) { return replaced_[k++]; }),
              all.end());
  }

 private:
  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }

  /// The attributions of the sentence: sorted by cue, so they stand together.
  void find_attributions(TokenSpan sentence) {
    auto& all = doc_.attributions;
    replaced_.resize(all.size());
    from_ = static_cast<size_t>(
        std::lower_bound(all.begin(), all.end(), sentence.begin,
                         [](Attribution const& a, uint32_t at) { return a.cue_tokens.begin < at; }) -
        all.begin());
    to_ = from_;
    while (to_ < all.size() && to_ < from_ + kAtOnce && all[to_].cue_tokens.begin < sentence.end) ++to_;
  }

  Attribution* with_cue_in(TokenSpan words) {
    for (size_t k = from_; k < to_; ++k)
      if (!replaced_[k] && doc_.attributions[k].cue_tokens.overlaps(words)) return &doc_.attributions[k];
    return nullptr;
  }

  void replace_cues_in(TokenSpan words) {
    for (size_t k = from_; k < to_; ++k)
      if (doc_.attributions[k].cue_tokens.overlaps(words)) replaced_[k] = true;
  }

  /// The subject before a verb: back to a mark, a verb or a pronoun that opens a clause.
  TokenSpan subject_before(uint32_t verb, TokenSpan sentence) const {
    uint32_t begin = verb;
    while (begin > sentence.begin && verb - begin < kLongestSpeaker && may_be_in_subject(begin - 1)) --begin;
    while (begin < verb &&
           (tag(begin) == PosTag::kCC || tag(begin) == PosTag::kIN || tag(begin) == PosTag::kRB))
      ++begin;
    return {begin, verb};
  }
  bool may_be_in_subject(uint32_t i) const {
    return tag(i) != PosTag::kPunct && !is_finite_verb(tag(i)) && tag(i) != PosTag::kWDT &&
           tag(i) != PosTag::kWP && doc_.tokens[i].quote_mark == QuoteMark::kNone;
  }

  /// What is said: up to the sentence's last mark.
  TokenSpan said_behind(uint32_t begin, TokenSpan sentence) const {
    return {begin,
            std::max(begin, sentence.end - (tag(sentence.end - 1) == PosTag::kPunct &&
                                            doc_.tokens[sentence.end - 1].quote_mark == QuoteMark::kNone))};
  }

  /// The verb "quoted" of a match that opens with an auxiliary.
  uint32_t participle(TokenSpan m) const { return m.begin + (tag(m.begin + 1) == PosTag::kVBN ? 1 : 2); }

  Attribution made(TokenSpan source, TokenSpan cue, std::vector<TokenSpan> content) const {
    Attribution a;
    set_cue(doc_, a, cue);
    set_source(doc_, a, source);
    set_content(doc_, a, std::move(content));
    a.confidence = kConfidence;
    return a;
  }

  /// "The mayor was quoted by Radio Marrow as saying ...".
  void read_passive(TokenSpan m, TokenSpan sentence, std::vector<Attribution>& added) {
    TokenSpan const speaker = subject_before(m.begin, sentence), as{m.end - 2, m.end};
    uint32_t const by = participle(m) + 1;
    TokenSpan const outlet{by + 1, as.begin}, said = said_behind(m.end, sentence);
    if (speaker.empty() || outlet.empty() || said.size() < kShortest) return;
    replace_cues_in({m.begin, m.end});
    added.push_back(made(outlet, {m.begin, by}, {speaker, {as.begin, said.end}}));
    added.push_back(made(speaker, as, {said}));
  }

  /// "..., the mayor was quoted as saying by Radio Marrow": who speaks stands before, whatever the models
  /// say.
  void read_tail(TokenSpan m, TokenSpan sentence) {
    TokenSpan const speaker = subject_before(m.begin, sentence);
    Attribution* const a = with_cue_in({m.begin, m.end - 1});
    if (!a || speaker.empty()) return;
    leave_speaker(*a, speaker);
    if (touches_content(*a, speaker)) return;
    set_cue(doc_, *a, {m.begin, m.end - 1});
    set_source(doc_, *a, speaker);
  }

  /// "The pier was unsafe, the mayor | was quoted": content that runs up to the verb ends at the comma before
  /// the speaker.
  void leave_speaker(Attribution& a, TokenSpan speaker) const {
    std::vector<TokenSpan> pieces = a.content_tokens;
    TokenSpan& last = pieces.back();
    bool const runs_on = last.end == speaker.end && speaker.begin > last.begin + kShortest &&
                         doc_.word(speaker.begin - 1) == ",";
    if (!runs_on) return;
    last.end = speaker.begin - 1;
    set_content(doc_, a, std::move(pieces));
  }

  static bool touches_content(Attribution const& a, TokenSpan s) {
    return std::any_of(a.content_tokens.begin(), a.content_tokens.end(),
                       [&](TokenSpan const& c) { return c.overlaps(s); });
  }

  /// "Radio Marrow quoted the mayor as saying ...": the models find the citing, and seldom what is inside it.
  void read_active(TokenSpan m, TokenSpan sentence, std::vector<Attribution>& added) {
    TokenSpan const verb{m.begin, m.begin + 1}, as{m.end - 2, m.end};
    TokenSpan said = said_behind(m.end, sentence);
    TokenSpan const speaker{verb.end, as.begin - (tag(as.begin - 1) == PosTag::kPunct)};
    Attribution* const outer = with_cue_in(verb);
    if (outer && outer->content_tokens.back().end > m.end) said.end = outer->content_tokens.back().end;
    TokenSpan const outlet = subject_before(verb.begin, sentence), passed_on{speaker.begin, said.end};
    if ((!outer && outlet.empty()) || speaker.empty() || said.size() < kShortest) return;
    if (outer)
      set_content(doc_, *outer, {passed_on});
    else
      added.push_back(made(outlet, verb, {passed_on}));
    if (!with_cue_in(as)) added.push_back(made(speaker, as, {said}));
  }

  Document& doc_;
  PatternSet const& forms_;
  std::vector<bool> replaced_;
  size_t from_ = 0, to_ = 0;
};

}  // namespace

void read_quoted_as_saying(Document& doc, LanguagePack const& pack) {
  std::vector<bool> const for_claims = blocks_read_for_claims(doc);
  QuotedAsSaying forms(doc, pack);
  std::vector<Attribution> added;
  for (Sentence const& s : doc.sentences)
    if (for_claims[s.block]) forms.read(s.tokens, added);
  forms.drop_replaced();
  for (Attribution& a : added) doc.attributions.push_back(std::move(a));
  sort_by_cue(doc);
}

}  // namespace firsthand
