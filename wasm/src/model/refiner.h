// The refining tier's network: a small transformer over words, a head that tags cues, and a linker that
// scores the borders of source and content beside a cue. Weights are int8 (model/int8_matrix.h); the same
// text gives the same bytes on every target. Learnt by build-scripts/experiments; shapes in the file.
#pragma once

#include <string_view>
#include <vector>

#include "firsthand/error.h"
#include "firsthand/span.h"
#include "model/calibration.h"
#include "model/int8_matrix.h"
#include "model/wordpieces.h"

namespace firsthand {

/// The version that analyses of the refining tier carry.
inline constexpr std::string_view kRefinerVersion = "refiner 4";

/// What the network reads of a token besides its word pieces; values as build-scripts/experiments numbers
/// them.
struct RefinerToken {
  std::string_view lower;
  uint8_t shape = 0;  // 0 lower case, 1 Xx, 2 XxX, 3 XX, 4 digit first, 5 other
  uint8_t tag = 0;
  uint8_t quote = 0;  // depth (at most 2) + 3 * mark
};

/// One cue and the tokens beside it that may hold its parts.
struct RefinerWindow {
  TokenSpan cue;
  TokenSpan window;                // of tokens of the encoded text, cue included
  std::vector<uint8_t> sentences;  // of each token: distance from the cue's sentence, -4..4, plus 4
};

class Refiner {
 public:
  static constexpr size_t kCueLabels = 3;             // outside, begin, inside
  static constexpr size_t kBorders = 6;               // begin and last of source, left and right content
  static constexpr uint32_t kChunk = 128;             // tokens that see one another
  static constexpr uint32_t kLeft = 64, kRight = 96;  // tokens of a window beside the cue

  using Encoded = std::vector<float>;  // width() floats a token

  /// Reads refine.bin; kBadResource names the file.
  static Result<Refiner> parse(std::string_view name, std::string_view bytes);

  size_t width() const { return width_; }
  /// Which weights these are: heads learnt on their vectors fit no others.
  uint32_t fingerprint() const { return fingerprint_; }
  /// Encodes at most kChunk tokens, appending their vectors; to `inner` those before the last layer, which
  /// tell more of what is said and less of where parts begin and end.
  void encode(RefinerToken const* tokens, size_t count, Encoded& out, Encoded& inner) const;
  /// Scores of outside, begin and inside for every encoded token.
  std::vector<float> cue_scores(Encoded const& encoded) const;
  /// What the linker reads of every encoded token: once a text, because windows overlap.
  std::vector<float> linker_view(Encoded const& encoded) const;
  /// kBorders scores for each token of the window, then those of the parts' absence.
  std::vector<float> border_scores(Encoded const& encoded, std::vector<float> const& view,
                                   RefinerWindow const& window) const;
  /// The share of right attributions, in thousandths, among those of about this probability (in thousandths).
  int32_t confidence(int32_t probability) const { return confidence_.of(probability); }

 private:
  struct Norm {
    std::vector<float> gain, shift;
  };
  struct Layer {
    Int8Matrix in, out, widen, narrow;  // queries, keys and values; back to the width; feed-forward
    Norm after_attention, after_feed;
  };
  struct Linker {
    Int8Matrix token, cue;
    Int8Table distance, sentence;
    Norm norm;
    std::vector<Int8Matrix> taps;
    std::vector<uint32_t> dilations;
    std::vector<Norm> norms;
    Int8Matrix borders, absent;
  };

  void attend(std::vector<float> const& qkv, size_t count, std::vector<float>& out) const;
  void run(Layer const& layer, std::vector<float>& x, size_t count) const;

  uint32_t fingerprint_ = 0;
  size_t width_ = 0, heads_ = 0, rank_ = 0, inner_ = 0;
  WordPieces pieces_;
  Int8Table words_;
  Int8Matrix up_;
  Int8Table places_, shapes_, tags_, quotes_;
  Norm first_;
  std::vector<Layer> layers_;
  Int8Matrix cues_;
  Linker link_;
  Calibration confidence_;
};

}  // namespace firsthand
