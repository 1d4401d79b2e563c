// Reads the training corpora: articles with attribution spans, part-of-speech layers, CoNLL-U.
// Offsets in the files count code points; what comes out counts UTF-8 bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand::train {

struct GoldAttribution {
  std::optional<ByteSpan> source;
  ByteSpan cue;
  std::vector<ByteSpan> content;
};

struct GoldTag {
  ByteSpan span;
  PosTag tag;
};

struct Article {
  std::string id;
  Document doc;  // tokens, sentences, quotations; tags once they are predicted
  std::vector<GoldAttribution> gold;
  std::vector<GoldTag> tags;
  std::vector<ByteSpan> sentences;  // gold ones, where the corpus has them
  int weight = 1;                   // how often an epoch shows it
};

/// Text, split into blocks at newlines, through tokens, sentences and quotations.
Document prepare(std::string text, LanguagePack const& pack);

/// Every ID.txt with its ID.json below `dir`, sorted by id. Exits with a message if there is none.
std::vector<Article> read_articles(std::string const& dir, LanguagePack const& pack, int weight);
/// Adds the layer of a CoreNLP table (word, begin, end, tag ...; "#doc ID") to the articles it names.
void read_core_layer(std::string const& file, std::vector<Article>& articles);
/// How the sentences of a CoNLL-U file are put together: a line each, or as the file's paragraphs, in which
/// their ends have to be found.
enum class Layout { kSentenceALine, kParagraphs };
/// A CoNLL-U file (column 5 = Penn tag) as articles of about 40 sentences each.
std::vector<Article> read_conllu(std::string const& file, LanguagePack const& pack,
                                 Layout layout = Layout::kSentenceALine);

std::string read_file(std::string const& path);
void write_file(std::string const& path, std::string const& bytes);

}  // namespace firsthand::train
