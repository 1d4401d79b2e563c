// Everything the engine knows about a language, read from shared/packs/<lang> as bundled: lexicons
// by file name, and token patterns. No word of any language stands in the code.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "firsthand/error.h"
#include "pack/bundle.h"
#include "pack/lexicon.h"

namespace firsthand {

class LanguagePack {
 public:
  /// Reads every "packs/<lang>/..." and "packs/und/..." entry (the latter is what all languages share:
  /// function words by which a language is told). kBadResource names the file and line at fault.
  static Result<LanguagePack> parse(Bundle const& bundle, std::string_view language);

  std::string const& language() const { return language_; }
  std::string const& version() const { return version_; }
  /// The lexicon of that file name without ending ("abbreviations"); an empty one if there is none.
  /// "cue_forms" is made here: every inflected form of reporting_cues, values lemma, stance, classes.
  Lexicon const& lexicon(std::string_view name) const;

 private:
  Result<bool> add(std::string_view file, std::string_view text);
  void add_cue_forms();

  std::string language_, version_;
  std::unordered_map<std::string, Lexicon> lexicons_;
};

}  // namespace firsthand
