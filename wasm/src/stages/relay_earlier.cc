// Through whom a speaker goes on speaking where only an earlier or later sentence says so: "told the Courier
// ... He added", "One witness said", sentences that only say where somebody spoke.
#include <algorithm>

#include "stages/relay_tracer.h"
#include "stages/source_phrase.h"

namespace firsthand {
namespace {

constexpr uint32_t kSentencesOn = 8;     // that a speaker goes on through the same outlet
constexpr uint32_t kSentencesAhead = 3;  // claims at an article's head whose setting it tells later

}  // namespace

/// Sentences that only say where somebody spoke: "Dobson made the claim on Radio Marrow", "The Courier
/// published an interview with Dobson".
void RelayTracer::find_appearances() {
  if (doc_.attributions.empty()) return;
  read_mentions();
  for (Sentence const& s : doc_.sentences)
    for (PatternMatch const& m : patterns_.find(doc_, s.tokens)) {
      TokenSpan const run = outlets_.name_run(m.captured.begin, s.tokens.end);
      if (run.empty() || links_.is_credit(m.tokens)) continue;
      if (outlets_.is_outlet(run)) {
        if (int const who = speaker_in({s.tokens.begin, m.tokens.begin}); who >= 0)
          appearances_.push_back({s.tokens.begin, static_cast<uint32_t>(who), *links_.link(run)});
      } else if (int const who = speaker_in(run); who >= 0) {
        if (TokenSpan const outlet = outlets_.first_in({s.tokens.begin, m.tokens.begin}); !outlet.empty())
          appearances_.push_back({s.tokens.begin, static_cast<uint32_t>(who), *links_.link(outlet)});
      }
    }
}

void RelayTracer::read_mentions() {
  for (uint32_t s = 0; s < doc_.speakers.size(); ++s)
    for (ByteSpan const& m : doc_.speakers[s].mentions) mentions_.emplace_back(m.begin, s);
  std::sort(mentions_.begin(), mentions_.end());
}

/// The speaker that the range names first.
int RelayTracer::speaker_in(TokenSpan range) const {
  if (range.empty()) return -1;
  ByteSpan const bytes = doc_.bytes_of(range);
  auto const first = std::lower_bound(mentions_.begin(), mentions_.end(), std::pair(bytes.begin, 0u));
  return first == mentions_.end() || first->first >= bytes.end ? -1 : static_cast<int>(first->second);
}

/// A filing, a post, a statement of its own: said elsewhere than in the interview before.
bool RelayTracer::in_own_text(Attribution const& a) const {
  for (uint32_t i = a.cue_tokens.begin; i < a.cue_tokens.end; ++i)
    if (LexiconEntry const* e = roles_.find(doc_.tokens[i]); e && e->has("artifact")) return true;
  return false;
}

/// Somebody who spoke through an outlet goes on speaking through it in the sentences that follow; whoever's
/// words stood in somebody else's may speak alone in the next.
void RelayTracer::continue_speakers() {
  std::vector<uint32_t> order(doc_.attributions.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
    return doc_.attributions[x].cue < doc_.attributions[y].cue;
  });
  std::vector<Heard> known(doc_.speakers.size());
  size_t seen = 0;
  for (uint32_t i : order) {
    Attribution const& a = doc_.attributions[i];
    for (; seen < appearances_.size() && !starts_after(appearances_[seen], a); ++seen)
      known[appearances_[seen].speaker] = {{appearances_[seen].link},
                                           doc_.sentence_of(appearances_[seen].token)};
    if (a.speakers.empty() || a.role == Role::kMedia || a.cue_tokens.empty()) continue;
    continue_one(i, known[a.speakers[0]]);
    continue_kind(i);
  }
  share_in_sentences(order);
}

