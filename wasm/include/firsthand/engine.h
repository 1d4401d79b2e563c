// The engine's whole public interface: bytes in, bytes out, no clock, no I/O, no globals.
// Command line and WASM module are thin shells over this class.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "firsthand/error.h"

namespace firsthand {

class Engine {
 public:
  /// Reads a resource bundle (language pack and models), whose bytes must outlive the engine.
  /// Errors: kBadResource.
  static Result<Engine> create(std::string_view bundle);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// A request of shared/schema/request.schema.json in, an analysis of analysis.schema.json out, both
  /// UTF-8 JSON. Errors: kBadRequest, kBadSchema, kTooLarge. Same bytes in, same bytes out, always.
  Result<std::string> analyze(std::string_view request_json) const;

  /// Two requests in, a comparison of comparison.schema.json out, with both analyses inside. The outlets
  /// that credits are looked for come from the requests. Errors and promises as for analyze; the message
  /// says which side.
  Result<std::string> compare(std::string_view request_a, std::string_view request_b) const;

  /// A request and what the query is about ({"spans": [[begin, end] ...]} in its text; "" is the whole
  /// article) in, a query of query.schema.json out. Errors and promises as for analyze.
  Result<std::string> query(std::string_view request_json, std::string_view focus_json) const;

  /// Several requests (provenance_request.schema.json) in, where they have it from (provenance.schema.json)
  /// out. Every two are compared. Errors and promises as for analyze; the message says which article.
  Result<std::string> provenance(std::string_view question_json) const;

  /// Reads the weights of the refining tier; the bytes may go afterwards. kBadResource on damaged ones.
  std::optional<Error> load_refiner(std::string_view weights);
  /// As analyze, with attributions by the refining tier: better, and a hundred times slower. kNotLoaded
  /// before load_refiner.
  Result<std::string> refine(std::string_view request_json) const;

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace firsthand
