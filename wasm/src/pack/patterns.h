// Token patterns: phrases with alternatives, optional words, word forms, lexicon classes and bounded
// gaps, as data in "*.patterns" files of a pack. A file is lines of
//   rule NAME [VALUE]       what the following patterns mean
//   = ELEMENT ELEMENT ...   one pattern (a rule may have several)
//   + SENTENCE              an example that fires      - SENTENCE   one that does not   (tests read these)
// An ELEMENT is one of
//   a|b|~verify|@lexicon|@lexicon=value    a token of these forms; ~ all inflections of a lemma; @ an entry
//                                          of a lexicon (may be several tokens), with that value
//   %num %year %cap %any %open %close      a number, one of four digits that reads as a year, a capitalised
//   word,
//                                          any token, a quotation mark
//   %name                                  the longest run of capitalised words ("of", "the" inside)
//   ..3                                    up to three tokens of any kind
//   < >                                    begin and end of the part that is captured
//   ^ $                                    begin and end of the sentence
// and may end in "?" (optional) except gap, bracket and anchor. A pattern never crosses a sentence.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "firsthand/error.h"
#include "pack/lexicon.h"
#include "text/document.h"

namespace firsthand {

struct PatternRule {
  std::string name;
  std::string value;  // empty when the file gives none
  std::vector<std::string> firing, silent;
};

struct PatternMatch {
  uint32_t rule = 0;  // index into PatternSet::rules()
  TokenSpan tokens;
  TokenSpan captured;  // the bracketed part, or all of `tokens`
};

/// What a pattern file may refer to by name; must outlive the set.
using Lexicons = std::map<std::string, Lexicon, std::less<>>;

class PatternSet {
 public:
  /// kBadResource names file and line. "inflections" must be among the lexicons if a pattern uses ~.
  static Result<PatternSet> parse(std::string_view file_name, std::string_view text,
                                  Lexicons const& lexicons);

  std::vector<PatternRule> const& rules() const { return rules_; }
  PatternRule const& rule(PatternMatch const& m) const { return rules_[m.rule]; }
  /// The longest match that starts at token `at` and ends before `range.end`; false if there is none.
  bool match_at(Document const& doc, uint32_t at, TokenSpan range, PatternMatch* out) const;
  /// All matches in the range, left to right, not overlapping.
  std::vector<PatternMatch> find(Document const& doc, TokenSpan range) const;
  bool any(Document const& doc, TokenSpan range) const;

  /// Each line of the file for itself, so that tests can hold every one to an example.
  size_t pattern_count() const { return patterns_.size(); }
  uint32_t rule_of_pattern(size_t pattern) const { return patterns_[pattern].rule; }
  bool pattern_fires(size_t pattern, Document const& doc, TokenSpan range) const;

 private:
  friend class PatternParser;
  enum class Kind : uint8_t {
    kWords,
    kNumber,
    kYear,
    kCapital,
    kAny,
    kOpen,
    kClose,
    kName,
    kGap,
    kBegin,
    kEnd,
    kCaptureBegin,
    kCaptureEnd
  };
  struct LexiconClass {
    Lexicon const* lexicon;
    std::string value;  // empty: every entry
  };
  struct Element {
    Kind kind = Kind::kWords;
    bool optional = false;
    uint32_t most = 0;                  // of a gap
    std::vector<uint32_t> words;        // sorted hashes of forms
    std::vector<LexiconClass> classes;  // entries of several tokens
  };
  struct Pattern {
    uint32_t rule;
    std::vector<Element> elements;
  };
  struct Run {
    Document const& doc;
    TokenSpan range;
    uint32_t capture_begin, capture_end;
  };

  bool run(Pattern const& p, size_t element, uint32_t at, Run& state, uint32_t* end) const;
  bool step(Element const& e, uint32_t at, Run const& state, uint32_t* next) const;
  void index();
  void index_class(LexiconClass const& c, uint32_t pattern);

  std::vector<PatternRule> rules_;
  std::vector<Pattern> patterns_;
  std::vector<std::pair<uint32_t, uint32_t>> by_first_word_;  // hash, pattern; sorted
  std::vector<uint32_t> anywhere_;                            // patterns that may start with any token
  std::array<uint64_t, 64> may_start_ = {};  // 4,096-bit filter over the hashes of first words
};

}  // namespace firsthand
