// Implements text/unicode.h with ranges written out; see The Unicode Standard 15, chapter 4.
#include "text/unicode.h"

namespace firsthand {
namespace {

struct Range {
  char32_t first, last;
};

template <size_t N>
bool in(const Range (&ranges)[N], char32_t c) {
  for (Range const& r : ranges)
    if (c >= r.first && c <= r.last) return true;
  return false;
}

constexpr Range kSpaces[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                             {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                             {0x205F, 0x205F}, {0x3000, 0x3000}};
constexpr Range kFormats[] = {{0xAD, 0xAD},     {0x61C, 0x61C},   {0x200B, 0x200F}, {0x202A, 0x202E},
                              {0x2060, 0x2064}, {0x2066, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
constexpr Range kPunctuation[] = {{0xA1, 0xA1},     {0xA7, 0xA7},     {0xAB, 0xAB},     {0xB6, 0xB7},
                                  {0xBB, 0xBB},     {0xBF, 0xBF},     {0x5BE, 0x5BE},   {0x60C, 0x60D},
                                  {0x61B, 0x61B},   {0x61E, 0x61F},   {0x66A, 0x66D},   {0x6D4, 0x6D4},
                                  {0x964, 0x965},   {0x2010, 0x2027}, {0x2030, 0x205E}, {0x2E00, 0x2E5F},
                                  {0x3001, 0x3003}, {0x3008, 0x3011}, {0x3014, 0x301F}, {0xFF01, 0xFF0F},
                                  {0xFF1A, 0xFF1F}, {0xFF3B, 0xFF3D}, {0xFF5B, 0xFF65}};
constexpr Range kSymbols[] = {{0x80, 0x9F},     {0xA2, 0xA6},     {0xA8, 0xA9},      {0xAC, 0xAC},
                              {0xAE, 0xB4},     {0xB8, 0xB9},     {0xBC, 0xBE},      {0xD7, 0xD7},
                              {0xF7, 0xF7},     {0x2070, 0x2070}, {0x2074, 0x207E},  {0x2080, 0x208E},
                              {0x20A0, 0x20CF}, {0x2100, 0x2101}, {0x2103, 0x2106},  {0x2116, 0x2118},
                              {0x2120, 0x2123}, {0x2150, 0x2BFF}, {0x3004, 0x3004},  {0x3012, 0x3013},
                              {0xE000, 0xF8FF}, {0xFFF9, 0xFFFF}, {0x1F000, 0x1FAFF}};

constexpr CharClass read_ascii(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::kLetter;
  if (c >= '0' && c <= '9') return CharClass::kDigit;
  if (c == ' ' || (c >= 0x09 && c <= 0x0D)) return CharClass::kSpace;
  if (c < 0x20 || c == 0x7F) return CharClass::kSymbol;
  for (char s : {'$', '+', '<', '=', '>', '^', '`', '|', '~', '%', '#', '&', '@', '*'})
    if (c == static_cast<char32_t>(s)) return CharClass::kSymbol;
  return CharClass::kPunctuation;
}

/// The class of each ASCII character, looked up: every character of a text is asked for.
struct AsciiClasses {
  CharClass of[0x80] = {};
  constexpr AsciiClasses() {
    for (char32_t c = 0; c < 0x80; ++c) of[c] = read_ascii(c);
  }
};
constexpr AsciiClasses kAscii;

/// Lower case of a two-byte letter, where that is two bytes too.
char32_t lower_two_byte(char32_t c) {
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB && c != 0x3A2) ||
      (c >= 0x410 && c <= 0x42F))
    return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x531 && c <= 0x556) return c + 0x30;
  bool const even_upper = (c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14A && c <= 0x177) ||
                          (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F) ||
                          (c >= 0x460 && c <= 0x4FF);
  if (even_upper && c % 2 == 0) return c + 1;
  bool const odd_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (odd_upper && c % 2 == 1) return c + 1;
  return c;
}

}  // namespace

CodePoint decode_longer(std::string_view text, uint32_t at) {
  auto const byte = [&](uint32_t i) { return static_cast<char32_t>(static_cast<uint8_t>(text[at + i])); };
  char32_t const lead = byte(0);
  if (lead < 0xE0) return {((lead & 0x1F) << 6) | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {((lead & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
  return {((lead & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F), 4};
}

CharClass classify(char32_t c) {
  if (c < 0x80) return kAscii.of[c];
  if (in(kSpaces, c)) return CharClass::kSpace;
  if (in(kFormats, c)) return CharClass::kFormat;
  if (in(kPunctuation, c)) return CharClass::kPunctuation;
  if (in(kSymbols, c)) return CharClass::kSymbol;
  if ((c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9) || (c >= 0x966 && c <= 0x96F))
    return CharClass::kDigit;
  return CharClass::kLetter;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return c < 0x800 && lower_two_byte(c) != c;
}

std::string lower_keeping_offsets(std::string_view text) {
  std::string out(text);
  for (size_t i = 0; i < out.size();) {
    auto const b = static_cast<uint8_t>(out[i]);
    if (b < 0x80) {
      if (b >= 'A' && b <= 'Z') out[i] = static_cast<char>(b + 0x20);
      ++i;
    } else if (b < 0xE0) {
      char32_t const c = lower_two_byte(decode(text, static_cast<uint32_t>(i)).value);
      out[i] = static_cast<char>(0xC0 | (c >> 6));
      out[i + 1] = static_cast<char>(0x80 | (c & 0x3F));
      i += 2;
    } else {
      i += b < 0xF0 ? 3 : 4;
    }
  }
  return out;
}

namespace {

// The ASCII letter of each lower-case Latin letter from U+00DF to U+017F; '.' where there is none.
constexpr std::string_view kPlain =
    "saaaaaaaceeeeiiiidnooooo.ouuuuyty"
    ".a.a.a.c.c.c.c.d.d.e.e.e.e.e.g.g.g.g.h.h.i.i.i.i.i.i.j.kk.l.l.l.l.l.n.n.nn.n.o.o.o.o.r.r.r.s.s.s.s.t.t"
    ".t.u.u.u.u.u.u.w.y..z.z.zs";
constexpr char32_t kPlainBegin = 0xDF;

char plain_letter(char32_t c) {
  bool const known = c >= kPlainBegin && c - kPlainBegin < kPlain.size();
  return known ? kPlain[c - kPlainBegin] : '.';
}

bool is_combining(char32_t c) {
  return c >= 0x300 && c < 0x370;
}

}  // namespace

uint32_t plain_hash(std::string_view lower, size_t letters) {
  uint32_t h = 2166136261u;
  auto const add = [&h](uint8_t byte) { h = (h ^ byte) * 16777619u; };
  for (uint32_t i = 0; i < lower.size() && letters > 0;) {
    CodePoint const c = decode(lower, i);
    i += c.size;
    if (is_combining(c.value) || classify(c.value) == CharClass::kFormat) continue;
    --letters;
    if (c.value == 0x2019 || c.value == 0x2018 || c.value == 0x2BC)
      add('\'');
    else if (char const plain = plain_letter(c.value); plain != '.')
      add(static_cast<uint8_t>(plain));
    else
      for (uint32_t k = i - c.size; k < i; ++k) add(static_cast<uint8_t>(lower[k]));
  }
  return h;
}

uint32_t fold_hash(std::string_view lower) {
  uint32_t h = 2166136261u;
  auto const add = [&h](uint8_t byte) { h = (h ^ byte) * 16777619u; };
  for (uint32_t i = 0; i < lower.size();) {
    auto const b = static_cast<uint8_t>(lower[i]);
    if (b < 0x80) {
      add(b);
      ++i;
      continue;
    }
    const CodePoint cp = decode(lower, i);
    if (cp.value == 0x2019 || cp.value == 0x2018 || cp.value == 0x2BC)
      add('\'');
    else if (classify(cp.value) != CharClass::kFormat)
      for (uint32_t k = 0; k < cp.size; ++k) add(static_cast<uint8_t>(lower[i + k]));
    i += cp.size;
  }
  return h;
}

}  // namespace firsthand
