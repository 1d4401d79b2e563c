// See input.h.
#include "cli/input.h"

#include <cstdio>

#include "cli/files.h"
#include "io/analyze.h"
#include "io/given_reader.h"
#include "io/html/html_reader.h"
#include "io/request_reader.h"
#include "io/text_reader.h"
#include "io/utf8.h"
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
  if (input.given.empty()) return analyze_document(std::move(doc.value()), resources, input.refiner);
  auto given = read_given(input.given, doc.value());
  if (!given) return given.error();
  return analyze_given(std::move(doc.value()), std::move(given.value()), resources, input.refiner);
}

Format format_of(Options const& options, std::string const& path) {
  if (options.format) return *options.format;
  if (ends_with(path, ".html") || ends_with(path, ".htm") || ends_with(path, ".xhtml")) return Format::kHtml;
  return ends_with(path, ".json") ? Format::kRequest : Format::kText;
}

int report(std::string const& path, Error const& error) {
  std::fprintf(stderr, "firsthand: %s: %s: %s\n", path.c_str(), error_name(error.code),
               error.message.c_str());
  return error.code == ErrorCode::kIo ? kBadFile : kBadInput;
}

Result<Document> analyze_file(Options const& options, std::string const& path, Resources const& resources,
                              Refiner const* refiner) {
  auto const bytes = read_file(path);
  if (!bytes) return bytes.error();
  std::string given;
  if (!options.given.empty()) {
    auto read =
        read_file(is_folder(options.given) ? options.given + "/" + stem_of(path) + ".json" : options.given);
    if (!read) return read.error();
    given = std::move(read.value());
    if (given.empty()) return Error{ErrorCode::kBadRequest, "the annotation is empty"};
  }
  return analyze_input({format_of(options, path), without_bom(bytes.value()), given, refiner}, resources);
}

std::string analysis_line(Document const& doc, Format format, Resources const& resources) {
  return to_json(doc, resources, format == Format::kHtml);
}

}  // namespace firsthand::cli
