// The image of a lexicon: what the bundle holds in place of its text, with all words hashed and all cells
// counted when the bundle is made. Little-endian, in this order:
//   u32 entries, cells, phrases, bytes of text
//   u32 hash of the first word, of each entry         {u32 hash, u32 entry} of each phrase of several words
//   u8 cells (phrase and values), of each entry       u8 words of the phrase, of each entry
//   u8 bytes, of each cell                            the text: all cells, nothing between them
// Entries are sorted by phrase, phrases by hash and entry.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "firsthand/error.h"
#include "pack/lexicon.h"

namespace firsthand {

/// The fold hashes by which a phrase is found: of its first word, and of all its words mixed.
struct PhraseHashes {
  uint32_t first = 0, all = 0, words = 0;
};
PhraseHashes phrase_hashes(std::string_view phrase);

/// Of the text of a lexicon file. kBadResource names the file and the line at fault.
Result<std::string> lexicon_image(std::string_view file_name, std::string_view text);

/// Of rows made in code, each a phrase and its values: sorted here; of equal phrases the first stays.
Result<std::string> lexicon_image(std::string_view name, std::vector<std::vector<std::string_view>> rows);

}  // namespace firsthand
