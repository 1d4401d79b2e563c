// Resolves the sources of an article to speakers; one object for one document. Its parts are in speakers.cc
// (names, what speaks together, the result), speaker_descriptions.cc (nouns) and speaker_pronouns.cc.
#pragma once

#include <string>
#include <vector>

#include "stages/names.h"
#include "stages/source_phrase.h"

namespace firsthand {

struct SpeakerEntity {
  int name = -1;                       // index into Names, or -1
  std::string description;             // when there is no name: as first written, "a clerk"
  std::string key;                     // the same without determiners
  LexiconEntry const* role = nullptr;  // last word of capacity it was called by
  bool person = true, plural = false, media = false, unnamed = false;
  Gender gender = Gender::kUnknown;
  std::vector<TokenSpan> mentions;
};

class SpeakerResolver {
 public:
  SpeakerResolver(Document& doc, LanguagePack const& pack) : doc_(doc), pack_(pack), names_(doc, pack) {}
  void run();

 private:
  uint32_t position(uint32_t a) const;
  void resolve(uint32_t index);
  std::vector<int> conjoined(TokenSpan source);
  static constexpr int kNoName = -1, kNothing = -2;
  bool grammar_has(uint32_t i, std::string_view cls) const;
  bool names_ahead(uint32_t i, uint32_t end) const;
  int stands_alone(TokenSpan part);
  void speak_together(std::vector<int> const& entities, Attribution& a);
  int add(SpeakerEntity e);
  int entity_of_name(int name);
  int by_name(SourcePhrase const& p, char const** rule);
  int by_noun(SourcePhrase const& p, ByteSpan whole, char const** rule);
  int short_name(SourcePhrase const& p);
  int called_before(SourcePhrase const& p);
  bool has_digit(TokenSpan t) const;
  int named_later(SourcePhrase const& p);
  int named_in_next_sentence(SourcePhrase const& p);
  bool may_be_called(TokenSpan name, LexiconEntry const& role) const;
  SourcePhrase with_title(TokenSpan name) const;
  bool differ(SourcePhrase const& a, SourcePhrase const& b) const;
  bool opens_sentence(SourcePhrase const& p) const;
  bool grammar_of(uint32_t i, std::string_view cls) const;
  bool is_veiled(SourcePhrase const& p) const;
  int subject_person(TokenSpan sentence) const;
  bool said_of(SourcePhrase const& p, TokenSpan source) const;
  int outlet_named_later(SourcePhrase const& p);
  int thing_before(SourcePhrase const& p) const;
  int thing_of_headline(SourcePhrase const& p, ByteSpan whole);
  bool only_keeps(SourcePhrase const& p, uint32_t i) const;
  int issuer(SourcePhrase const& p);
  int body_called(SourcePhrase const& p) const;
  int name_inside(SourcePhrase const& p) const;
  ByteSpan without_edges(TokenSpan t) const;
  int described(ByteSpan whole, ByteSpan core, bool plural, SourcePhrase const& p);
  int by_pronoun(SourcePhrase const& p, Attribution const& a, char const** rule);
  bool around(SpeakerEntity const& e, TokenSpan pronoun) const;
  int note_gender(int e, Gender g);
  /// The entity that spoke last of those that fit, or -1.
  template <class Fits>
  int latest(Fits fits) const {
    for (size_t i = last_.size(); i-- > 0;)
      if (fits(entities_[static_cast<size_t>(last_[i])])) return last_[i];
    return -1;
  }
  int enclosing_speaker(Attribution const& a) const;
  int addressee(Attribution const& a) const;
  int before_relative(SourcePhrase const& p);
  int speaker_ending_at(uint32_t end) const;
  int apposed_person(TokenSpan range) const;
  bool in_noun_phrase(uint32_t i) const;
  bool gender_fits(Gender have, Gender want) const;
  int person_before(uint32_t token, Gender gender);
  int bare_subject(uint32_t token);
  int person_nearby(uint32_t token, Gender gender, bool surely);
  int first_person(TokenSpan range, Gender gender, bool surely);
  Gender known_gender(int name, Name const& n) const;
  void publish();
  Speaker to_speaker(SpeakerEntity const& e) const;

  Document& doc_;
  LanguagePack const& pack_;
  Names names_;
  std::vector<SpeakerEntity> entities_;
  std::vector<int> last_;        // entities in the order they spoke
  std::vector<uint32_t> order_;  // attributions in text order of their sources
};

}  // namespace firsthand
