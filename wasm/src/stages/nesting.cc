// Nested attributions ("A said that B claimed X"): each attribution is within the smallest other one
// whose content holds its cue and its content.
#include "stages/stages.h"

namespace firsthand {
namespace {

bool holds(Attribution const& outer, Attribution const& inner) {
  for (ByteSpan const& piece : outer.content)
    if (piece.contains(inner.cue) && piece.contains(inner.content.front())) return true;
  return false;
}

uint32_t size_of(Attribution const& a) {
  uint32_t n = 0;
  for (ByteSpan const& piece : a.content) n += piece.size();
  return n;
}

}  // namespace

void nest_attributions(Document& doc) {
  constexpr uint32_t kReach = 32;  // attributions looked back and ahead; contents never reach further
  auto const count = static_cast<uint32_t>(doc.attributions.size());
  for (uint32_t inner = 0; inner < count; ++inner) {
    Attribution& a = doc.attributions[inner];
    a.within.reset();
    const uint32_t first = inner > kReach ? inner - kReach : 0, last = std::min(count, inner + kReach + 1);
    for (uint32_t outer = first; outer < last; ++outer) {
      Attribution const& b = doc.attributions[outer];
      if (outer == inner || !holds(b, a) || (holds(a, b) && outer > inner)) continue;
      if (!a.within || size_of(b) < size_of(doc.attributions[*a.within])) a.within = outer;
    }
  }
}

}  // namespace firsthand
