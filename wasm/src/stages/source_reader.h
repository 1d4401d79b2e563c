// Reads one source phrase; one object for one phrase. Its parts are in source_phrase.cc (from left to right:
// determiners, core, what stands behind it) and source_head.cc (from the core's end: name, noun, titles).
#pragma once

#include <optional>

#include "stages/number_words.h"
#include "stages/source_phrase.h"

namespace firsthand {

class SourceReader {
 public:
  SourceReader(Document const& doc, TokenSpan tokens, LanguagePack const& pack)
      : doc_(doc),
        grammar_(pack.lexicon("grammar")),
        roles_(pack.lexicon("roles")),
        bodies_(pack.lexicon("bodies")),
        places_(pack.lexicon("places")),
        quantities_(pack.lexicon("quantities")),
        bounds_(pack.lexicon("bounds")),
        given_names_(pack.lexicon("given_names")),
        outlet_words_(pack.lexicon("outlet_words")),
        body_words_(pack.lexicon("body_words")),
        joined_adjectives_(pack.lexicon("joined_adjectives")),
        number_words_(doc, pack) {
    p_.tokens = tokens;
  }
  SourcePhrase read();

 private:
  LexiconEntry const* grammar(uint32_t i) const { return grammar_.find(doc_.tokens[i]); }
  bool is(uint32_t i, std::string_view cls) const;
  void trim();
  void read_determiners();
  bool written_in_capitals(uint32_t i) const;
  bool quantity_at(uint32_t i) const;
  bool is_last(uint32_t at) const { return at + 1 >= p_.tokens.end; }
  void be_pronoun(LexiconEntry const* e, uint32_t at);
  void note_determiner(LexiconEntry const& e);
  std::optional<int64_t> value_at(uint32_t i) const;
  void note_number(uint32_t at, int64_t milli);
  bool is_share(uint32_t i) const;
  void note_quantity(LexiconEntry const& e);
  bool ends_core(uint32_t i) const;
  bool participle_behind_noun(uint32_t i) const;
  bool clause_behind_noun(uint32_t i) const;
  bool joins_name(uint32_t i) const;
  bool joins_body(uint32_t i) const;
  bool is_body_noun(uint32_t i) const;
  bool has_genitive(TokenSpan s) const;
  bool find_titled_name();
  bool one_title(TokenSpan s) const;
  uint32_t before_seat(uint32_t run, uint32_t name) const;
  void find_core();
  LexiconMatch role_ending_at(uint32_t begin, uint32_t end) const;
  void take_role(LexiconMatch const& m);
  uint32_t run_begin(uint32_t end) const;
  void find_head();
  bool met_by(uint32_t begin, uint32_t end) const;
  bool has_capital(TokenSpan s) const;
  bool known_name(TokenSpan run) const;
  bool short_outlet(TokenSpan run) const;
  bool reads_as_noun(TokenSpan run, LexiconMatch const& tail) const;
  void named_by_its_noun(TokenSpan run, LexiconMatch const& tail);
  bool opens_body(uint32_t behind, TokenSpan run) const;
  void strip_titles(TokenSpan& run);
  void strip_owner(TokenSpan& run);
  void noun_head(uint32_t end);
  bool capital_of_sentence(uint32_t i) const;
  void find_description();
  void find_apposed_name();
  /// "Secretary of State Jane Doe" is Jane Doe; "a clerk of Jane Doe" is not.
  bool bare_title() const { return !p_.definite && !p_.indefinite && p_.count == 0 && !p_.plural; }
  uint32_t given_name_in(TokenSpan run) const;
  bool opens_phrase(uint32_t i) const;
  bool may_be_person(TokenSpan run) const;
  void find_owner();
  LexiconEntry const* body_with_neighbours(TokenSpan s) const;
  void look_up_name();

  Document const& doc_;
  Lexicon const &grammar_, &roles_, &bodies_, &places_, &quantities_, &bounds_, &given_names_, &outlet_words_,
      &body_words_, &joined_adjectives_;
  NumberWords number_words_;
  bool half_ = false;  // "half a dozen"
  SourcePhrase p_;
};

}  // namespace firsthand
