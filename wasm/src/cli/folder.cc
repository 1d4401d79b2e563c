// See folder.h.
#include "cli/folder.h"

#include <algorithm>
#include <filesystem>

#include "cli/files.h"

namespace firsthand::cli {
namespace {

namespace fs = std::filesystem;

bool is_article(std::string const& path) {
  constexpr char const* kEndings[] = {".txt", ".html", ".htm", ".xhtml", ".json"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](char const* ending) { return ends_with(path, ending); });
}

}  // namespace

Result<std::vector<std::string>> articles_in(std::string const& folder) {
  if (!is_folder(folder)) return Error{ErrorCode::kIo, folder + " is not a folder"};
  std::vector<std::string> out;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code unreadable;
    std::string const path = at->path().lexically_relative(folder).string();
    if (!is_article(path) || !at->is_regular_file(unreadable)) continue;
    out.push_back(path);
    if (out.size() > kMostFiles)
      return Error{ErrorCode::kTooLarge,
                   folder + " holds more than " + std::to_string(kMostFiles) + " files"};
  }
  if (error) return Error{ErrorCode::kIo, folder + ": " + error.message()};
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace firsthand::cli
