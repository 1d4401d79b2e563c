// See run_files.h.
#include "cli/run_files.h"

#include <algorithm>
#include <cstdio>

#include "cli/explain.h"
#include "cli/files.h"
#include "cli/input.h"
#include "io/utf8.h"

namespace firsthand::cli {
namespace {

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

int run_file(Options const& options, std::string const& path, Resources const& resources) {
  auto const bytes = read_file(path);
  if (!bytes) return report(path, bytes.error());
  std::string given;
  if (!options.given.empty()) {
    auto read =
        read_file(is_folder(options.given) ? options.given + "/" + stem_of(path) + ".json" : options.given);
    if (!read) return report(path, read.error());
    given = std::move(read.value());
    if (given.empty()) return report(path, {ErrorCode::kBadRequest, "the annotation is empty"});
  }
  Format const format = format_of(options, path);
  auto const doc = analyze_input({format, without_bom(bytes.value()), given}, resources);
  if (!doc) return report(path, doc.error());
  std::string const out =
      options.explain ? explain(doc.value()) : analysis_line(doc.value(), format, resources);
  return write_line(out) ? kDone : kBadFile;
}

}  // namespace

int run_files(Options const& options, Resources const& resources) {
  int code = kDone;
  for (std::string const& path : options.files) code = std::max(code, run_file(options, path, resources));
  return code;
}

}  // namespace firsthand::cli
