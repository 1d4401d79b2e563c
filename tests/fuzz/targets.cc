// See targets.h.
#include "targets.h"

#include <utf8/core.h>

#include <cstdlib>
#include <string>

#include "io/analysis_writer.h"
#include "io/given_reader.h"
#include "io/html/html_reader.h"
#include "io/limits.h"
#include "io/request_reader.h"
#include "io/text_reader.h"
#include "io/utf16_map.h"
#include "io/utf8.h"

namespace firsthand::fuzz {
namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

/// What every reader promises: valid UTF-8, blocks in order inside the text, links inside their blocks.
void check_document(Document const& doc) {
  require(::utf8::is_valid(doc.text.begin(), doc.text.end()));
  require(doc.blocks.size() <= kMaxBlocks);
  uint32_t last = 0;
  for (Block const& block : doc.blocks) {
    require(last <= block.span.begin && block.span.begin <= block.span.end &&
            block.span.end <= doc.text.size());
    last = block.span.end;
    for (Link const& link : block.links) require(block.span.contains(link.span));
  }
}

/// Spans outside and back again, and the JSON of a document without facts.
void check_json(Document const& doc) {
  Utf16Map const map(doc.text);
  require(map.length() == utf16_units(doc.text));
  for (Block const& block : doc.blocks) {
    OuterSpan const outer = map.outer(block.span);
    require(map.byte_span(outer.begin, outer.end) == block.span);
  }
  std::string const json = write_analysis(doc, {"1", "p", "m", true});
  require(::utf8::is_valid(json.begin(), json.end()) && json.size() > 2 && json.back() == '}');
}

void check(Result<Document> const& doc) {
  if (!doc) {
    require(!doc.error().message.empty());
    return;
  }
  check_document(doc.value());
  check_json(doc.value());
}

}  // namespace

void request(std::string_view bytes) {
  check(read_request(bytes));
}
void html(std::string_view bytes) {
  check(read_html(bytes));
}
void text(std::string_view bytes) {
  check(read_text(bytes));
}

void given(std::string_view bytes) {
  Document doc;
  doc.text = "Ana \U0001F389 said that it rained.";
  auto const found = read_given(bytes, doc);
  if (!found) return require(!found.error().message.empty());
  for (Attribution const& a : found.value()) {
    require(a.cue.end <= doc.text.size() && !a.content.empty());
    for (ByteSpan s : a.content) require(s.begin <= s.end && s.end <= doc.text.size());
  }
}

}  // namespace firsthand::fuzz
