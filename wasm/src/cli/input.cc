// See input.h.
#include "cli/input.h"

#include "io/analyze.h"
#include "io/given_reader.h"
#include "io/html/html_reader.h"
#include "io/request_reader.h"
#include "io/text_reader.h"
#include "stages/pipeline.h"

namespace firsthand::cli {
namespace {

Result<Document> read(Format format, std::string_view bytes) {
  switch (format) {
    case Format::kHtml:
      return read_html(bytes);
    case Format::kRequest:
      return read_request(bytes);
    default:
      return read_text(bytes);
  }
}

}  // namespace

Result<Document> analyze_input(Input const& input, Resources const& resources) {
  auto doc = read(input.format, input.bytes);
  if (!doc) return doc.error();
  if (input.given.empty()) return analyze_document(std::move(doc.value()), resources);
  auto given = read_given(input.given, doc.value());
  if (!given) return given.error();
  return analyze_given(std::move(doc.value()), std::move(given.value()), resources);
}

std::string analysis_line(Document const& doc, Format format, Resources const& resources) {
  return to_json(doc, resources, format == Format::kHtml);
}

}  // namespace firsthand::cli
