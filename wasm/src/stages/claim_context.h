// What else in the article bears on each claim: who denies, doubts, disclaims or repeats it. Gathered once
// for an article; standing is judged from it (standing.cc, dispute.h), and its best finds are the evidence
// shown.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "pack/language_pack.h"
#include "stages/claim_words.h"
#include "stages/nesting_order.h"
#include "stages/signs.h"
#include "text/document.h"

namespace firsthand {

/// A place in the article that bears on a claim, and how much it shares with it.
struct Bearing {
  std::optional<uint32_t> attribution;  // nullopt: the writer's own words
  ByteSpan span;                        // what would be shown as evidence
  EvidenceType type = EvidenceType::kDenial;
  int shared = 0, common = 0;  // per cent of telling words, number of them
  int alike = 0;               // per cent of the telling words of both
  int offset = 0;              // sentences from the claim, negative before it
  bool about_it = false;       // one is said of the other's very words ("denied reports that ...")

  explicit operator bool() const { return !span.empty(); }
  uint32_t distance() const { return static_cast<uint32_t>(offset < 0 ? -offset : offset); }
};

struct ClaimContext {
  Bearing denial;       // another voice, or the writer, denies or doubts it
  Bearing contrary;     // another voice says it with the opposite polarity, or what a denier denies
  Bearing disclaimer;   // the writer: not verified
  Bearing unconfirmed;  // its own cue says so: "the police have not confirmed that ..."
  Bearing document;     // something to inspect, a finding, or the outlet's own eyes
  Bearing support;      // another voice says the same
  Bearing answer;       // another voice denies or doubts "the claims", whichever they are

  // What the classifier of disputes reads besides.
  Bearing opposing, nearest_opposing;  // voices that deny or doubt: most shared words, fewest sentences
  Bearing other_polarity;              // voices one of which negates: most alike
  Bearing neutral, nearest_neutral;    // voices that deny and doubt nothing: the same
  Bearing closest, affirming;  // most words in common: of all other voices; of those that negate nothing
  Bearing verdict;             // the writer's, in another sentence, on what it shares most words with
  Bearing turned;              // a neighbouring voice that a contrasting word sets against it
  Bearing of_speaker;          // what others say of its speaker: most words in common, denying nothing
  int turn = -1;               // words in common with it
  int rival = -1;              // words in common with a voice that counts the same otherwise
  bool speaker_named = false;  // somebody else speaks of its speaker
  bool within_opposing = false, holds_opposing = false;  // nested in a denial; one holds the other

  bool self_denies = false, self_doubts = false, self_negates = false;
  int topic = 0;  // per cent of the claim's telling words that one of the article's first sentences holds
  uint32_t sentence = 0;
};

/// A claim and another voice, and everything that is asked of the two.
struct VoicePair {
  static constexpr int kSentencesAlike = 2;  // telling words; one may be no more than both cues

  Attribution const *claim, *voice;
  Overlap words, sentences;  // of their contents; of the sentences they stand in
  bool same_voice, same_body, same_relay;
  bool beside_the_point;             // the voice speaks of figures, and the claim has none
  bool inside, outside, same_words;  // claim within voice, voice within claim, one piece of text
  bool claim_denies, claim_doubts, claim_negates, voice_denies, voice_doubts, voice_negates;
  bool set_against, counts_otherwise, same_number;
  bool voice_of_speaker, claim_of_speaker;  // it speaks of who says the claim; the claim of who says it
  bool before;                              // the voice stands before the claim
  uint32_t distance;                        // in sentences

