// Everything the engine knows about a language, read from shared/packs/<lang> as bundled (bundle_writer.h):
// lexicons by file name, token patterns, and the small classifiers of fields that were trained for it
// ("models/<lang>/fields_*.bin"). No word of any language stands in the code.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "firsthand/error.h"
#include "model/hashed_linear.h"
#include "pack/bundle.h"
#include "pack/lexicon.h"
#include "pack/name_table.h"
#include "pack/patterns.h"

namespace firsthand {

class LanguagePack {
 public:
  /// Reads every "packs/<lang>/..." and "packs/und/..." entry (the latter is what all languages share:
  /// function words by which a language is told). The bundle's bytes must outlive the pack. kBadResource
  /// names the file, and the line at fault of a pattern file.
  static Result<LanguagePack> parse(Bundle const& bundle, std::string_view language);

  std::string const& language() const { return language_; }
  std::string const& version() const { return version_; }
  /// The lexicon of that file name without ending ("abbreviations"); an empty one if there is none.
  /// "cue_forms" is made with the bundle: every inflected form of reporting_cues, values lemma, stance,
  /// classes.
  Lexicon const& lexicon(std::string_view name) const {
    Lexicon const* const found = lexicon_table_.find(name);
    return found ? *found : no_lexicon();
  }

  /// The patterns of that file name without ending ("disclaimers"); none if there is no such file.
  PatternSet const& patterns(std::string_view name) const {
    PatternSet const* const found = pattern_table_.find(name);
    return found ? *found : no_patterns();
  }
  /// The classifier of a field ("kind" for fields_kind.bin), or nullptr if none was trained.
  HashedLinear const* classifier(std::string_view field) const;
  std::map<std::string, PatternSet, std::less<>> const& all_patterns() const { return patterns_; }

 private:
  static Lexicon const& no_lexicon();
  static PatternSet const& no_patterns();
  Result<bool> add_lexicon(std::string_view file, std::string_view image);
  Result<bool> add_patterns(std::string_view file, std::string_view text);
  Result<bool> add_classifier(std::string_view file, std::string_view bytes);

  std::string language_, version_;
  Lexicons lexicons_;
  NameTable<Lexicon> lexicon_table_;
  NameTable<PatternSet> pattern_table_;
  std::map<std::string, PatternSet, std::less<>> patterns_;
  std::map<std::string, HashedLinear, std::less<>> classifiers_;
};

}  // namespace firsthand
