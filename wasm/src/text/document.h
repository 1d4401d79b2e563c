// Document: the text of one article, owned once, and every fact the stages find in it as spans into
// that text. Stages read a Document and return new facts; stages/pipeline.cc puts them in.
// Terms and values are those of the annotation guidelines; JSON names are the snake_case of these.
//
// Worked example: text = "\"No,\" she said." -> tokens: " No , " she said .   sentences: [0,7)
//   quotations: [{tokens 0..4}]   attribution: source "she", cue "said", content "\"No,\"".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "firsthand/span.h"
#include "text/tags.h"

namespace firsthand {

enum class BlockKind : uint8_t {
  kHeadline,
  kSubheading,
  kParagraph,
  kQuote,
  kPullquote,
  kList,
  kCaption,
  kEmbed,
  kEntry
};

struct Link {
  ByteSpan span;     // in Document::text
  std::string href;  // as the page gave it, bounded, http(s) only is opened
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  ByteSpan span;
  std::vector<Link> links;
};

/// What the page says about the article as a whole (wire byline, canonical link, photo credit ...).
struct Signal {
  std::string kind;
  std::string name;
  std::string href;
};

/// Who publishes the article; empty strings where the request did not say.
struct ArticleMeta {
  std::string url, outlet, title, published, byline, language_hint;
  std::vector<Signal> signals;
};

enum class TokenKind : uint8_t { kWord, kNumber, kPunctuation, kSymbol };
enum class QuoteMark : uint8_t { kNone, kOpen, kClose };

struct Token {
  ByteSpan span;
  TokenKind kind = TokenKind::kWord;
  QuoteMark quote_mark = QuoteMark::kNone;  // set by the quotations stage
  PosTag tag = PosTag::kNN;                 // set by the parts-of-speech stage
  uint8_t quote_depth = 0;                  // 0 outside; the marks themselves count as inside
  bool space_before = false;
  bool has_capital = false;  // some letter of the form has a lower case of its own
  bool capitalised = false;  // a word with a capital, or the name of a site ("politico.com")
  uint32_t sentence = 0;     // index into Document::sentences
  uint32_t hash = 0;         // hash of the lower-cased form
};

struct Sentence {
  TokenSpan tokens;
  uint32_t block = 0;
};

/// One quotation, marks included. A quotation that runs on in the next paragraph ("opened again,
/// not closed before") is one Quotation a block, chained by `continues`.
struct Quotation {
  TokenSpan tokens;
  uint8_t depth = 1;
  bool closed = true;      // false: ran to the end of its block without a closing mark
  bool continues = false;  // true: goes on from the previous Quotation in the block before
};

enum class Stance : uint8_t { kNeutral, kDoubt, kFactive, kHedge, kDenial };
enum class Identity : uint8_t { kNamed, kUnnamed, kCollective, kImplicit };
enum class Role : uint8_t {
  kOfficial,
  kArmedGroup,
  kPolitician,
  kOrganization,
  kCompany,
  kExpert,
  kMedia,
  kDocument,
  kWitness,
  kPerson,
  kUnknown
};
enum class Directness : uint8_t { kDirect, kIndirect, kMixed };
enum class ClaimKind : uint8_t { kFact, kForecast, kOpinion, kOther };
enum class Standing : uint8_t { kDisputed, kDisclaimed, kDocumented, kCorroborated, kUnverified };
enum class EvidenceType : uint8_t {
  kDenial,
  kContradiction,
  kNoEvidence,
  kDisclaimer,
  kDocument,
  kOwnObservation,
  kFinding,
  kSecondSource
};
enum class Bound : uint8_t { kNone, kAbout, kAtLeast, kAtMost, kOver, kUnder, kNearly };
enum class MarkStrength : uint8_t { kStrong, kQuiet, kListed };
enum class LinkPlace : uint8_t { kSource, kRelay, kEvidence, kSentence };

/// How the article speaks of an unnamed speaker. Empty strings where it does not say.
struct Anonymity {
  int count = 0;  // speakers, 0 = not said
  std::string
      closeness;       // value of shared/vocabulary: e.g. "involved", "briefed", "close", "insider", "none"
  std::string reason;  // value of shared/vocabulary: e.g. "not_authorised", "safety", "none"
};

struct RelayLink {
  std::optional<std::string> name;  // nullopt: somebody stands between, the article does not say who
  std::optional<ByteSpan> span;
};

struct Evidence {
  EvidenceType type = EvidenceType::kDenial;
  ByteSpan span;
  std::optional<uint32_t> attribution;  // index into Document::attributions
};

struct NumberMention {
  ByteSpan span;
  int64_t value_milli = 0;  // value in thousandths, so that JSON stays integral where the value is
  std::string unit;         // "percent", "usd", "people" ...; empty = none
  Bound bound = Bound::kNone;
  TokenSpan number;     // without bound and unit
  bool phrase = false;  // "dozens", "a third of": no number is written
};

struct ClaimLink {
  ByteSpan span;
  std::string href;
  LinkPlace where = LinkPlace::kSentence;
};

/// Why a field has its value: a rule id (each has a sentence in _locales) and the words that fired.
struct Reason {
  std::string_view field;  // both name literals: a claim has a dozen reasons, an article thousands
  std::string_view rule;
  std::vector<ByteSpan> spans;
};

struct Attribution {
  // Spans: from the tagger and linker, or given.
  std::optional<ByteSpan> source;
  ByteSpan cue;
  std::vector<ByteSpan> content;  // in text order, at least one
  TokenSpan cue_tokens;
  std::optional<TokenSpan> source_tokens;
  std::vector<TokenSpan> content_tokens;
  std::optional<uint32_t> within;  // index of the attribution this one is nested in
  int32_t margin = 0;              // by how much the models prefer it, in their own unit
  int32_t confidence = 1000;       // thousandths, from the margin; given spans are certain
  std::string cue_lemma;
  Stance stance = Stance::kNeutral;

