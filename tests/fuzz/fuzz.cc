// One libFuzzer program a target: FIRSTHAND_FUZZ_TARGET names it. Built by the fuzz preset with clang.
#include <cstddef>
#include <cstdint>

#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, size_t size) {
  firsthand::fuzz::FIRSTHAND_FUZZ_TARGET({reinterpret_cast<char const*>(data), size});
  return 0;
}
