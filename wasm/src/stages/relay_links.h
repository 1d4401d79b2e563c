// What an attribution's own sentence shows of the way it came: "told X", "speaking to X", "citing",
// "reportedly".
#pragma once

#include <optional>

#include "stages/by_sentence.h"
#include "stages/relay_outlets.h"

namespace firsthand {

using Own = std::optional<RelayLink>;

struct OwnLink {
  Own link;
  char const* rule = nullptr;
};

bool same_speaker(Attribution const& a, Attribution const& b);

/// The names and outlets must outlive it.
class OwnLinks {
 public:
  OwnLinks(Document const& doc, LanguagePack const& pack, Names const& names, OutletNames const& outlets);

  OwnLink of(uint32_t index) const;
  Own link(TokenSpan tokens) const;
  bool in_content(Attribution const& a, TokenSpan s) const;
  Own speaker_link(Attribution const& b) const;
  bool is_credit(TokenSpan words) const;

 private:
  void index_claims();
  uint32_t before_content(Attribution const& a, uint32_t from) const;
  uint32_t sentence_end(uint32_t token) const;
  bool runs_into_another(TokenSpan tokens, Name const& n) const;
  Own told(Attribution const& a) const;
  Own outlet_noun(uint32_t at, uint32_t limit) const;
  bool grammar_has(uint32_t i, std::string_view cls) const;
  LexiconEntry const* hearer_cue(Attribution const& a) const;
  Own cited_by(uint32_t index) const;
  Own passed_on_by(uint32_t index) const;
  Own setting(Attribution const& a) const;
  Own owner_of(Attribution const& a) const;
  Own outlet_near(uint32_t token) const;
  Own hedged_report(Attribution const& a) const;

  Document const& doc_;
  LanguagePack const& pack_;
  Names const& names_;
  OutletNames const& outlets_;
  Lexicon const& grammar_;
  PatternSet const &patterns_, &reportedly_, &origins_;
  BySentence sources_, media_;           // by source; claims of outlets, by cue
  std::vector<uint32_t> outlets_speak_;  // claims whose speaker is an outlet with a name
};

}  // namespace firsthand