/// "did not elaborate", "In August she announced": no words, or another occasion.
bool RelayTracer::elsewhere(Attribution const& a) const {
  Lexicon const& negations = pack_.lexicon("negations");
  for (uint32_t i = a.cue_tokens.begin; i < a.cue_tokens.end; ++i)
    if (negations.contains(doc_.tokens[i])) return true;
  Lexicon const& calendar = pack_.lexicon("calendar");
  for (uint32_t i = doc_.sentences[doc_.sentence_of(a.cue_tokens.begin)].tokens.begin; i < a.cue_tokens.begin;
       ++i)
    if (calendar.contains(doc_.tokens[i]) && is_capitalised(doc_, i) && !links_.in_content(a, {i, i + 1}))
      return true;
  return false;
}

void RelayTracer::continue_one(uint32_t index, Heard& heard) {
  Attribution& a = doc_.attributions[index];
  uint32_t const at = doc_.sentence_of(a.cue_tokens.begin);
  bool const near = at <= heard.sentence + kSentencesOn;
  if (own_[index])
    heard = {a.relay, at};
  else if (a.relay.empty() && !heard.through.empty() && near && !a.within && !in_own_text(a) && !elsewhere(a))
    a.relay = heard.through, rule_[index] = "relay_earlier", heard.sentence = at;
}

/// "Witnesses told the Courier ... One witness said": a further one of those who spoke to an outlet.
void RelayTracer::continue_kind(uint32_t index) {
  Attribution& a = doc_.attributions[index];
  if (a.identity != Identity::kUnnamed && a.identity != Identity::kCollective) return;
  SourcePhrase const p = read_source_phrase(doc_, *a.source_tokens, pack_);
  uint32_t const at = doc_.sentence_of(a.cue_tokens.begin);
  if (!p.role || p.role->has("artifact") || p.role->has("artifacts")) return;
  std::string const noun = one_of(p.role->phrase);
  Heard& heard = kinds_[noun];
  bool const near = at <= heard.sentence + kSentencesOn && !heard.through.empty();
  if (!a.relay.empty())
    heard = {a.relay, at};
  else if (near && p.count == 1 && !a.within && !in_own_text(a) && !elsewhere(a))
    a.relay = heard.through, rule_[index] = "relay_earlier";
}

/// "witness" for "witnesses", as far as lists of nouns need it.
std::string RelayTracer::one_of(std::string_view noun) {
  for (std::string_view const end : {"sses", "s"})
    if (noun.size() > end.size() && noun.substr(noun.size() - end.size()) == end && end != "ss")
      return std::string(noun.substr(0, noun.size() - (end.size() == 4 ? 2 : 1)));
  return std::string(noun);
}

bool RelayTracer::starts_after(Appearance const& x, Attribution const& a) const {
  return !a.cue_tokens.empty() &&
         doc_.sentence_of(x.token) > doc_.sentence_of(a.cue_tokens.begin) + kSentencesAhead;
}

void RelayTracer::share_in_sentences(std::vector<uint32_t> const& order) {
  std::vector<BySentence::Entry> own;
  for (uint32_t k = 0; k < doc_.attributions.size(); ++k) {
    TokenSpan const cue = doc_.attributions[k].cue_tokens;
    if (own_[k] && !cue.empty()) own.emplace_back(doc_.sentence_of(cue.begin), k);
  }
  BySentence const linked(std::move(own));
  for (uint32_t i : order) share_in_sentence(i, linked);
}

/// "The mayor denied it, telling the Courier that ...": both were said to the Courier.
void RelayTracer::share_in_sentence(uint32_t index, BySentence const& linked) {
  Attribution& a = doc_.attributions[index];
  if (!a.relay.empty() || own_[index] || a.cue_tokens.empty() || a.within) return;
  for (auto const& [s, k] : linked.in(doc_.sentence_of(a.cue_tokens.begin))) {
    Attribution const& b = doc_.attributions[k];
    if (!same_speaker(a, b)) continue;
    a.relay = b.relay, rule_[index] = rule_[k];
    return;
  }
}

}  // namespace firsthand
