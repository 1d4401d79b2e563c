// The command line: options, the resource bundle inside the program, one of three runs.
#include <cstdio>
#include <optional>

#include "cli/options.h"
#include "cli/run_compare.h"
#include "cli/run_files.h"
#include "cli/run_jsonl.h"
#include "cli/run_provenance.h"
#include "cli/run_query.h"
#include "cli/run_trace.h"
#include "model/refiner.h"
#include "stages/resources.h"

// Language pack and models (shared/packs, shared/models), put into the program by the build.
extern "C" char const firsthand_bundle_begin[], firsthand_bundle_end[];
// Weights of the refining tier (shared/models/en.refiner).
extern "C" char const firsthand_refiner_begin[], firsthand_refiner_end[];

namespace {

int damaged(firsthand::Error const& error) {
  std::fprintf(stderr, "firsthand: %s: %s\n", firsthand::error_name(error.code), error.message.c_str());
  return firsthand::cli::kBadResource;
}

}  // namespace

int main(int count, char** values) {
  using namespace firsthand;
  cli::Parsed const parsed = cli::parse_options(count, values);
  if (!parsed.options) return parsed.exit_code;
  auto const size = static_cast<size_t>(firsthand_bundle_end - firsthand_bundle_begin);
  auto const resources = load_resources({firsthand_bundle_begin, size});
  if (!resources) return damaged(resources.error());
  cli::Options const& options = *parsed.options;
  if (options.command == cli::Command::kCompare) return cli::run_compare(options, resources.value());
  if (options.command == cli::Command::kQuery) return cli::run_query(options, resources.value());
  if (options.command == cli::Command::kProvenance) return cli::run_provenance(options, resources.value());
  if (options.command == cli::Command::kTrace) return cli::run_trace(options, resources.value());
  std::optional<Refiner> refiner;
  if (options.refine) {
    auto const weights = static_cast<size_t>(firsthand_refiner_end - firsthand_refiner_begin);
    auto read = Refiner::parse("refiner", {firsthand_refiner_begin, weights});
    if (!read) return damaged(read.error());
    refiner = std::move(read.value());
  }
  Refiner const* const by = refiner ? &*refiner : nullptr;
  return options.jsonl ? cli::run_jsonl(options, resources.value(), by)
                       : cli::run_files(options, resources.value(), by);
}
