// A streaming JSON writer: appends to one string, puts the commas, escapes strings as nlohmann's dump
// does (so that the two can be compared byte by byte), writes integers only. It does not check nesting:
// tests keep its callers, the two writers of this folder, equal to slow twins or to the schemas.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/utf16_map.h"

namespace firsthand {

class JsonWriter {
 public:
  explicit JsonWriter(size_t reserve) { out_.reserve(reserve); }

  void open_object() { open('{'); }
  void close_object() { out_ += '}'; }
  void open_list() { open('['); }
  void close_list() { out_ += ']'; }
  /// Name of the next value; `name` needs no escapes.
  void key(std::string_view name);
  void text(std::string_view value);
  void integer(int64_t value);
  /// A value that is JSON already.
  void json(std::string_view value) { raw(value); }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  void named(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  /// [begin, end]
  void span(OuterSpan s);
  /// "name":[ one object an item ]; `each` writes what stands in it.
  template <class Item, class Each>
  void objects(std::string_view name, std::vector<Item> const& items, Each each) {
    key(name);
    open_list();
    for (Item const& item : items) {
      open_object();
      each(item);
      close_object();
    }
    close_list();
  }

  std::string take() { return std::move(out_); }

 private:
  void open(char bracket);
  void raw(std::string_view value);
  /// A value follows another unless it opens a list or object or follows its key.
  void comma();

  std::string out_;
};

}  // namespace firsthand