  // Meaning: one stage each.
  std::vector<uint32_t> speakers;  // indexes into Document::speakers
  Identity identity = Identity::kNamed;
  Role role = Role::kUnknown;
  bool interested = false;
  std::optional<Anonymity> anonymity;
  Directness directness = Directness::kIndirect;
  std::vector<RelayLink> relay;  // nearest to the speaker first
  ClaimKind kind = ClaimKind::kFact;
  bool checkworthy = false;
  std::optional<Standing> standing;  // only for kind = fact
  std::vector<Evidence> evidence;
  std::vector<ByteSpan> replies;
  std::vector<NumberMention> numbers;
  std::vector<ByteSpan> hedges, times, places;
  bool negated = false;
  std::vector<ClaimLink> links;
  MarkStrength mark = MarkStrength::kQuiet;
  std::vector<Reason> reasons;
};

struct Speaker {
  std::string name;  // the fullest name or description the article gives
  std::vector<ByteSpan> mentions;
  bool named = false;   // `name` is a proper name, no description
  bool person = false;  // one human being, as far as the article shows
};

struct Finding {
  std::string type;
  std::vector<uint32_t> attributions;
  std::vector<ByteSpan> spans;
};

struct Warning {
  std::string code;
  std::optional<ByteSpan> span;
};

struct Document {
  std::string text;   // valid UTF-8
  std::string lower;  // same length and offsets; letters lower-cased where that keeps the byte length
  ArticleMeta meta;
  std::string language = "und";
  bool refined = false;  // the attributions come from the refining tier
  std::vector<Block> blocks;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
  std::vector<Attribution> attributions;
  std::vector<Speaker> speakers;
  std::vector<Finding> findings;
  std::vector<Warning> warnings;

  std::string_view text_of(ByteSpan s) const { return std::string_view(text).substr(s.begin, s.size()); }
  std::string_view lower_of(ByteSpan s) const { return std::string_view(lower).substr(s.begin, s.size()); }
  std::string_view word(uint32_t token) const { return text_of(tokens[token].span); }
  std::string_view lower_word(uint32_t token) const { return lower_of(tokens[token].span); }

  /// Bytes covered by a non-empty token span, without the space around it.
  ByteSpan bytes_of(TokenSpan s) const {
    return s.empty() ? ByteSpan{} : ByteSpan{tokens[s.begin].span.begin, tokens[s.end - 1].span.end};
  }
  /// The tokens that a byte span touches; empty (begin == end) if it touches none. O(log tokens).
  TokenSpan tokens_of(ByteSpan s) const;
  /// Index of the sentence / block that holds a token.
  uint32_t sentence_of(uint32_t token) const { return tokens[token].sentence; }
  uint32_t block_of(uint32_t token) const { return sentences[tokens[token].sentence].block; }
};

}  // namespace firsthand
