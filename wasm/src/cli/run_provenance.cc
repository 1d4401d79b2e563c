// See run_provenance.h.
#include "cli/run_provenance.h"

#include "cli/files.h"
#include "cli/input.h"
#include "io/analyze.h"

namespace firsthand::cli {

int run_provenance(Options const& options, Resources const& resources) {
  std::string const& path = options.files[0];
  auto const bytes = read_file(path);
  if (!bytes) return report(path, bytes.error());
  auto question = read_provenance_question(bytes.value());
  if (!question) return report(path, question.error());
  return write_line(provenance_to_json(std::move(question.value()), resources)) ? kDone : kBadFile;
}

}  // namespace firsthand::cli
