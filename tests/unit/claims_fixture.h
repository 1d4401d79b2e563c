// Builds a document with given attributions for the tests of the later stages: the shipped pack and models,
// text of our own, spans found by their words.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pack/bundle_writer.h"
#include "stages/pipeline.h"
#include "stages/resources.h"
#include "stages/stages.h"

namespace firsthand::test {

inline std::string read_file(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The bundle that the build makes, from the files of shared/.
inline std::string shipped_bundle() {
  std::filesystem::path const shared = std::filesystem::path(FIRSTHAND_SOURCE_DIR) / "shared";
  std::vector<std::pair<std::string, std::string>> entries{{"packs/en/version", "test\n"}};
  for (char const* folder : {"packs/en", "packs/und", "models/en"})
    for (auto const& item : std::filesystem::directory_iterator(shared / folder))
      if (item.is_regular_file())
        entries.emplace_back(std::string(folder) + "/" + item.path().filename().string(),
                             read_file(item.path()));
  auto written = write_bundle(std::move(entries));
  if (!written) throw std::runtime_error(written.error().message);
  return std::move(written.value());
}

inline Resources const& resources() {
  static Resources const r = [] {
    static std::string const bundle = shipped_bundle();
    auto loaded = load_resources(bundle);
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return std::move(loaded.value());
  }();
  return r;
}

inline LanguagePack const& pack() {
  return resources().pack;
}

/// One attribution by its words; empty source: none. Each is looked up from where the one before was found.
struct Said {
  std::string source, cue, content;
};

inline ByteSpan find(std::string const& text, std::string const& words, size_t from = 0) {
  size_t const at = text.find(words, from);
  if (at == std::string::npos) throw std::runtime_error("not in the text: " + words);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

/// Paragraphs are split at line feeds; the first one is a headline when `headline`.
inline Document text_only(std::string text, bool headline = false) {
  Document doc;
  doc.text = std::move(text);
  for (size_t at = 0; at < doc.text.size();) {
    size_t const end = std::min(doc.text.find('\n', at), doc.text.size());
    BlockKind const kind = headline && at == 0 ? BlockKind::kHeadline : BlockKind::kParagraph;
    if (end > at) doc.blocks.push_back({kind, {static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, {}});
    at = end + 1;
  }
  return doc;
}

inline Document analysed(Document doc, std::vector<Said> const& said) {
  std::vector<Attribution> given;
  for (Said const& s : said) {
    Attribution a;
    a.content.push_back(find(doc.text, s.content));
    size_t const near = a.content[0].begin > 120 ? a.content[0].begin - 120 : 0;
    if (!s.source.empty()) a.source = find(doc.text, s.source, near);
    a.cue = find(doc.text, s.cue, near);
    a.confidence = 1000;
    given.push_back(std::move(a));
  }
  return analyze_given(std::move(doc), std::move(given), resources());
}

inline Document analysed(std::string const& text, std::vector<Said> const& said, bool headline = false) {
  return analysed(text_only(text, headline), said);
}

/// The whole pipeline's text facts, for tests of words and phrases.
inline Document words_of(std::string const& text) {
  return analysed(text, {});
}

inline bool has_reason(Attribution const& a, std::string const& field, std::string const& rule) {
  for (Reason const& r : a.reasons)
    if (r.field == field && r.rule == rule) return true;
  return false;
}

}  // namespace firsthand::test
