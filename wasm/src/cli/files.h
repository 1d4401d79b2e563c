// Files and streams of the command line, bounded.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "firsthand/error.h"

namespace firsthand::cli {

/// Bytes of any file that is read: over every bound of io/limits.h, under what a machine has.
inline constexpr size_t kMaxFileBytes = 64'000'000;

/// All bytes of a file, or of stdin for "-". Errors: kIo, kTooLarge.
Result<std::string> read_file(std::string const& path);

bool is_folder(std::string const& path);

/// "a/b.html" -> "b"
std::string stem_of(std::string const& path);

/// Is `text` at the end of `path`, in any case?
bool ends_with(std::string_view path, std::string_view lower_text);

/// Writes a line and flushes it. False when the output is gone.
bool write_line(std::string const& line);

/// Reads lines as they arrive, each at most `max_bytes` long.
class LineReader {
 public:
  LineReader(std::FILE* file, size_t max_bytes) : file_(file), max_bytes_(max_bytes) {}

  struct Line {
    std::string text;       // without its line end
    bool too_long = false;  // text is empty then
  };
  /// The next line; nullopt at the end.
  std::optional<Line> next();

 private:
  std::FILE* file_;
  size_t max_bytes_;
};

}  // namespace firsthand::cli
