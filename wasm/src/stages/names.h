// The proper names of an article: every run of capitalised words that stands for somebody or something,
// grouped so that "Strother" and "Warren Strother" are one, and "WHO" the body it was introduced as.
#pragma once

#include <string>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

enum class Gender : uint8_t { kUnknown, kMale, kFemale };

struct Name {
  TokenSpan longest;  // its fullest mention
  bool person = false;
  Gender gender = Gender::kUnknown;
  LexiconEntry const* body = nullptr;  // known in the pack as a body
  std::vector<TokenSpan> mentions;     // in text order
  bool surely_person = false;          // a given name, a title, a known person: not capitals alone
  bool bare = false;                   // one word that the pack does not know: "Tarvik"
};

class Names {
 public:
  Names(Document const& doc, LanguagePack const& pack);

  std::vector<Name> const& all() const { return names_; }
  /// The name that a run of tokens stands for, or -1.
  int find(TokenSpan run) const;
  std::string text(int name) const;

 private:
  void collect();
  void add(TokenSpan run);
  void read_acronyms();
  void classify(Name& name) const;
  bool opens_sentence(uint32_t i) const;
  void read_cues();
  bool is_name_word(uint32_t i) const;
  TokenSpan run_at(uint32_t i) const;
  bool is_particle(uint32_t begin, uint32_t at, uint32_t limit) const;
  uint32_t of_body(uint32_t begin, uint32_t end, uint32_t limit) const;
  uint32_t and_body(uint32_t begin, uint32_t end, uint32_t limit) const;
  bool is_department(TokenSpan run) const;
  bool is_body_noun(uint32_t i) const;
  bool is_body_from(uint32_t behind, TokenSpan run) const;
  bool stands_as_thing(Name const& name) const;
  bool is_date(TokenSpan run) const;
  bool is_when(uint32_t i) const;
  bool is_verb_in_capitals(TokenSpan run) const;
  uint32_t behind_title(TokenSpan run) const;
  int match(TokenSpan run) const;
  bool unknown_words(TokenSpan run) const;
  int by_initials(uint32_t token) const;
  bool is_outlet_word(uint32_t i) const;
  bool covers(TokenSpan longer, TokenSpan shorter) const;
  bool is_inner_surname(TokenSpan longer, TokenSpan shorter) const;

  Document const& doc_;
  LanguagePack const& pack_;
  std::vector<bool> verb_;  // tokens that are the verb of a cue
  std::vector<Name> names_;
  std::vector<std::pair<uint32_t, int>> acronyms_;  // hash of the short form, name
};

}  // namespace firsthand
