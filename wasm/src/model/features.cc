// Facts of word forms for the models' features.
#include "model/features.h"

#include "text/unicode.h"

namespace firsthand {
namespace {

char shape_char(uint8_t byte) {
  if (byte >= 'a' && byte <= 'z') return 'x';
  if (byte >= 'A' && byte <= 'Z') return 'X';
  return byte >= '0' && byte <= '9' ? 'd' : static_cast<char>(byte);
}

/// "Xx" for "Reuters", "X.X." for "U.S.", "d" for "2014": runs are one; format characters do not count.
uint32_t shape_of(std::string_view word) {
  uint32_t h = 17;
  char last = 0;
  for (uint32_t i = 0; i < word.size();) {
    char c = shape_char(static_cast<uint8_t>(word[i]));
    uint32_t size = 1;
    if (static_cast<uint8_t>(word[i]) >= 0x80) {
      const CodePoint cp = decode(word, i);
      const CharClass k = classify(cp.value);
      size = cp.size;
      c = k == CharClass::kFormat ? last : k != CharClass::kLetter ? '*' : is_upper(cp.value) ? 'X' : 'x';
    }
    if (c != last) h = mix(h, static_cast<uint32_t>(c));
    last = c;
    i += size;
  }
  return h;
}

/// A crude stem: enough to tie "says", "saying" and unknown regular forms together as one feature.
std::string_view stem_of(std::string_view w) {
  auto const ends = [&](std::string_view s) {
    return w.size() > s.size() + 2 && w.substr(w.size() - s.size()) == s;
  };
  for (std::string_view suffix : {"ing", "ied", "ies", "ed", "es", "s", "e"})
    if (ends(suffix)) return w.substr(0, w.size() - suffix.size());
  return w;
}

WordFacts facts_of(Document const& doc, Token const& t) {
  WordFacts f;
  const std::string_view lower = doc.lower_of(t.span), word = doc.text_of(t.span);
  auto const tail = [&](size_t n) {
    return hash_bytes(lower.substr(lower.size() > n ? lower.size() - n : 0));
  };
  f.word = t.hash;
  f.suffix2 = tail(2);
  f.suffix3 = tail(3);
  f.suffix4 = tail(4);
  f.prefix1 = hash_bytes(lower.substr(0, 1));
  f.prefix3 = hash_bytes(lower.substr(0, 3));
  f.shape = shape_of(word);
  f.stem = hash_bytes(stem_of(lower));
  f.capitalised = is_upper(decode(word, 0).value);
  return f;
}

}  // namespace

std::vector<WordFacts> word_facts(Document const& doc) {
  std::vector<WordFacts> out;
  out.reserve(doc.tokens.size());
  for (Token const& t : doc.tokens) out.push_back(facts_of(doc, t));
  return out;
}

}  // namespace firsthand
