// Which sentences of two articles tell the same, and which of their words correspond. Sentences are linked
// many to many (rewriters split and merge them) and in any order; inside linked sentences words are matched
// by greedy string tiling (Wise 1993): the longest common runs first, single telling words last.
#pragma once

#include <cstdint>
#include <vector>

#include "coverage/side.h"

namespace firsthand {

struct SentenceLink {
  uint32_t a = 0, b = 0;  // sentences
  uint32_t share = 0;     // weight of the words that both have, in per cent of the lighter sentence's
};

/// A run of words that both sides have in the same order.
struct Tile {
  TokenSpan a, b;  // of one length
};

inline constexpr uint32_t kNoMatch = UINT32_MAX;

struct Alignment {
  std::vector<SentenceLink> links;                // by a, then b
  std::vector<Tile> tiles;                        // by a
  std::vector<uint32_t> match_a, match_b;         // of each token its partner on the other side, or kNoMatch
  std::vector<std::vector<uint32_t>> of_a, of_b;  // of each sentence the linked ones, best first
};

/// Bounded time: words that more than 40 sentences of one side hold link nothing, sentences are read to
/// their 250th word, a sentence keeps its best 4 links, and after 400 million pairs of words no more words
/// are matched.
Alignment align(Side const& a, Side const& b);

/// One side seen from the other: the same alignment read in either direction.
struct View {
  Side const& from;
  Side const& to;
  std::vector<uint32_t> const& match;                // of tokens of `from`
  std::vector<uint32_t> const& back;                 // of tokens of `to`
  std::vector<std::vector<uint32_t>> const& linked;  // of sentences of `from`
  bool forward = true;                               // is `from` side a?

  View(Side const& a, Side const& b, Alignment const& x)
      : from(a), to(b), match(x.match_a), back(x.match_b), linked(x.of_a) {}
  View reversed(Alignment const& x) const;

 private:
  View(Side const& f, Side const& t, std::vector<uint32_t> const& m, std::vector<uint32_t> const& n,
       std::vector<std::vector<uint32_t>> const& l, bool fw)
      : from(f), to(t), match(m), back(n), linked(l), forward(fw) {}
};

/// Weight of the telling words of a span that have a partner, in per cent of all; 0 when it has none.
uint32_t covered(View const& view, TokenSpan span);
/// The partners of a span's telling words that lie in one sentence of the other side: the sentence with the
/// most of them; empty without any.
TokenSpan image(View const& view, TokenSpan span);

}  // namespace firsthand
