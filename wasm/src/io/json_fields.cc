// See json_fields.h.
#include "io/json_fields.h"

#include <algorithm>

#include "io/utf8.h"

namespace firsthand {

Fields::Fields(Json const& object, std::string path) : object_(object), path_(std::move(path)) {
  if (!object_.is_object())
    error_ = Error{ErrorCode::kBadRequest, (path_.empty() ? "the request" : path_) + " must be an object"};
}

std::string Fields::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void Fields::fail(std::string_view name, std::string_view what, ErrorCode code) {
  if (!error_) error_ = Error{code, path_of(name) + " " + std::string(what)};
}

void Fields::only(std::initializer_list<std::string_view> names) {
  if (error_) return;
  for (auto const& item : object_.items()) {
    if (std::find(names.begin(), names.end(), item.key()) == names.end())
      return fail(item.key().substr(0, 40), "is not a field of the contract");
  }
}

Json const* Fields::get(std::string_view name, bool required) {
  if (error_) return nullptr;
  auto const found = object_.find(std::string(name));
  if (found != object_.end()) return &*found;
  if (required) fail(name, "is missing");
  return nullptr;
}

std::string Fields::text(std::string_view name, bool required, size_t max_units) {
  Json const* value = get(name, required);
  if (!value) return {};
  auto const* string = value->get_ptr<std::string const*>();
  if (!string) {
    fail(name, "must be a string");
    return {};
  }
  if (string->size() > max_units && utf16_units(*string) > max_units) {
    fail(name, "is longer than " + std::to_string(max_units) + " characters", ErrorCode::kTooLarge);
    return {};
  }
  return *string;
}

Json const* Fields::list(std::string_view name, bool required, size_t max_items) {
  Json const* value = get(name, required);
  if (!value) return nullptr;
  if (!value->is_array()) {
    fail(name, "must be a list");
    return nullptr;
  }
  if (value->size() > max_items) {
    fail(name, "has more than " + std::to_string(max_items) + " items", ErrorCode::kTooLarge);
    return nullptr;
  }
  return value;
}

uint64_t Fields::count(std::string_view name) {
  Json const* value = get(name, true);
  if (!value) return 0;
  if (!value->is_number_unsigned()) {
    fail(name, "must be an integer, 0 or more");
    return 0;
  }
  return value->get<uint64_t>();
}

std::pair<uint64_t, uint64_t> Fields::span(std::string_view name) {
  Json const* value = get(name, true);
  if (!value) return {};
  auto const span = span_from(*value);
  if (!span) fail(name, "must be a span: two integers, begin <= end");
  return span.value_or(std::pair<uint64_t, uint64_t>{});
}

std::optional<std::pair<uint64_t, uint64_t>> span_from(Json const& value) {
  if (!value.is_array() || value.size() != 2) return std::nullopt;
  if (!value[0].is_number_unsigned() || !value[1].is_number_unsigned()) return std::nullopt;
  std::pair<uint64_t, uint64_t> const span{value[0].get<uint64_t>(), value[1].get<uint64_t>()};
  if (span.first > span.second) return std::nullopt;
  return span;
}

std::string item_path(std::string_view path, size_t index) {
  return std::string(path) + "[" + std::to_string(index) + "]";
}

}  // namespace firsthand
