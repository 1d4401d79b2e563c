// See run_files.h.
#include "cli/run_files.h"

#include <algorithm>

#include "cli/explain.h"
#include "cli/files.h"
#include "cli/input.h"

namespace firsthand::cli {
namespace {

int run_file(Options const& options, std::string const& path, Resources const& resources,
             Refiner const* refiner) {
  auto const doc = analyze_file(options, path, resources, refiner);
  if (!doc) return report(path, doc.error());
  std::string const out = options.explain ? explain(doc.value())
                                          : analysis_line(doc.value(), format_of(options, path), resources);
  return write_line(out) ? kDone : kBadFile;
}

}  // namespace

int run_files(Options const& options, Resources const& resources, Refiner const* refiner) {
  int code = kDone;
  for (std::string const& path : options.files)
    code = std::max(code, run_file(options, path, resources, refiner));
  return code;
}

}  // namespace firsthand::cli
