// What else in the article bears on each claim: who denies, doubts, disclaims or repeats it. Gathered once
// for an article; standing is judged from it, and its best finds are the evidence shown.
#pragma once

#include <optional>
#include <vector>

#include "pack/language_pack.h"
#include "stages/claim_words.h"
#include "text/document.h"

namespace firsthand {

/// A place in the article that bears on a claim, and how much it shares with it.
struct Bearing {
  std::optional<uint32_t> attribution;  // nullopt: the writer's own words
  ByteSpan span;                        // what would be shown as evidence
  EvidenceType type = EvidenceType::kDenial;
  int shared = 0, common = 0;  // per cent of telling words, number of them
  int alike = 0;               // per cent of the telling words of both
  uint32_t distance = 0;       // sentences
  bool behind = false;         // it follows the claim, or stands in its sentence
  bool about_it = false;       // one is said of the other's very words ("denied reports that ...")
  explicit operator bool() const { return !span.empty(); }
};

struct ClaimContext {
  Bearing denial;      // another voice, or the writer, denies or doubts it
  Bearing contrary;    // another voice says it with the opposite polarity, or other numbers
  Bearing disclaimer;  // the writer: not verified
  Bearing document;    // something to inspect, a finding, or the outlet's own eyes
  Bearing support;     // another voice says the same
  Bearing answer;      // another voice denies or doubts "the claims", whichever they are
  bool self_denies = false, self_doubts = false;
  int topic = 0;  // per cent of the claim's telling words that one of the article's first sentences holds
  uint32_t sentence = 0;
};

class ContextReader {
 public:
  ContextReader(Document const& doc, LanguagePack const& pack);
  ClaimContext read(uint32_t attribution) const;

 private:
  struct Sign {
    uint32_t sentence;
    PatternMatch match;
    EvidenceType type;
    int attribution;  // whose content it stands in, or -1 for the writer's own words
    bool in_cue;      // it is the verb of an attribution
  };
  struct Voice {
    uint32_t sentence = 0;
    bool spoken = false, denies = false, doubts = false;
    bool names_report = false;  // it speaks of "the claims", "such rumours"
    ByteSpan doubt;             // the doubting words
  };

  void read_voices(Lexicon const& report_nouns);
  void read_signs(PatternSet const& set, std::vector<Sign>& out) const;
  int owner(TokenSpan tokens) const;
  bool same_voice(uint32_t a, uint32_t b) const;
  bool same_body(uint32_t a, uint32_t b) const;
  bool holds(uint32_t a, uint32_t b) const;
  bool same_words(uint32_t a, uint32_t b) const;
  bool in_cue(TokenSpan tokens) const;
  bool nested(uint32_t inner, uint32_t outer) const;
  bool same_relay(uint32_t a, uint32_t b) const;
  ByteSpan whole(uint32_t attribution) const;
  void from_attributions(uint32_t i, ClaimContext& c) const;
  void from_writer(uint32_t i, ClaimContext& c) const;
  bool names_report(Attribution const& a, Lexicon const& report_nouns) const;
  void find_answer(uint32_t i, ClaimContext& c) const;
  int topic_of(uint32_t i) const;
  ByteSpan shown(Sign const& sign) const;
  Bearing nearest(uint32_t i, std::vector<Sign> const& signs, uint32_t sentence) const;

  Document const& doc_;
  ClaimWords words_;
  std::vector<Voice> voices_;
  std::vector<Sign> doubts_, disclaimers_, documents_;
};

}  // namespace firsthand
