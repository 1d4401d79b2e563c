// Which names stand for outlets: by the pack's lists, by the noun before or inside the name ("radio station
// WKRM", "Harbour Gazette"), or because they speak as media in the article. People never do.
#pragma once

#include <vector>

#include "stages/names.h"

namespace firsthand {

class OutletNames {
 public:
  OutletNames(Document const& doc, LanguagePack const& pack, Names const& names);

  /// A name that is known as an outlet, or says so itself.
  bool is_outlet(TokenSpan run) const;
  /// A name after "told": an outlet, unless the article or the pack knows it as somebody else.
  bool may_be_outlet(TokenSpan run) const;
  /// The capitalised words that begin at a token, behind an article; empty where there are none.
  TokenSpan name_run(uint32_t at, uint32_t limit) const;
  /// The first outlet that a range names; empty where it names none.
  TokenSpan first_in(TokenSpan range) const;
  /// "the local newspaper" at a token: its noun, behind a determiner and at most three words; else empty.
  TokenSpan noun_at(uint32_t at, uint32_t limit) const;
  /// The outlet named last before a token; empty where none was.
  TokenSpan last_before(uint32_t token) const;
  /// Outlets that the article's writer speaks as: "The Courier contacted the mayor".
  std::vector<int> const& own() const { return own_; }

 private:
  void find_speaking();
  void find_own();
  void read_named(uint32_t end) const;
  bool is_role_of_media(uint32_t token, uint32_t end) const;
  bool called_outlet(uint32_t begin) const;
  bool is_person(TokenSpan run) const;
  bool has_class(uint32_t token, std::string_view cls) const;

  Document const& doc_;
  LanguagePack const& pack_;
  Names const& names_;
  Lexicon const &bodies_, &roles_, &grammar_, &outlet_words_, &calendar_;
  std::vector<int> speaking_, own_;  // names
  // Whole runs of capitals up to a token that are outlets: read when first asked for, and each once.
  mutable std::vector<TokenSpan> named_;
  mutable uint32_t read_to_ = 0;
};

}  // namespace firsthand
