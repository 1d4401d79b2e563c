// What each attribution says about others, and how two of them stand to each other: one voice, one body, one
// way to the page, one inside the other, set against each other, counting otherwise. See claim_context.h.
#include <algorithm>

#include "stages/claim_context.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kNounPhrase = 4;          // words in which "all such allegations" names them
constexpr uint32_t kCounted = 4;             // words behind a number that say what is counted
constexpr size_t kLeastWord = 4, kStem = 5;  // bytes of a word that says so, and of it that are compared
constexpr uint32_t kTurn = 7;                // words of a sentence by which it turns against the one before
constexpr uint32_t kLongestEvidence = 600;   // bytes; a longer attribution is shown by its first piece

ByteSpan whole(Attribution const& a) {
  ByteSpan out = a.cue;
  if (a.source) out = hull(out, *a.source);
  for (ByteSpan const& c : a.content) out = hull(out, c);
  return out.size() > kLongestEvidence ? a.content[0] : out;
}

/// Both sorted.
bool meet(std::vector<uint32_t> const& a, std::vector<uint32_t> const& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](uint32_t x) { return std::binary_search(b.begin(), b.end(), x); });
}

}  // namespace

/// Its content opens with a noun that stands for what was said before.
bool ContextReader::names_report(Attribution const& a, Lexicon const& report_nouns) const {
  for (TokenSpan const& c : a.content_tokens)
    for (uint32_t i = c.begin; i < c.end && i < c.begin + kNounPhrase; ++i)
      if (report_nouns.contains(doc_.tokens[i])) return true;
  return false;
}

/// "The board disputed the mayor's figures" speaks of what counts something, and of nothing else.
bool ContextReader::beside_the_point(uint32_t claim, uint32_t voice) const {
  return voices_[voice].names_tally && doc_.attributions[claim].numbers.empty();
}

/// Units and the words behind each number, so that "24 people hospitalised" meets "32 hospitalised".
std::vector<std::pair<uint32_t, int64_t>> ContextReader::counts_of(Attribution const& a) const {
  std::vector<std::pair<uint32_t, int64_t>> out;
  for (NumberMention const& n : a.numbers) {
    if (!n.unit.empty()) out.emplace_back(hash_bytes(n.unit), n.value_milli);
    for (uint32_t i = n.number.end; i < n.number.end + kCounted && i < doc_.tokens.size(); ++i) {
      std::string_view const w = doc_.lower_word(i);
      if (doc_.tokens[i].kind == TokenKind::kWord && w.size() >= kLeastWord)
        out.emplace_back(hash_bytes(w.substr(0, kStem)), n.value_milli);
    }
  }
  return out;
}

void ContextReader::read_voices(LanguagePack const& pack) {
  Lexicon const& report_nouns = pack.lexicon("report_nouns");
  voices_.resize(doc_.attributions.size());
  voiced_.resize(doc_.sentences.size());
  for (uint32_t i = 0; i < voices_.size(); ++i) {
    Attribution const& a = doc_.attributions[i];
    Voice& v = voices_[i];
    v.whole = whole(a);
    v.spoken = !a.cue_tokens.empty();
    if (v.spoken) v.sentence = doc_.tokens[a.cue_tokens.begin].sentence, voiced_[v.sentence] = true;
    v.denies = a.stance == Stance::kDenial;
    v.names_report = names_report(a, report_nouns);
    v.names_tally = names_tally(a);
    v.counts = counts_of(a);
  }
  for (Sign const& s : doubts_)
    if (s.attribution >= 0 || (s.cue >= 0 && s.type == EvidenceType::kDenial))
      voices_[s.said_by()].doubts = true;
}

void ContextReader::read_contrasts(Lexicon const& contrast) {
  for (Sentence const& s : doc_.sentences) {
    uint32_t at = s.tokens.begin;
    while (at < s.tokens.end && !contrast.contains(doc_.tokens[at])) ++at;
    turns_within_.push_back(at < s.tokens.end);
    turns_.push_back(at < s.tokens.end && at < s.tokens.begin + kTurn);
  }
}

