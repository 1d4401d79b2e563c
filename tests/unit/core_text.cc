// See the header.
#include "core_text.h"

#include <catch2/catch.hpp>

#include "stages/pipeline.h"

extern "C" unsigned char const firsthand_bundle_begin[], firsthand_bundle_end[];

extern "C" char const firsthand_refiner_begin[], firsthand_refiner_end[];

namespace firsthand::test {

Document blocks_of(std::string text) {
  Document doc;
  doc.text = std::move(text);
  for (size_t i = 0; i < doc.text.size();) {
    size_t const end = std::min(doc.text.find('\n', i), doc.text.size());
    if (end > i) doc.blocks.push_back({BlockKind::kParagraph, {uint32_t(i), uint32_t(end)}, {}});
    i = end + 1;
  }
  return doc;
}

Resources const& resources() {
  static Result<Resources> const loaded =
      load_resources({reinterpret_cast<char const*>(firsthand_bundle_begin),
                      size_t(firsthand_bundle_end - firsthand_bundle_begin)});
  REQUIRE(loaded.ok());
  return loaded.value();
}

Document read(std::string text) {
  Document doc = blocks_of(std::move(text));
  find_text_facts(doc, resources().pack);
  return doc;
}

Document analyzed(std::string text) {
  return analyze_document(blocks_of(std::move(text)), resources());
}

std::string_view refiner_weights() {
  return {firsthand_refiner_begin, static_cast<size_t>(firsthand_refiner_end - firsthand_refiner_begin)};
}

Refiner const& refiner() {
  static Result<Refiner> const loaded = Refiner::parse("refiner", refiner_weights());
  REQUIRE(loaded.ok());
  return loaded.value();
}

Document refined(std::string text) {
  return analyze_document(blocks_of(std::move(text)), resources(), &refiner());
}

std::vector<std::string> tokens_of(Document const& doc) {
  std::vector<std::string> out;
  for (Token const& t : doc.tokens) out.emplace_back(doc.text_of(t.span));
  return out;
}

std::vector<std::string> sentences_of(Document const& doc) {
  std::vector<std::string> out;
  for (Sentence const& s : doc.sentences) out.emplace_back(doc.text_of(doc.bytes_of(s.tokens)));
  return out;
}

std::vector<std::string> quotations_of(Document const& doc) {
  std::vector<std::string> out;
  for (Quotation const& q : doc.quotations) out.emplace_back(doc.text_of(doc.bytes_of(q.tokens)));
  return out;
}

std::string attribution(Document const& doc, std::string const& cue) {
  for (Attribution const& a : doc.attributions) {
    if (doc.text_of(a.cue) != cue) continue;
    std::string out = (a.source ? std::string(doc.text_of(*a.source)) : "-") + " | " + cue + " |";
    for (ByteSpan s : a.content) out += " / " + std::string(doc.text_of(s));
    return out;
  }
  return "";
}

}  // namespace firsthand::test
