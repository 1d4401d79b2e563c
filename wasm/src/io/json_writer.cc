// See json_writer.h.
#include "io/json_writer.h"

#include <charconv>

namespace firsthand {
namespace {

constexpr char kHex[] = "0123456789abcdef";

bool plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kHex[(c >> 4) & 15];
      out += kHex[c & 15];
  }
}

}  // namespace

void JsonWriter::comma() {
  if (out_.empty()) return;
  char const last = out_.back();
  if (last != '[' && last != '{' && last != ':') out_ += ',';
}

void JsonWriter::open(char bracket) {
  comma();
  out_ += bracket;
}

void JsonWriter::raw(std::string_view value) {
  comma();
  out_ += value;
}

void JsonWriter::key(std::string_view name) {
  comma();
  out_ += '"';
  out_ += name;
  out_ += "\":";
}

void JsonWriter::integer(int64_t value) {
  char digits[24];
  char const* const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  raw({digits, static_cast<size_t>(end - digits)});
}

void JsonWriter::text(std::string_view value) {
  comma();
  out_ += '"';
  for (size_t at = 0; at < value.size();) {
    size_t end = at;
    while (end < value.size() && plain(value[end])) ++end;
    out_.append(value, at, end - at);
    if (end < value.size()) append_escaped(out_, value[end++]);
    at = end;
  }
  out_ += '"';
}

void JsonWriter::span(OuterSpan s) {
  open_list();
  integer(s.begin);
  integer(s.end);
  close_list();
}

}  // namespace firsthand
