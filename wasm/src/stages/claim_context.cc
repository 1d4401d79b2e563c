// See claim_context.h. Everything is compared by telling words (claim_words.h); nothing here decides. How two
// voices stand to each other is in voices_related.cc.
#include "stages/claim_context.h"

#include <algorithm>

namespace firsthand {
namespace {

// How far around a claim is read, so that a text of any length costs time linear in it. No article that we
// know of has a third as many claims: in an article nothing is out of reach.
constexpr uint32_t kReachVoices = 300;

constexpr int kInCommon = 2;                // telling words by which a disclaimer speaks of a claim
constexpr uint32_t kTallyPhrase = 4;        // words of "all of its figures"
constexpr uint32_t kOpening = 3;            // sentences that say what the article is about
constexpr size_t kBareReport = 2;           // telling words of a content that says no more than that
constexpr uint32_t kLongestEvidence = 600;  // bytes; of a longer sentence the sign alone is shown

int offset(uint32_t from, uint32_t to) {
  return static_cast<int>(to) - static_cast<int>(from);
}

bool better(Bearing const& a, Bearing const& b) {
  if (!b) return static_cast<bool>(a);
  if (a.about_it != b.about_it) return a.about_it;
  if (a.shared != b.shared) return a.shared > b.shared;
  return a.distance() < b.distance();
}

bool nearer(Bearing const& a, Bearing const& b) {
  return !b || a.distance() < b.distance() || (a.distance() == b.distance() && a.shared > b.shared);
}

bool more_alike(Bearing const& a, Bearing const& b) {
  return !b || a.alike > b.alike || (a.alike == b.alike && a.shared > b.shared);
}

bool closer(Bearing const& a, Bearing const& b) {
  return !b || a.common * a.shared > b.common * b.shared;
}

/// The tokens that are in the list, in order.
std::vector<uint32_t> tokens_of(Document const& doc, Lexicon const& list) {
  std::vector<uint32_t> out;
  for (uint32_t t = 0; t < doc.tokens.size(); ++t)
    if (list.contains(doc.tokens[t])) out.push_back(t);
  return out;
}

/// One of the tokens, which are in order, stands in the span.
bool holds_one(TokenSpan span, std::vector<uint32_t> const& tokens) {
  auto const first = std::lower_bound(tokens.begin(), tokens.end(), span.begin);
  return first != tokens.end() && *first < span.end;
}

void keep(Bearing& best, Bearing const& b, bool (*wins)(Bearing const&, Bearing const&)) {
  if (wins(b, best)) best = b;
}

}  // namespace

ContextReader::ContextReader(Document const& doc, LanguagePack const& pack)
    : doc_(doc),
      words_(doc, pack),
      nesting_(doc.attributions),
      doubts_(find_signs(doc, pack.patterns("doubts"))),
      disclaimers_(find_signs(doc, pack.patterns("disclaimers"))),
      documents_(find_signs(doc, pack.patterns("documents"))),
      exhibits_(tokens_of(doc, pack.lexicon("exhibits"))),
      tallies_(tokens_of(doc, pack.lexicon("tallies"))) {
  read_unconfirmed();
  keep_disclaimers_of_outlets();
  read_voices(pack);
  read_contrasts(pack.lexicon("contrast"));
  read_sides();
}

/// Who has not confirmed something leaves it open, whoever says so of himself.
void ContextReader::read_unconfirmed() {
  unconfirmed_.resize(doc_.attributions.size());
  for (Sign const& s : disclaimers_)
    if (s.cue >= 0) unconfirmed_[static_cast<size_t>(s.cue)] = doc_.bytes_of(s.match.captured);
}

/// "The Pentagon could not confirm the deaths" is what the Pentagon says; who disclaims is the writer, or the
/// outlet that the writer reports of.
void ContextReader::keep_disclaimers_of_outlets() {
  auto const others = [&](Sign const& s) {
    return !s.writers() && doc_.attributions[s.said_by()].role != Role::kMedia;
  };
  disclaimers_.erase(std::remove_if(disclaimers_.begin(), disclaimers_.end(), others), disclaimers_.end());
}

/// "The video could not be verified" leaves open what the video shows and who speaks of it, and "the figures"
/// what counts something, not all that was said before; "the claims could not be verified" does.
bool ContextReader::in_scope(Sign const& disclaimer, uint32_t attribution) const {
  TokenSpan const sentence = doc_.sentences[disclaimer.sentence].tokens;
  Attribution const& a = doc_.attributions[attribution];
  if (holds_one(sentence, tallies_)) return !a.numbers.empty();
  auto const names_one = [&](TokenSpan t) { return holds_one(t, exhibits_); };
  if (!names_one(sentence)) return true;
  return (a.source_tokens && names_one(*a.source_tokens)) || names_one(a.cue_tokens) ||
         std::any_of(a.content_tokens.begin(), a.content_tokens.end(), names_one) ||
         overlap(words_.of(attribution), words_.of_sentence(disclaimer.sentence)).words >= kInCommon;
}

/// A content of few words that names figures, and counts nothing itself.
bool ContextReader::names_tally(Attribution const& a) const {
  return a.numbers.empty() && a.content_tokens.size() == 1 && a.content_tokens[0].size() <= kTallyPhrase &&
         holds_one(a.content_tokens[0], tallies_);
}

void ContextReader::read_sides() {
  for (uint32_t i = 0; i < voices_.size(); ++i) {
    if (!voices_[i].opposes()) continue;
    ++sides_.opposing;
    sides_.topic_opposed = std::max(sides_.topic_opposed, topic_of(i));
  }
}

/// A claim and another voice, and how the two hang together.
struct ContextReader::Pair {
  uint32_t claim, voice;
  bool inside, outside, same_words;  // claim within voice, voice within claim, one piece of text
  Bearing bearing;

