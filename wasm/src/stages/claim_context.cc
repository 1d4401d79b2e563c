// See claim_context.h. Everything is compared by telling words (claim_words.h); nothing here decides.
#include "stages/claim_context.h"

#include <algorithm>
#include <span>

namespace firsthand {
namespace {

// How far around a claim is read, so that a text of any length costs time linear in it. No article that we
// know of has a third as many claims or sentences: in an article nothing is out of reach.
constexpr uint32_t kReachVoices = 300;
constexpr uint32_t kReachSentences = 1000;

constexpr uint32_t kOpening = 3;            // sentences that say what the article is about
constexpr uint32_t kNounPhrase = 4;         // words in which "all such allegations" names them
constexpr size_t kBareReport = 2;           // telling words of a content that says no more than that
constexpr uint32_t kLongestEvidence = 600;  // bytes; a longer attribution is shown by its first piece

EvidenceType type_of(std::string_view value) {
  if (value == "no_evidence") return EvidenceType::kNoEvidence;
  if (value == "contradiction") return EvidenceType::kContradiction;
  if (value == "disclaimer") return EvidenceType::kDisclaimer;
  if (value == "document") return EvidenceType::kDocument;
  if (value == "finding") return EvidenceType::kFinding;
  if (value == "own_observation") return EvidenceType::kOwnObservation;
  return EvidenceType::kDenial;
}

bool better(Bearing const& a, Bearing const& b) {
  if (!b) return static_cast<bool>(a);
  if (a.about_it != b.about_it) return a.about_it;
  if (a.shared != b.shared) return a.shared > b.shared;
  return a.distance < b.distance;
}

uint32_t apart(uint32_t a, uint32_t b) {
  return a < b ? b - a : a - b;
}

/// The signs, which are in text order, that stand near a sentence.
template <class Sign>
std::span<Sign const> within_reach(std::vector<Sign> const& signs, uint32_t sentence) {
  auto const before = [](Sign const& s, uint32_t at) { return s.sentence < at; };
  uint32_t const first = sentence > kReachSentences ? sentence - kReachSentences : 0;
  Sign const* const all = signs.data();
  Sign const* const begin = std::lower_bound(all, all + signs.size(), first, before);
  Sign const* const end = std::lower_bound(begin, all + signs.size(), sentence + kReachSentences, before);
  return {begin, static_cast<size_t>(end - begin)};
}

}  // namespace

ContextReader::ContextReader(Document const& doc, LanguagePack const& pack) : doc_(doc), words_(doc, pack) {
  read_signs(pack.patterns("doubts"), doubts_);
  read_signs(pack.patterns("disclaimers"), disclaimers_);
  read_signs(pack.patterns("documents"), documents_);
  read_voices(pack.lexicon("report_nouns"));
}

/// The innermost attribution whose content holds the tokens.
int ContextReader::owner(TokenSpan tokens) const {
  int best = -1;
  uint32_t size = UINT32_MAX;
  for (uint32_t i = 0; i < doc_.attributions.size(); ++i)
    for (TokenSpan const& c : doc_.attributions[i].content_tokens)
      if (c.contains(tokens) && c.size() < size) best = static_cast<int>(i), size = c.size();
  return best;
}

/// "denied" is how somebody speaks, not what the writer adds.
bool ContextReader::in_cue(TokenSpan tokens) const {
  for (Attribution const& a : doc_.attributions)
    if (a.cue_tokens.contains(tokens)) return true;
  return false;
}

void ContextReader::read_signs(PatternSet const& set, std::vector<Sign>& out) const {
  for (uint32_t s = 0; s < doc_.sentences.size(); ++s)
    for (PatternMatch const& m : set.find(doc_, doc_.sentences[s].tokens))
      out.push_back({s, m, type_of(set.rule(m).value), owner(m.tokens), in_cue(m.tokens)});
}

/// Its content opens with a noun that stands for what was said before.
bool ContextReader::names_report(Attribution const& a, Lexicon const& report_nouns) const {
  for (TokenSpan const& c : a.content_tokens)
    for (uint32_t i = c.begin; i < c.end && i < c.begin + kNounPhrase; ++i)
      if (report_nouns.contains(doc_.tokens[i])) return true;
  return false;
}

void ContextReader::read_voices(Lexicon const& report_nouns) {
  voices_.resize(doc_.attributions.size());
  for (uint32_t i = 0; i < voices_.size(); ++i) {
    Attribution const& a = doc_.attributions[i];
    if (!a.cue_tokens.empty()) voices_[i].sentence = doc_.tokens[a.cue_tokens.begin].sentence;
    voices_[i].spoken = !a.cue_tokens.empty();
    voices_[i].denies = a.stance == Stance::kDenial;
    voices_[i].names_report = names_report(a, report_nouns);
  }
  for (Sign const& s : doubts_) {
    if (s.attribution < 0) continue;
    Voice& v = voices_[static_cast<size_t>(s.attribution)];
    v.doubts = true;
    v.doubt = doc_.bytes_of(s.match.tokens);
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

bool ContextReader::nested(uint32_t inner, uint32_t outer) const {
  for (std::optional<uint32_t> w = doc_.attributions[inner].within; w; w = doc_.attributions[*w].within)
    if (*w == outer) return true;
  return false;
}

bool ContextReader::same_relay(uint32_t a, uint32_t b) const {
  for (RelayLink const& x : doc_.attributions[a].relay)
    for (RelayLink const& y : doc_.attributions[b].relay)
      if (x.name && x.name == y.name) return true;
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

/// "The board denied reports that ...": the denial is said of the report's words, or of the whole report.
bool ContextReader::holds(uint32_t a, uint32_t b) const {
  return nested(a, b) || nested(b, a) || same_words(a, b);
}

ByteSpan ContextReader::whole(uint32_t attribution) const {
  Attribution const& a = doc_.attributions[attribution];
  ByteSpan out = a.cue;
  if (a.source) out = hull(out, *a.source);
  for (ByteSpan const& c : a.content) out = hull(out, c);
  return out.size() > kLongestEvidence ? a.content[0] : out;
}

void ContextReader::from_attributions(uint32_t i, ClaimContext& c) const {
  TellingWords const& own = words_.of(i);
  uint32_t const first = i > kReachVoices ? i - kReachVoices : 0;
  uint32_t const last = std::min(static_cast<uint32_t>(voices_.size()), i + kReachVoices);
  for (uint32_t k = first; k < last; ++k) {
    if (k == i || same_voice(i, k)) continue;
    TellingWords const& other = words_.of(k);
    bool const opposes = voices_[k].denies || voices_[k].doubts;
    Overlap const both = overlap(own, other);
    bool const about_it = voices_[k].denies != c.self_denies && (c.self_denies ? holds(k, i) : nested(i, k));
    if (!about_it && ((both.words == 0 && !opposes && !c.self_denies) || same_words(i, k))) continue;
    Bearing b{k,
              whole(k),
              EvidenceType::kDenial,
              both.shared,
              both.words,
              both.alike,
              apart(c.sentence, voices_[k].sentence),
              voices_[k].sentence >= c.sentence,
              about_it};
    bool const contrary = own.negated != other.negated;
    if (opposes) {
      if (!voices_[k].denies) b.type = EvidenceType::kContradiction;
      if (better(b, c.denial)) c.denial = b;
    } else if (c.self_denies || c.self_doubts || contrary) {
      b.type = EvidenceType::kContradiction;
      if (better(b, c.contrary)) c.contrary = b;
    } else if (doc_.attributions[k].source && !nested(i, k) && !nested(k, i) && !same_relay(i, k) &&
               !same_body(i, k)) {
      b.type = EvidenceType::kSecondSource;
      if (better(b, c.support)) c.support = b;
    }
  }
}

int ContextReader::topic_of(uint32_t i) const {
  int most = 0;
  for (uint32_t s = 0; s < kOpening && s < doc_.sentences.size(); ++s)
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
    if (k == i || !v.names_report || says_which || !(v.denies || v.doubts) || same_voice(i, k) ||
        same_words(i, k))
      continue;
    uint32_t const distance = apart(c.sentence, v.sentence);
    if (c.answer && distance >= c.answer.distance) continue;
    c.answer.attribution = k;
    c.answer.span = whole(k);
    c.answer.type = v.denies ? EvidenceType::kDenial : EvidenceType::kContradiction;
    c.answer.distance = distance;
  }
}

/// The sentence of a sign where it is the writer's alone, without its stop; else the sign's own words.
ByteSpan ContextReader::shown(Sign const& s) const {
  TokenSpan whole = doc_.sentences[s.sentence].tokens;
  ByteSpan const own = doc_.bytes_of(s.match.captured);
  for (Voice const& v : voices_)
    if (v.spoken && v.sentence == s.sentence) return own;
  while (!whole.empty() && doc_.tokens[whole.end - 1].kind == TokenKind::kPunctuation) --whole.end;
  ByteSpan const all = doc_.bytes_of(whole);
  return s.attribution < 0 && all.size() <= kLongestEvidence ? all : own;
}

Bearing ContextReader::nearest(uint32_t i, std::vector<Sign> const& signs, uint32_t sentence) const {
  Bearing best;
  for (Sign const& s : within_reach(signs, sentence)) {
    if (s.attribution >= 0 && same_voice(i, static_cast<uint32_t>(s.attribution))) continue;
    if (s.attribution == static_cast<int>(i)) continue;
    uint32_t const distance = apart(sentence, s.sentence);
    Overlap const both = overlap(words_.of(i), words_.of_sentence(s.sentence));
    Bearing const b{std::nullopt, shown(s),   s.type,   both.shared,
                    both.words,   both.alike, distance, s.sentence >= sentence};
    bool const closer =
        !best || distance < best.distance || (distance == best.distance && b.shared > best.shared);
    if (closer) best = b;
  }
  return best;
}

void ContextReader::from_writer(uint32_t i, ClaimContext& c) const {
  c.disclaimer = nearest(i, disclaimers_, c.sentence);
  c.document = nearest(i, documents_, c.sentence);
  for (Sign const& s : within_reach(doubts_, c.sentence)) {
    if (s.attribution >= 0 || s.in_cue) continue;
    Overlap const both = overlap(words_.of(i), words_.of_sentence(s.sentence));
    Bearing const b{std::nullopt,
                    shown(s),
                    s.type,
                    both.shared,
                    both.words,
                    both.alike,
                    apart(c.sentence, s.sentence),
                    s.sentence >= c.sentence};
    if (better(b, c.denial)) c.denial = b;
  }
}

ClaimContext ContextReader::read(uint32_t attribution) const {
  ClaimContext c;
  c.sentence = voices_[attribution].sentence;
  c.self_denies = voices_[attribution].denies;
  c.self_doubts = voices_[attribution].doubts;
  from_attributions(attribution, c);
  from_writer(attribution, c);
  c.topic = topic_of(attribution);
  if (!c.self_denies && !c.self_doubts && !words_.of(attribution).negated) find_answer(attribution, c);
  return c;
}

}  // namespace firsthand
