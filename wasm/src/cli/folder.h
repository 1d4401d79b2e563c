// The articles of a folder: every file below it with an ending that the command line reads.
#pragma once

#include <string>
#include <vector>

#include "firsthand/error.h"

namespace firsthand::cli {

/// Files one run reads at most.
inline constexpr size_t kMostFiles = 200'000;

/// Paths below the folder, in the order of their bytes, of .txt, .html, .htm, .xhtml and .json files; links
/// to folders are not followed. Errors: kIo, kTooLarge.
Result<std::vector<std::string>> articles_in(std::string const& folder);

}  // namespace firsthand::cli
