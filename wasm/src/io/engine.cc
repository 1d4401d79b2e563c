// The public Engine over the stages: request bytes in, analysis bytes out. See io/analyze.h for the
// part that the command line shares.
#include "firsthand/engine.h"

#include "io/analysis_writer.h"
#include "io/analyze.h"
#include "io/request_reader.h"
#include "stages/pipeline.h"

#ifndef FIRSTHAND_VERSION
#define FIRSTHAND_VERSION "0"
#endif

namespace firsthand {

std::string_view engine_version() {
  return FIRSTHAND_VERSION;
}

std::string to_json(Document const& doc, Resources const& resources, bool with_text) {
  return write_analysis(doc,
                        {engine_version(), resources.pack.version(), resources.models.version, with_text});
}

struct Engine::State {
  Resources resources;
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::create(std::string_view bundle) {
  auto resources = load_resources(bundle);
  if (!resources) return resources.error();
  return Engine(std::make_unique<State>(State{std::move(resources.value())}));
}

Result<std::string> Engine::analyze(std::string_view request_json) const {
  auto doc = read_request(request_json);
  if (!doc) return doc.error();
  return to_json(analyze_document(std::move(doc.value()), state_->resources), state_->resources);
}

}  // namespace firsthand