bool ContextReader::same_voice(uint32_t a, uint32_t b) const {
  for (uint32_t s : doc_.attributions[a].speakers)
    for (uint32_t t : doc_.attributions[b].speakers)
      if (s == t) return true;
  return false;
}

/// "Police" and "a police spokeswoman": one speaks for the other. All words of the one are the other's.
bool ContextReader::same_body(uint32_t a, uint32_t b) const {
  Overlap const both = overlap(words_.of_source(a), words_.of_source(b));
  return both.words > 0 && both.shared == 100;
}

/// What `a` says names who says `b`.
bool ContextReader::speaks_of(uint32_t a, uint32_t b) const {
  return overlap(words_.of_source(b), words_.of(a)).words > 0;
}

bool ContextReader::same_relay(uint32_t a, uint32_t b) const {
  for (RelayLink const& x : doc_.attributions[a].relay)
    for (RelayLink const& y : doc_.attributions[b].relay)
      if (x.name && x.name == y.name) return true;
  return false;
}

/// Through one outlet, or the outlet itself: "Reuters reported X. The mayor told Reuters X".
bool ContextReader::same_way(uint32_t a, uint32_t b) const {
  return same_relay(a, b) || passed_on_by(a, b) || passed_on_by(b, a);
}

bool ContextReader::passed_on_by(uint32_t claim, uint32_t outlet) const {
  for (RelayLink const& link : doc_.attributions[claim].relay)
    for (uint32_t s : doc_.attributions[outlet].speakers)
      if (link.name && doc_.speakers[s].named && *link.name == doc_.speakers[s].name) return true;
  return false;
}

/// Two attributions of one piece of text ("Reuters reported, citing the army, that ...") are one voice's
/// way to the page.
bool ContextReader::same_words(uint32_t a, uint32_t b) const {
  for (ByteSpan const& x : doc_.attributions[a].content)
    for (ByteSpan const& y : doc_.attributions[b].content)
      if (x.overlaps(y)) return true;
  return false;
}

/// In one sentence that has a "but", or in two of which the later opens with "however".
bool ContextReader::set_against(uint32_t a, uint32_t b) const {
  uint32_t const first = std::min(voices_[a].sentence, voices_[b].sentence);
  uint32_t const last = std::max(voices_[a].sentence, voices_[b].sentence);
  if (last > first + 1) return false;
  return first == last ? turns_within_[last] : turns_[last];
}

bool ContextReader::counts_otherwise(uint32_t a, uint32_t b) const {
  for (auto const& [what, many] : voices_[a].counts)
    for (auto const& [other, count] : voices_[b].counts)
      if (what == other && many != count) return true;
  return false;
}

VoicePair ContextReader::voice_pair(uint32_t claim, uint32_t voice) const {
  Voice const &c = voices_[claim], &v = voices_[voice];
  TellingWords const &a = words_.of(claim), &b = words_.of(voice);
  VoicePair p{};
  p.claim = &doc_.attributions[claim], p.voice = &doc_.attributions[voice];
  p.same_voice = same_voice(claim, voice);
  if (p.same_voice) return p;  // nobody speaks against himself: nobody asks for more
  p.beside_the_point = beside_the_point(claim, voice);
  p.words = overlap(a, b);
  p.sentences = overlap(words_.of_sentence(c.sentence), words_.of_sentence(v.sentence));
  p.same_body = same_body(claim, voice);
  p.same_relay = same_relay(claim, voice), p.same_words = same_words(claim, voice);
  p.inside = nesting_.within(claim, voice), p.outside = nesting_.within(voice, claim);
  p.claim_denies = c.denies, p.claim_doubts = c.doubts, p.claim_negates = a.negated;
  p.voice_denies = v.denies, p.voice_doubts = v.doubts, p.voice_negates = b.negated;
  p.set_against = set_against(claim, voice), p.counts_otherwise = counts_otherwise(claim, voice);
  p.same_number = meet(a.numbers, b.numbers);
  p.voice_of_speaker = speaks_of(voice, claim), p.claim_of_speaker = speaks_of(claim, voice);
  p.before = v.sentence < c.sentence;
  p.distance = p.before ? c.sentence - v.sentence : v.sentence - c.sentence;
  return p;
}

}  // namespace firsthand