  bool holds() const { return inside || outside || same_words; }
};

ContextReader::Pair ContextReader::pair_of(uint32_t i, uint32_t k, ClaimContext const& c) const {
  Overlap const both = overlap(words_.of(i), words_.of(k));
  Pair p{i, k, nesting_.within(i, k), nesting_.within(k, i), same_words(i, k), {}};
  p.bearing = {k,
               voices_[k].whole,
               EvidenceType::kDenial,
               both.shared,
               both.words,
               both.alike,
               offset(c.sentence, voices_[k].sentence),
               voices_[k].denies != c.self_denies && (c.self_denies ? p.holds() && !p.inside : p.inside)};
  return p;
}

Bearing ContextReader::against(uint32_t claim, uint32_t voice) const {
  ClaimContext c;
  c.sentence = voices_[claim].sentence;
  c.self_denies = voices_[claim].denies;
  Bearing b = pair_of(claim, voice, c).bearing;
  if (!voices_[voice].denies || c.self_denies) b.type = EvidenceType::kContradiction;
  return b;
}

void ContextReader::weigh_for_dispute(Pair const& p, ClaimContext& c) const {
  Bearing const& b = p.bearing;
  bool const negates = words_.of(p.claim).negated != words_.of(p.voice).negated;
  keep(c.closest, b, closer);
  if (!voices_[p.voice].opposes() && !words_.of(p.voice).negated && !p.same_words)
    keep(c.affirming, b, closer);
  if (!p.same_words && voices_[p.voice].opposes()) {
    keep(c.opposing, b, better);
    keep(c.nearest_opposing, b, nearer);
  } else if (!p.same_words) {
    keep(c.neutral, b, better);
    keep(c.nearest_neutral, b, nearer);
  }
  if (speaks_of(p.voice, p.claim)) {
    c.speaker_named = true;
    if (!voices_[p.voice].opposes()) keep(c.of_speaker, b, closer);
  }
  if (counts_otherwise(p.claim, p.voice) && !p.same_words) c.rival = std::max(c.rival, b.common);
  if (p.holds()) return;
  if (negates) keep(c.other_polarity, b, more_alike);
  if (!set_against(p.claim, p.voice)) return;
  keep(c.turned, b, closer);
  c.turn = std::max(c.turn, b.common);
}

void ContextReader::from_voice(Pair const& p, ClaimContext& c) const {
  Bearing b = p.bearing;
  Voice const& voice = voices_[p.voice];
  if (!b.about_it && ((b.common == 0 && !voice.opposes() && !c.self_denies) || p.same_words)) return;
  bool const contrary = words_.of(p.claim).negated != words_.of(p.voice).negated;
  if (voice.opposes()) {
    if (!voice.denies) b.type = EvidenceType::kContradiction;
    keep(c.denial, b, better);
  } else if (c.self_denies || c.self_doubts || contrary) {
    b.type = EvidenceType::kContradiction;
    keep(c.contrary, b, better);
  } else if (doc_.attributions[p.voice].source && !p.holds() && !same_way(p.claim, p.voice) &&
             !same_body(p.claim, p.voice)) {
    b.type = EvidenceType::kSecondSource;
    keep(c.support, b, closer);
  }
}

void ContextReader::from_voices(uint32_t i, ClaimContext& c) const {
  uint32_t const first = i > kReachVoices ? i - kReachVoices : 0;
  uint32_t const last = std::min(static_cast<uint32_t>(voices_.size()), i + kReachVoices);
  for (uint32_t k = first; k < last; ++k) {
    if (k == i) continue;
    Pair const p = pair_of(i, k, c);
    if (voices_[k].opposes()) c.within_opposing |= p.inside, c.holds_opposing |= p.holds();
    if (same_voice(i, k) || beside_the_point(i, k)) continue;
    weigh_for_dispute(p, c);
    from_voice(p, c);
  }
  for (Bearing* b : {&c.nearest_neutral, &c.closest, &c.affirming, &c.turned, &c.of_speaker})
    b->type = EvidenceType::kContradiction;
}

/// Of an article that is all opening, any claim would be the subject.
int ContextReader::topic_of(uint32_t i) const {
  int most = 0;
  if (doc_.sentences.size() <= kOpening) return most;
  for (uint32_t s = 0; s < kOpening; ++s)
    most = std::max(most, overlap(words_.of(i), words_.of_sentence(s)).shared);
  return most;
}

/// The nearest voice that turns "the claims" down, without saying which.
void ContextReader::find_answer(uint32_t i, ClaimContext& c) const {
  uint32_t const first = i > kReachVoices ? i - kReachVoices : 0;
  uint32_t const last = std::min(static_cast<uint32_t>(voices_.size()), i + kReachVoices);
  for (uint32_t k = first; k < last; ++k) {
    Voice const& v = voices_[k];
    bool const says_which = words_.of(k).stems.size() > kBareReport;
    if (k == i || !v.names_report || says_which || !v.opposes() || same_voice(i, k) || same_words(i, k))
      continue;
    Bearing b;
    b.attribution = k;
    b.span = v.whole;
    b.type = v.denies ? EvidenceType::kDenial : EvidenceType::kContradiction;
    b.offset = offset(c.sentence, v.sentence);
    keep(c.answer, b, nearer);
  }
}

/// The sentence of a sign where it is the writer's alone, without its stop; else the sign's own words.
ByteSpan ContextReader::shown(Sign const& s) const {
  TokenSpan whole = doc_.sentences[s.sentence].tokens;
  ByteSpan const own = doc_.bytes_of(s.match.captured);
  if (voiced_[s.sentence]) return own;
  while (!whole.empty() && doc_.tokens[whole.end - 1].kind == TokenKind::kPunctuation) --whole.end;
  ByteSpan const all = doc_.bytes_of(whole);
  return s.attribution < 0 && all.size() <= kLongestEvidence ? all : own;
}

Bearing ContextReader::bearing_of(uint32_t i, Sign const& s, uint32_t sentence) const {
  Overlap const both = overlap(words_.of(i), words_.of_sentence(s.sentence));
  return {std::nullopt, shown(s), s.type, both.shared, both.words, both.alike, offset(sentence, s.sentence),
          false};
}

Bearing ContextReader::nearest(uint32_t i, std::vector<Sign> const& signs, uint32_t sentence) const {
  bool const scoped = &signs == &disclaimers_;
  Bearing best;
  for (Sign const& s : near_signs(signs, sentence)) {
    if (s.attribution == static_cast<int>(i) || (scoped && !in_scope(s, i))) continue;
    if (s.attribution >= 0 && same_voice(i, static_cast<uint32_t>(s.attribution))) continue;
    keep(best, bearing_of(i, s, sentence), nearer);
  }
  return best;
}

void ContextReader::from_writer(uint32_t i, ClaimContext& c) const {
  c.disclaimer = nearest(i, disclaimers_, c.sentence);
  c.unconfirmed.span = unconfirmed_[i].value_or(ByteSpan{});
  c.unconfirmed.type = EvidenceType::kDisclaimer;
  c.document = nearest(i, documents_, c.sentence);
  for (Sign const& s : near_signs(doubts_, c.sentence)) {
    if (!s.writers()) continue;
    Bearing const b = bearing_of(i, s, c.sentence);
    keep(c.denial, b, better);
    if (b.offset != 0 && b.type != EvidenceType::kDenial) keep(c.verdict, b, better);
  }
}

ClaimContext ContextReader::read(uint32_t attribution) const {
  ClaimContext c;
  c.sentence = voices_[attribution].sentence;
  c.self_denies = voices_[attribution].denies;
  c.self_doubts = voices_[attribution].doubts;
  c.self_negates = words_.of(attribution).negated;
  from_voices(attribution, c);
  from_writer(attribution, c);
  c.topic = topic_of(attribution);
  if (!c.self_denies && !c.self_doubts && !words_.of(attribution).negated) find_answer(attribution, c);
  return c;
}

}  // namespace firsthand
