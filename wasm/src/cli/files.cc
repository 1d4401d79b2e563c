// See files.h.
#include "cli/files.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace firsthand::cli {
namespace {

/// What to do about it, for what happens most.
std::string advice(int code) {
  if (code == ENOENT) return "; check its path";
  if (code == EISDIR) return "; name files in it, or use firsthand trace";
  return code == EACCES ? "; you may not read it" : "";
}

Error io_error() {
  return {ErrorCode::kIo, std::strerror(errno) + advice(errno)};
}

Result<std::string> read_stream(std::FILE* file) {
  std::string bytes;
  char buffer[1 << 16];
  while (size_t const got = std::fread(buffer, 1, sizeof buffer, file)) {
    bytes.append(buffer, got);
    if (bytes.size() > kMaxFileBytes)
      return Error{ErrorCode::kTooLarge,
                   "more than " + std::to_string(kMaxFileBytes) + " bytes; give one article a file"};
  }
  if (std::ferror(file)) return io_error();
  return bytes;
}

}  // namespace

Result<std::string> read_file(std::string const& path) {
  if (path == "-") return read_stream(stdin);
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return io_error();
  return read_stream(file.get());
}

bool is_folder(std::string const& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

std::string stem_of(std::string const& path) {
  size_t const slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  size_t const dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

bool ends_with(std::string_view path, std::string_view lower_text) {
  if (path.size() < lower_text.size()) return false;
  std::string_view const tail = path.substr(path.size() - lower_text.size());
  for (size_t i = 0; i < tail.size(); ++i)
    if ((tail[i] >= 'A' && tail[i] <= 'Z' ? tail[i] + 'a' - 'A' : tail[i]) != lower_text[i]) return false;
  return true;
}

bool write_line(std::string const& line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
  return std::fflush(stdout) == 0 && !std::ferror(stdout);
}

// getc returns what the pipe has, so a line is answered before the next one is written.
std::optional<LineReader::Line> LineReader::next() {
  Line line;
  int c = getc_unlocked(file_);
  if (c == EOF) return std::nullopt;
  for (; c != EOF && c != '\n'; c = getc_unlocked(file_)) {
    if (!line.too_long) line.text += static_cast<char>(c);
    if (line.text.size() > max_bytes_) {
      line.too_long = true;
      line.text.clear();
    }
  }
  return line;
}

}  // namespace firsthand::cli
