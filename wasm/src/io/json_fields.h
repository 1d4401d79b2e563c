// The one way to read a field of JSON that came from outside. Every getter names the field in its
// error ("blocks[3].text must be a string"), and an object's fields are checked against a list, so
// that a misspelt name is an error and not a silent default.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "firsthand/error.h"

namespace firsthand {

using Json = nlohmann::json;

/// Reads fields of one object and remembers the first error; all getters do nothing after it.
class Fields {
 public:
  /// `path` names the object in messages ("blocks[3]"; "" is the whole).
  Fields(Json const& object, std::string path);

  /// Fails if the object has a field that is not listed.
  void only(std::initializer_list<std::string_view> names);
  /// The value as it stands, or nullptr; fails if `required` and absent.
  Json const* get(std::string_view name, bool required);
  /// A string of at most `max_units` UTF-16 units; "" if optional and absent.
  std::string text(std::string_view name, bool required, size_t max_units);
  /// A list of at most `max_items`; nullptr if optional and absent.
  Json const* list(std::string_view name, bool required, size_t max_items);
  /// An integer, 0 or more.
  uint64_t count(std::string_view name);
  /// [begin, end] of two integers, 0 or more.
  std::pair<uint64_t, uint64_t> span(std::string_view name);

  void fail(std::string_view name, std::string_view what, ErrorCode code = ErrorCode::kBadRequest);
  std::string path_of(std::string_view name) const;
  bool ok() const { return !error_; }
  Error const& error() const { return *error_; }

 private:
  Json const& object_;
  std::string path_;
  std::optional<Error> error_;
};

/// A two-integer list, or nullopt.
std::optional<std::pair<uint64_t, uint64_t>> span_from(Json const& value);

/// "path[index]"
std::string item_path(std::string_view path, size_t index);

}  // namespace firsthand
