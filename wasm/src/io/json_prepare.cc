// See json_prepare.h. A scanner that knows strings, escapes and brackets, nothing else of JSON.
#include "io/json_prepare.h"

#include "io/limits.h"
#include "io/utf8.h"

namespace firsthand {
namespace {

constexpr size_t kEscapeSize = 6;  // "\uXXXX"

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The code unit of the \uXXXX escape at `at`, or -1 if there is none.
int escaped_unit(std::string_view json, size_t at) {
  if (at + kEscapeSize > json.size() || json[at] != '\\' || json[at + 1] != 'u') return -1;
  int unit = 0;
  for (size_t i = 2; i < kEscapeSize; ++i) {
    int const digit = hex_digit(json[at + i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

bool is_high(int unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(int unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// Repairs the escape at `at` if it is half a pair; returns how many bytes to go on.
size_t pass_escape(std::string& json, size_t at) {
  int const unit = escaped_unit(json, at);
  if (unit < 0) return 2;
  if (is_high(unit) && is_low(escaped_unit(json, at + kEscapeSize))) return 2 * kEscapeSize;
  if (is_high(unit) || is_low(unit)) json.replace(at, kEscapeSize, "\\ufffd");
  return kEscapeSize;
}

/// Walks over the JSON once; returns the deepest nesting.
int scan(std::string& json) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (size_t at = 0; at < json.size();) {
    char const c = json[at];
    if (in_string && c == '\\') {
      at += pass_escape(json, at);
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (!in_string && (c == '[' || c == '{') && ++depth > deepest) deepest = depth;
    if (!in_string && (c == ']' || c == '}')) --depth;
    ++at;
  }
  return deepest;
}

}  // namespace

Result<std::string> prepare_json(std::string_view bytes, size_t max_bytes) {
  if (bytes.size() > max_bytes)
    return Error{ErrorCode::kTooLarge, "the JSON has more than " + std::to_string(max_bytes) + " bytes"};
  std::string json = valid_utf8(without_bom(bytes));
  if (scan(json) > kMaxJsonDepth)
    return Error{ErrorCode::kTooLarge,
                 "the JSON is nested more than " + std::to_string(kMaxJsonDepth) + " levels deep"};
  return json;
}

}  // namespace firsthand
