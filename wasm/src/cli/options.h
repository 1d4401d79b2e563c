// The command line as data. Only options.cc knows CLI11.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace firsthand::cli {

/// What a run ends with. When several inputs fail the largest number wins.
enum ExitCode : int {
  kDone = 0,         // every input was analysed (with --jsonl: every line was answered)
  kBadInput = 1,     // an input could not be analysed: the error is named on stderr
  kBadUsage = 2,     // the command line makes no sense
  kBadFile = 3,      // a file could not be read, or the output not written
  kBadResource = 4,  // the built-in language pack or model is damaged
};

enum class Format { kText, kHtml, kRequest };

enum class Command { kAnalyze, kCompare, kQuery, kProvenance, kTrace };

struct Options {
  Command command = Command::kAnalyze;
  std::optional<Format> format;  // nullopt: by the file's ending
  bool explain = false;
  bool jsonl = false;
  bool refine = false;
  size_t nearest = 0;              // of trace: articles listed as nearest to each; 0 = none
  std::string given;               // annotation file, or a folder of ID.json; "" = none
  std::string outlet_a, outlet_b;  // of compare; "" = as the file says
  std::string claim;               // of query: id of an attribution; "" = the whole article
  std::vector<std::string> files;  // of compare: two
};

/// Options to run with, or the exit code of a run that ended here (help, version, bad usage).
struct Parsed {
  std::optional<Options> options;
  int exit_code = kDone;
};

Parsed parse_options(int count, char const* const* values);

}  // namespace firsthand::cli
