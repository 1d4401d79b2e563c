// The public Engine over the stages: request bytes in, JSON out. See io/analyze.h for the
// part that the command line shares.
#include "firsthand/engine.h"

#include "coverage/compare.h"
#include "io/analysis_writer.h"
#include "io/analyze.h"
#include "io/comparison_writer.h"
#include "io/provenance_reader.h"
#include "io/provenance_writer.h"
#include "io/query_writer.h"
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
  std::string_view const models = doc.refined ? kRefinerVersion : std::string_view(resources.models.version);
  return write_analysis(doc, {engine_version(), resources.pack.version(), models, with_text});
}

namespace {

/// Of a document that nothing else needs: the writer reads no words, and fills more memory than they take, so
/// they go first.
std::string last_json(Document doc, Resources const& resources) {
  std::vector<Token>().swap(doc.tokens);
  std::vector<Sentence>().swap(doc.sentences);
  std::vector<Quotation>().swap(doc.quotations);
  return to_json(doc, resources);
}

}  // namespace

struct Engine::State {
  Resources resources;
  std::optional<Refiner> refiner;
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::create(std::string_view bundle) {
  auto resources = load_resources(bundle);
  if (!resources) return resources.error();
  return Engine(std::make_unique<State>(State{std::move(resources.value()), std::nullopt}));
}

Result<std::string> Engine::analyze(std::string_view request_json) const {
  auto doc = read_request(request_json);
  if (!doc) return doc.error();
  return last_json(analyze_document(std::move(doc.value()), state_->resources), state_->resources);
}

std::string compare_to_json(Document const& a, Document const& b, Resources const& resources,
                            CompareOptions const& options) {
  Comparison const comparison = compare_documents(a, b, resources.pack, options.outlets);
  return write_comparison(comparison, {a, to_json(a, resources, options.text_a)},
                          {b, to_json(b, resources, options.text_b)});
}

std::string provenance_to_json(ProvenanceQuestion question, Resources const& resources) {
  ProvenanceInput input;
  for (Document& doc : question.articles) doc = analyze_document(std::move(doc), resources);
  for (uint32_t b = 0; b < question.articles.size(); ++b) {
    input.articles.push_back(article_facts(question.articles[b], resources.pack, question.seen[b]));
    for (uint32_t a = 0; a < b; ++a)
      input.pairs.push_back(
          pair_of(a, b, compare_documents(question.articles[a], question.articles[b], resources.pack)));
  }
  if (question.focus) input.focus = Focus{*question.focus, question.spans};
  return write_provenance(trace_provenance(input), input, {question.ids, question.at_least});
}

Result<std::string> Engine::compare(std::string_view request_a, std::string_view request_b) const {
  auto a = read_request(request_a);
  if (!a) return Error{a.error().code, "side a: " + a.error().message};
  auto b = read_request(request_b);
  if (!b) return Error{b.error().code, "side b: " + b.error().message};
  Document const left = analyze_document(std::move(a.value()), state_->resources);
  Document const right = analyze_document(std::move(b.value()), state_->resources);
  return compare_to_json(left, right, state_->resources, {});
}

Result<std::string> Engine::query(std::string_view request_json, std::string_view focus_json) const {
  auto read = read_request(request_json);
  if (!read) return read.error();
  Document const doc = analyze_document(std::move(read.value()), state_->resources);
  auto focus = read_focus(focus_json, doc);
  if (!focus) return focus.error();
  return write_query(build_query(doc, state_->resources.pack, std::move(focus.value())), doc);
}

Result<std::string> Engine::provenance(std::string_view question_json) const {
  auto read = read_provenance_question(question_json);
  if (!read) return read.error();
  return provenance_to_json(std::move(read.value()), state_->resources);
}

std::optional<Error> Engine::load_refiner(std::string_view weights) {
  auto refiner = Refiner::parse("refiner", weights);
  if (!refiner) return refiner.error();
  state_->refiner = std::move(refiner.value());
  return std::nullopt;
}

Result<std::string> Engine::refine(std::string_view request_json) const {
  if (!state_->refiner) return Error{ErrorCode::kNotLoaded, "load the refiner first"};
  auto doc = read_request(request_json);
  if (!doc) return doc.error();
  return last_json(analyze_document(std::move(doc.value()), state_->resources, &*state_->refiner),
                   state_->resources);
}

}  // namespace firsthand
