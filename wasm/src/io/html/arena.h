// Memory for the HTML parser with a ceiling. libgumbo cannot be told that there is none left, so the
// arena jumps out of the parse; all it gave is freed at once when it goes.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <memory>
#include <vector>

namespace firsthand::html {

class Arena {
 public:
  explicit Arena(size_t ceiling) : left_(ceiling) {}

  /// Memory aligned for any type. When the ceiling is reached: longjmp to `full`.
  void* allocate(size_t bytes);

  /// To be set by setjmp before the first allocation.
  std::jmp_buf full;

 private:
  size_t left_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace firsthand::html
