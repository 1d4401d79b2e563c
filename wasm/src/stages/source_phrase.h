// Reads the noun phrase that names a source: its head (a proper name, a common noun or a pronoun), the
// word that says in what capacity it speaks, how many there are. Words come from the pack's lexicons
// grammar, roles, bodies and places; capital letters tell names.
//
// Worked example: "Iraqi Interior Ministry spokesman Saad Maan Ibrahim" -> head name, name "Saad Maan
// Ibrahim", noun "spokesman", modifier "Iraqi Interior Ministry".
#pragma once

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

enum class SourceHead : uint8_t { kNone, kName, kNoun, kPronoun };

struct SourcePhrase {
  SourceHead head = SourceHead::kNone;
  TokenSpan tokens;                       // without quotation marks and determiners around it
  TokenSpan core;                         // up to the first comma, preposition or relative
  TokenSpan name;                         // the proper name, without titles
  TokenSpan noun;                         // the word or phrase of capacity
  TokenSpan modifier;                     // capitalised words before the noun ("White House" official)
  TokenSpan owner;                        // whose it is: "Radio Marrow" in "Radio Marrow's website"
  LexiconEntry const* role = nullptr;     // the noun's entry in roles
  LexiconEntry const* body = nullptr;     // the name's (or modifier's) entry in bodies
  LexiconEntry const* place = nullptr;    // the name's entry in places
  bool titled = false;                    // one capacity with one name behind it, whatever "and" it holds
  LexiconEntry const* pronoun = nullptr;  // the pronoun's entry in grammar
  bool definite = false, indefinite = false, plural = false, partitive = false;
  bool head_is_title = false;  // "the Prime Minister": capitalised, but no name
  int count = 0;               // speakers said ("two officials"), 0 = not said
};

SourcePhrase read_source_phrase(Document const& doc, TokenSpan tokens, LanguagePack const& pack);

/// Begins with a capital letter (and is a word), or names a site?
inline bool is_capitalised(Document const& doc, uint32_t token) {
  return doc.tokens[token].capitalised;
}
/// "British-born", which opens no name?
bool is_joined_adjective(Document const& doc, uint32_t token, Lexicon const& second_parts);
/// The lower-cased words of a span joined by one space, as lexicon phrases are written.
std::string joined_words(Document const& doc, TokenSpan tokens);

}  // namespace firsthand
