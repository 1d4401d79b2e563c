// See claim_key.h. FNV-1a, 64 bits, over lower-cased words with one space between them.
#include "io/claim_key.h"

#include <unordered_map>

#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint64_t kOffsetBasis = 14695981039346656037ull;
constexpr uint64_t kPrime = 1099511628211ull;
constexpr char kFieldEnd = '\x1f';

class WordHash {
 public:
  /// Adds the words of a lower-cased text.
  void words(std::string_view lower) {
    bool gap = true;
    for (uint32_t at = 0; at < lower.size();) {
      CodePoint const c = decode(lower, at);
      CharClass const kind = classify(c.value);
      bool const letter = kind == CharClass::kLetter || kind == CharClass::kDigit;
      if (letter && gap) byte(' ');
      if (letter)
        for (uint32_t i = 0; i < c.size; ++i) byte(lower[at + i]);
      if (kind != CharClass::kFormat) gap = !letter;
      at += c.size;
    }
  }
  void byte(char c) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * kPrime; }
  void number(uint32_t n) {
    for (int i = 0; i < 4; ++i) byte(static_cast<char>(n >> (8 * i)));
  }
  uint64_t value() const { return hash_; }

 private:
  uint64_t hash_ = kOffsetBasis;
};

WordHash hash_of(Document const& doc, Attribution const& a) {
  WordHash hash;
  for (ByteSpan s : a.content) hash.words(doc.lower_of(s));
  hash.byte(kFieldEnd);
  for (uint32_t speaker : a.speakers) hash.words(lower_keeping_offsets(doc.speakers[speaker].name));
  if (a.speakers.empty() && a.source) hash.words(doc.lower_of(*a.source));
  return hash;
}

std::string hex(uint64_t value) {
  std::string out(16, '0');
  for (size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace

std::vector<std::string> claim_keys(Document const& doc) {
  std::unordered_map<uint64_t, uint32_t> seen;
  std::vector<std::string> keys;
  keys.reserve(doc.attributions.size());
  for (Attribution const& a : doc.attributions) {
    WordHash hash = hash_of(doc, a);
    uint32_t const before = seen[hash.value()]++;
    if (before > 0) hash.number(before);
    keys.push_back(hex(hash.value()));
  }
  return keys;
}

}  // namespace firsthand
