// See arena.h.
#include "io/html/arena.h"

#include <algorithm>
#include <new>

namespace firsthand::html {
namespace {
constexpr size_t kChunk = 1 << 20;
constexpr size_t kAlign = alignof(std::max_align_t);
}  // namespace

void* Arena::allocate(size_t bytes) {
  bytes = (bytes + kAlign - 1) / kAlign * kAlign;
  if (static_cast<size_t>(end_ - at_) < bytes) {
    size_t const size = std::max(bytes, kChunk);
    std::unique_ptr<char[]> chunk(size <= left_ ? new (std::nothrow) char[size] : nullptr);
    if (!chunk) {
      chunk.reset();
      std::longjmp(full, 1);
    }
    left_ -= size;
    at_ = chunk.get();
    end_ = at_ + size;
    chunks_.push_back(std::move(chunk));
  }
  void* const memory = at_;
  at_ += bytes;
  return memory;
}

}  // namespace firsthand::html
