// See fingerprints.h.
#include "coverage/fingerprints.h"

#include <algorithm>

namespace firsthand {
namespace {

constexpr size_t kWords = 5;   // k: words of one hash
constexpr size_t kWindow = 4;  // w: hashes of which the least is kept

/// The runs of words that no quotation, caption or block border breaks.
std::vector<std::vector<uint32_t>> runs(Side const& side) {
  std::vector<std::vector<uint32_t>> out(1);
  uint32_t block = UINT32_MAX;
  for (uint32_t i = 0; i < side.terms.size(); ++i) {
    Term const& t = side.terms[i];
    uint32_t const here = side.doc.block_of(i);
    bool const skip = t.quoted || side.doc.blocks[here].kind == BlockKind::kCaption;
    if ((skip || here != block) && !out.back().empty()) out.emplace_back();
    block = here;
    if (!skip && t.kind != TermKind::kNone) out.back().push_back(t.exact);
  }
  return out;
}

uint32_t hash_of(uint32_t const* words) {
  uint64_t h = 14695981039346656037ull;
  for (size_t i = 0; i < kWords; ++i) h = (h ^ words[i]) * 1099511628211ull;
  return static_cast<uint32_t>(h >> 32);
}

void winnow(std::vector<uint32_t> const& run, std::vector<uint32_t>& out) {
  std::vector<uint32_t> hashes;
  for (size_t i = 0; i + kWords <= run.size(); ++i) hashes.push_back(hash_of(run.data() + i));
  size_t const windows = hashes.size() < kWindow ? !hashes.empty() : hashes.size() - kWindow + 1;
  for (size_t i = 0; i < windows; ++i) {
    auto const begin = hashes.begin() + static_cast<std::ptrdiff_t>(i);
    auto const end = hashes.begin() + static_cast<std::ptrdiff_t>(std::min(i + kWindow, hashes.size()));
    out.push_back(*std::min_element(begin, end));
  }
}

}  // namespace

std::vector<uint32_t> fingerprints(Side const& side) {
  std::vector<uint32_t> out;
  for (auto const& run : runs(side)) winnow(run, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

uint32_t containment(std::vector<uint32_t> const& part, std::vector<uint32_t> const& whole) {
  if (part.empty()) return 0;
  size_t shared = 0;
  for (uint32_t h : part) shared += std::binary_search(whole.begin(), whole.end(), h);
  return static_cast<uint32_t>(1000 * shared / part.size());
}

}  // namespace firsthand
