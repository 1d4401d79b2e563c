// See provenance_reader.h.
#include "io/provenance_reader.h"

#include <algorithm>

#include "io/json_fields.h"
#include "io/json_prepare.h"
#include "io/limits.h"
#include "io/query_writer.h"
#include "io/request_reader.h"

namespace firsthand {
namespace {

constexpr uint64_t kSchemaVersion = 1;

std::optional<Error> read_article(Json const& value, size_t index, ProvenanceQuestion& out) {
  Fields item(value, item_path("articles", index));
  item.only({"id", "request", "seen"});
  std::string id = item.text("id", true, kMaxHrefUnits);
  std::string seen = item.text("seen", false, kMaxDateUnits);
  Json const* request = item.get("request", true);
  if (item.ok() && (id.empty() || std::find(out.ids.begin(), out.ids.end(), id) != out.ids.end()))
    item.fail("id", "must be a text of its own");
  if (!item.ok()) return item.error();
  auto doc = request_from(*request);
  if (!doc) return Error{doc.error().code, item_path("articles", index) + ": " + doc.error().message};
  out.ids.push_back(std::move(id));
  out.seen.push_back(std::move(seen));
  out.articles.push_back(std::move(doc.value()));
  return std::nullopt;
}

std::optional<Error> read_claim(Json const& value, ProvenanceQuestion& out) {
  Fields focus(value, "focus");
  focus.only({"article", "spans"});
  std::string const id = focus.text("article", true, kMaxHrefUnits);
  Json const* list = focus.list("spans", true, kMaxFocusSpans);
  auto const at = std::find(out.ids.begin(), out.ids.end(), id);
  if (focus.ok() && at == out.ids.end()) focus.fail("article", "is none of the articles");
  if (!focus.ok()) return focus.error();
  out.focus = static_cast<uint32_t>(at - out.ids.begin());
  auto spans = spans_of_focus(*list, out.articles[*out.focus]);
  if (!spans) return spans.error();
  out.spans = std::move(spans.value());
  return std::nullopt;
}

}  // namespace

Result<ProvenanceQuestion> read_provenance_question(std::string_view bytes) {
  auto const prepared = prepare_json(bytes, kMaxRequestBytes);
  if (!prepared) return prepared.error();
  Json const json = Json::parse(prepared.value(), nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kBadRequest, "the question is not JSON"};
  Fields question(json, "");
  uint64_t const version = question.count("schema_version");
  question.only({"schema_version", "articles", "focus", "at_least"});
  Json const* list = question.list("articles", true, kMaxProvenanceArticles);
  Json const* at_least = question.get("at_least", false);
  if (at_least && !at_least->is_boolean()) question.fail("at_least", "must be true or false");
  if (!question.ok()) return question.error();
  if (version != kSchemaVersion) return Error{ErrorCode::kBadSchema, "schema_version must be 1"};
  ProvenanceQuestion out;
  out.at_least = at_least && at_least->get<bool>();
  for (size_t i = 0; i < list->size(); ++i)
    if (auto error = read_article((*list)[i], i, out)) return *error;
  if (Json const* focus = question.get("focus", false))
    if (auto error = read_claim(*focus, out)) return *error;
  return out;
}

}  // namespace firsthand
