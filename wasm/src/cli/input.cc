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

/// The bytes of the annotation that belongs to a file; its errors name it, since it is not the file asked
/// about.
Result<std::string> given_for(Options const& options, std::string const& path) {
  std::string const& given = options.given;
  std::string const from = is_folder(given) ? given + "/" + stem_of(path) + ".json" : given;
  auto read = read_file(from);
  if (!read) return Error{read.error().code, "--given " + from + ": " + read.error().message};
  if (read.value().empty()) return Error{ErrorCode::kBadRequest, "--given " + from + ": it is empty"};
  return read;
}

/// Zero bytes are in no text, but in UTF-16, pictures, PDF and Word files.
bool is_text(Format format, std::string_view bytes) {
  return format != Format::kText || bytes.find('\0') == std::string_view::npos;
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
  Format const format = format_of(options, path);
  if (!is_text(format, bytes.value()))
    return Error{ErrorCode::kBadRequest, "not a text file; save its text as UTF-8 (.txt) or as HTML (.html)"};
  Result<std::string> const given =
      options.given.empty() ? Result<std::string>(std::string()) : given_for(options, path);
  if (!given) return given.error();
  return analyze_input({format, without_bom(bytes.value()), given.value(), refiner}, resources);
}

std::string analysis_line(Document const& doc, Format format, Resources const& resources) {
  return to_json(doc, resources, format == Format::kHtml);
}

}  // namespace firsthand::cli
