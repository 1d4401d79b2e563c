// The command line: options, the resource bundle inside the program, one of three runs.
#include <cstdio>

#include "cli/options.h"
#include "cli/run_compare.h"
#include "cli/run_files.h"
#include "cli/run_jsonl.h"
#include "stages/resources.h"

// Language pack and models (shared/packs, shared/models), put into the program by the build.
extern "C" char const firsthand_bundle_begin[], firsthand_bundle_end[];

int main(int count, char** values) {
  using namespace firsthand;
  cli::Parsed const parsed = cli::parse_options(count, values);
  if (!parsed.options) return parsed.exit_code;
  auto const size = static_cast<size_t>(firsthand_bundle_end - firsthand_bundle_begin);
  auto const resources = load_resources({firsthand_bundle_begin, size});
  if (!resources) {
    std::fprintf(stderr, "firsthand: %s: %s\n", error_name(resources.error().code),
                 resources.error().message.c_str());
    return cli::kBadResource;
  }
  cli::Options const& options = *parsed.options;
  if (options.command == cli::Command::kCompare) return cli::run_compare(options, resources.value());
  return options.jsonl ? cli::run_jsonl(options, resources.value())
                       : cli::run_files(options, resources.value());
}
