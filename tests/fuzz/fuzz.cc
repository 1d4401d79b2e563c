// One libFuzzer program a target: FIRSTHAND_FUZZ_TARGET names it. Built with clang:
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/fuzz_html -timeout=10 -max_total_time=60 tests/fuzz/corpus/html
// A file that it leaves behind goes into tests/fuzz/corpus/TARGET, which the unit run replays.
#include <cstddef>
#include <cstdint>

#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, size_t size) {
  firsthand::fuzz::FIRSTHAND_FUZZ_TARGET({reinterpret_cast<char const*>(data), size});
  return 0;
}
