// The C ABI of the WebAssembly module: bytes in, a reply out.
//
//   ptr = firsthand_alloc(size)          room for the caller's bytes; 0 when there is none
//   reply = firsthand_load(ptr, size)    reads the resource bundle, and keeps its bytes; no data
//   reply = firsthand_analyze(ptr, size) a request as JSON; its data is the analysis as JSON
//   reply = firsthand_compare(a, size_a, b, size_b)  two requests; its data is the comparison as JSON
//   reply = firsthand_query(request, size, focus, size_focus)  a request and {"spans"} (size 0: the whole
//                                        article); its data is the query as JSON
//   reply = firsthand_provenance(ptr, size)  several requests; its data is where they have it from
//   reply = firsthand_load_refiner(ptr, size)  reads the weights of the refining tier; no data
//   reply = firsthand_refine(ptr, size)  as analyze, by the refining tier
//   firsthand_release(ptr)               gives back what alloc, any other function returned, but not a
//                                        bundle
//
// A reply is three little-endian u32: status, data, size. Status 0 is success; otherwise it is 1 + the
// ErrorCode of firsthand/error.h and the data is the JSON of shared/schema/error.schema.json. The data
// lies behind the reply in the same allocation: one release frees both. Reply 0 means that not even
// an error could be allocated. load replaces the engine of an earlier load, and gives back its bundle, only
// when it succeeds; when it fails it gives back the bundle that it was called with.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <string>

#include "firsthand/engine.h"
#include "io/error_json.h"
#include "io/limits.h"

static_assert(sizeof(void*) == 4, "replies carry 32-bit addresses");

namespace {

using namespace firsthand;

struct Reply {
  uint32_t status;
  uint32_t data;
  uint32_t size;
};

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

struct Loaded {
  std::unique_ptr<char, Free> bundle;
  Engine engine;
};

std::optional<Loaded>& loaded() {
  static std::optional<Loaded> engine;
  return engine;
}

Reply* make_reply(uint32_t status, std::string const& data) {
  void* memory = std::malloc(sizeof(Reply) + data.size());
  if (!memory) return nullptr;
  char* const bytes = static_cast<char*>(memory) + sizeof(Reply);
  std::memcpy(bytes, data.data(), data.size());
  uint32_t const at = static_cast<uint32_t>(reinterpret_cast<uintptr_t>(bytes));
  return new (memory) Reply{status, at, static_cast<uint32_t>(data.size())};
}

Reply* make_error(Error const& error) {
  return make_reply(1 + static_cast<uint32_t>(error.code), error_json(error));
}

Error not_loaded() {
  return {ErrorCode::kNotLoaded, "load a resource bundle first"};
}

}  // namespace

extern "C" {

void* firsthand_alloc(uint32_t size) {
  return size > kMaxRequestBytes ? nullptr : std::malloc(size ? size : 1);
}

void firsthand_release(void* memory) {
  std::free(memory);
}

Reply* firsthand_load(char* bytes, uint32_t size) {
  std::unique_ptr<char, Free> bundle(bytes);
  auto created = Engine::create({bytes, size});
  if (!created) return make_error(created.error());
  loaded().emplace(Loaded{std::move(bundle), std::move(created.value())});
  return make_reply(0, {});
}

Reply* firsthand_analyze(char const* bytes, uint32_t size) {
  if (!loaded()) return make_error(not_loaded());
  auto const analysis = loaded()->engine.analyze({bytes, size});
  return analysis ? make_reply(0, analysis.value()) : make_error(analysis.error());
}

Reply* firsthand_compare(char const* a, uint32_t size_a, char const* b, uint32_t size_b) {
  if (!loaded()) return make_error(not_loaded());
  auto const comparison = loaded()->engine.compare({a, size_a}, {b, size_b});
  return comparison ? make_reply(0, comparison.value()) : make_error(comparison.error());
}

Reply* firsthand_query(char const* request, uint32_t size, char const* focus, uint32_t size_focus) {
  if (!loaded()) return make_error(not_loaded());
  auto const query = loaded()->engine.query({request, size}, {focus, size_focus});
  return query ? make_reply(0, query.value()) : make_error(query.error());
}

Reply* firsthand_provenance(char const* question, uint32_t size) {
  if (!loaded()) return make_error(not_loaded());
  auto const provenance = loaded()->engine.provenance({question, size});
  return provenance ? make_reply(0, provenance.value()) : make_error(provenance.error());
}

Reply* firsthand_load_refiner(char const* bytes, uint32_t size) {
  if (!loaded()) return make_error(not_loaded());
  auto const error = loaded()->engine.load_refiner({bytes, size});
  return error ? make_error(*error) : make_reply(0, {});
}

Reply* firsthand_refine(char const* bytes, uint32_t size) {
  if (!loaded()) return make_error(not_loaded());
  auto const analysis = loaded()->engine.refine({bytes, size});
  return analysis ? make_reply(0, analysis.value()) : make_error(analysis.error());
}

}  // extern "C"