  /// Nobody speaks against himself, nor by passing a claim on.
  bool may_oppose() const {
    bool const passed_on = (inside || outside || same_words) && claim_denies == voice_denies;
    return !same_voice && !beside_the_point && !passed_on;
  }
  /// Something of the one is spoken of by the other.
  bool related() const {
    return words.words > 0 || sentences.words >= kSentencesAlike || voice_of_speaker || claim_of_speaker;
  }
};

/// What holds for all claims of an article.
struct ArticleSides {
  uint32_t opposing = 0;   // claims that deny or doubt
  int topic_opposed = -1;  // the highest `topic` of one of them
};

class ContextReader {
 public:
  ContextReader(Document const& doc, LanguagePack const& pack);
  ClaimContext read(uint32_t attribution) const;
  VoicePair voice_pair(uint32_t claim, uint32_t voice) const;
  /// Another voice as what speaks against a claim.
  Bearing against(uint32_t claim, uint32_t voice) const;
  ArticleSides const& sides() const { return sides_; }
  uint32_t telling_words(uint32_t attribution) const {
    return static_cast<uint32_t>(words_.of(attribution).stems.size());
  }

 private:
  struct Voice {
    uint32_t sentence = 0;
    ByteSpan whole;  // from source to content; of a long one its first piece of content
    bool spoken = false, denies = false, doubts = false;
    bool names_report = false;  // it speaks of "the claims", "such rumours"
    bool names_tally = false;   // it speaks of "the army's figures" and counts nothing itself
    std::vector<std::pair<uint32_t, int64_t>>
        counts;  // what is counted (unit, or stems that follow), how many

    bool opposes() const { return denies || doubts; }
  };

  void read_voices(LanguagePack const& pack);
  void read_contrasts(Lexicon const& contrast);
  void read_sides();
  void read_unconfirmed();
  void keep_disclaimers_of_outlets();
  bool names_tally(Attribution const& a) const;
  bool in_scope(Sign const& disclaimer, uint32_t attribution) const;
  bool names_report(Attribution const& a, Lexicon const& report_nouns) const;
  bool beside_the_point(uint32_t claim, uint32_t voice) const;
  std::vector<std::pair<uint32_t, int64_t>> counts_of(Attribution const& a) const;

  bool same_voice(uint32_t a, uint32_t b) const;
  bool same_body(uint32_t a, uint32_t b) const;
  bool same_words(uint32_t a, uint32_t b) const;
  bool same_relay(uint32_t a, uint32_t b) const;
  bool same_way(uint32_t a, uint32_t b) const;
  bool passed_on_by(uint32_t claim, uint32_t outlet) const;
  bool set_against(uint32_t a, uint32_t b) const;
  bool counts_otherwise(uint32_t a, uint32_t b) const;
  bool speaks_of(uint32_t a, uint32_t b) const;

  struct Pair;
  Pair pair_of(uint32_t i, uint32_t k, ClaimContext const& c) const;
  void from_voice(Pair const& p, ClaimContext& c) const;
  void weigh_for_dispute(Pair const& p, ClaimContext& c) const;
  void from_voices(uint32_t i, ClaimContext& c) const;
  void from_writer(uint32_t i, ClaimContext& c) const;
  void find_answer(uint32_t i, ClaimContext& c) const;
  int topic_of(uint32_t i) const;

  ByteSpan shown(Sign const& sign) const;
  Bearing bearing_of(uint32_t i, Sign const& sign, uint32_t sentence) const;
  Bearing nearest(uint32_t i, std::vector<Sign> const& signs, uint32_t sentence) const;

  Document const& doc_;
  ClaimWords words_;
  NestingOrder nesting_;
  std::vector<Voice> voices_;
  std::vector<Sign> doubts_, disclaimers_, documents_;
  std::vector<std::optional<ByteSpan>> unconfirmed_;  // words of an attribution's cue that say so
  std::vector<bool> turns_, turns_within_;            // sentences: open with a contrasting word; hold one
  std::vector<bool> voiced_;                          // sentences in which somebody speaks
  std::vector<uint32_t> exhibits_;                    // tokens that name a document, recording, image ...
  std::vector<uint32_t> tallies_;                     // those that are words for figures
  ArticleSides sides_;
};

}  // namespace firsthand
