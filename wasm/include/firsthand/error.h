// Errors are values: one code, one line of meaning, a message that says what to do.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace firsthand {

enum class ErrorCode {
  kBadRequest,   // the JSON is not a request of the contract; the message names the field
  kBadSchema,    // schema_version is not one this engine reads
  kTooLarge,     // the input is over a documented bound
  kBadResource,  // a language pack or model is damaged or of another version
  kNotLoaded,    // analyze was called before a resource bundle was loaded
  kIo,           // a file could not be read or written (command line only)
  kUsage,        // the command line makes no sense
  kOutOfMemory,  // the allocation failed
};

/// The stable name of a code, as the JSON error object carries it ("bad_request").
char const* error_name(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;
};

/// Either a value or an Error. value() may only be called after ok().
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() { return *std::get_if<0>(&state_); }
  const T& value() const { return *std::get_if<0>(&state_); }
  Error const& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace firsthand
