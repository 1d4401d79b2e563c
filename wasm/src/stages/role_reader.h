// Reads the capacity that each source of an article shows. Its parts are in role_finder.cc (the source's
// words, its mentions, the lists), role_bodies.cc (whose body it speaks for), role_context.cc (what the
// article tells of it elsewhere) and role_names.cc (its name alone).
#pragma once

#include "stages/role_finder.h"
#include "stages/source_phrase.h"

namespace firsthand {

// An article says what somebody is where it first names them; looking at every mention for every claim
// would cost minutes on a long text with one speaker.
inline constexpr size_t kMostMentions = 20;

/// The role an entry of roles, bodies or public_people gives.
Role role_of(LexiconEntry const& e);
Role role_called(std::string_view word);

class RoleFinder {
 public:
  RoleFinder(Document const& doc, LanguagePack const& pack)
      : doc_(doc),
        pack_(pack),
        roles_(pack.lexicon("roles")),
        bodies_(pack.lexicon("bodies")),
        places_(pack.lexicon("places")) {}
  RoleVerdict find(Attribution const& a) const;

 private:
  bool named_like_a_role(Speaker const& s, SourcePhrase const& p) const;
  bool is_surname(Attribution const& a, SourcePhrase const& p) const;
  RoleVerdict by_phrase(SourcePhrase const& p) const;
  RoleVerdict by_body_of_people(SourcePhrase const& p) const;
  RoleVerdict by_second_noun(SourcePhrase const& p) const;
  bool works_in_research(SourcePhrase const& p) const;
  bool is_research(TokenSpan run) const;
  RoleVerdict by_name_inside(Attribution const& a, SourcePhrase const& p) const;
  RoleVerdict by_issuing_body(SourcePhrase const& p) const;
  RoleVerdict by_author(SourcePhrase const& p) const;
  RoleVerdict by_owning_noun(SourcePhrase const& p) const;
  RoleVerdict by_owner(SourcePhrase const& p) const;
  RoleVerdict by_speakers(Attribution const& a) const;
  RoleVerdict by_fame(Attribution const& a) const;
  RoleVerdict body_served(SourcePhrase const& p) const;
  RoleVerdict by_noun_served(SourcePhrase const& p, std::string_view cls) const;
  RoleVerdict by_short_form(SourcePhrase const& p) const;
  RoleVerdict by_seat(SourcePhrase const& p) const;
  TokenSpan names_behind(uint32_t at, uint32_t end, std::string_view preposition) const;
  uint32_t name_joined(uint32_t at, uint32_t end) const;
  RoleVerdict by_body_noun(TokenSpan run) const;
  RoleVerdict by_affiliation(SourcePhrase const& p) const;
  RoleVerdict body_fought_for(SourcePhrase const& p) const;
  bool grammar_has(uint32_t i, std::string_view cls) const;
  RoleVerdict body_spoken_for(SourcePhrase const& p) const;
  LexiconMatch speaking_noun(uint32_t at, uint32_t end) const;
  bool is_adjective(LexiconMatch const& m) const;
  bool is_part_of_thing(LexiconMatch const& m, uint32_t end) const;
  RoleVerdict body_heard_before(SourcePhrase const& p) const;
  static bool sits_in(SourcePhrase const& p, LexiconEntry const& body);
  RoleVerdict body_before(uint32_t token) const;
  bool is_outlet(uint32_t i, uint32_t end) const;
  RoleVerdict by_mentions(Speaker const& s) const;
  RoleVerdict by_affiliation_of(TokenSpan mention) const;
  RoleVerdict by_clause(TokenSpan mention) const;
  RoleVerdict by_presence(Attribution const& a, SourcePhrase const& p, RoleVerdict const& v) const;
  RoleVerdict by_presence_behind(uint32_t token) const;
  RoleVerdict by_context(Speaker const& s) const;
  RoleVerdict by_principal(SourcePhrase const& p, bool beside) const;
  RoleVerdict by_possessive(SourcePhrase const& p) const;
  RoleVerdict body_meant(uint32_t token) const;
  RoleVerdict first_body(TokenSpan range) const;
  RoleVerdict by_whose_thing(SourcePhrase const& p) const;
  RoleVerdict by_body_word(TokenSpan name) const;
  uint32_t title_before(TokenSpan range) const;
  TokenSpan around(TokenSpan m) const;
  bool ends_role(uint32_t i) const;
  RoleVerdict by_noun_behind(Speaker const& s) const;
  bool names_outlet(TokenSpan name) const;
  bool joins_outlet_word(TokenSpan name) const;
  bool opens_with_body(TokenSpan name) const;
  bool has_doctor(SourcePhrase const& p) const;
  bool is_short_form(TokenSpan name) const;
  bool is_site(uint32_t i) const;
  RoleVerdict by_article(Attribution const& a, SourcePhrase const& p) const;
  bool is_account(SourcePhrase const& p) const;
  RoleVerdict fallback(Attribution const& a, SourcePhrase const& p) const;

  Document const& doc_;
  LanguagePack const& pack_;
  Lexicon const &roles_, &bodies_, &places_;
};

}  // namespace firsthand
