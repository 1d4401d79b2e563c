// See query_writer.h.
#include "io/query_writer.h"

#include "io/analysis_writer.h"
#include "io/json_prepare.h"
#include "io/json_writer.h"
#include "io/limits.h"
#include "io/names.h"
#include "io/utf16_map.h"

namespace firsthand {
namespace {

void write_term(QueryTerm const& term, Utf16Map const& map, JsonWriter& out) {
  out.named("kind", name_of(term.kind));
  out.named("text", term.text);
  out.key("weight");
  out.integer(term.weight);
  out.key("in_focus");
  out.boolean(term.in_focus);
  out.key("span");
  out.span(map.outer(term.span));
  if (term.kind != QueryTermKind::kNumber) return;
  out.key("value");
  write_milli(term.value_milli, out);
  if (!term.unit.empty()) out.named("unit", term.unit);
}

void write_window(Query const& query, JsonWriter& out) {
  out.key("window");
  if (query.from.empty()) return out.null();
  out.open_object();
  out.named("from", query.from);
  out.named("to", query.to);
  out.close_object();
}

}  // namespace

std::string write_query(Query const& query, Document const& doc) {
  Utf16Map const map(doc.text);
  JsonWriter out(400 + 120 * query.terms.size());
  out.open_object();
  out.key("schema_version");
  out.integer(1);
  out.named("offset_unit", "utf16");
  out.named("language", query.language);
  out.key("focus");
  out.open_list();
  for (ByteSpan s : query.focus) out.span(map.outer(s));
  out.close_list();
  out.objects("terms", query.terms, [&](QueryTerm const& term) { write_term(term, map, out); });
  write_window(query, out);
  out.named("exclude_url", query.exclude_url);
  out.close_object();
  return out.take();
}

Result<std::vector<ByteSpan>> spans_of_focus(Json const& list, Document const& doc) {
  std::vector<ByteSpan> out;
  Utf16Map const map(doc.text);
  for (Json const& value : list) {
    auto const pair = span_from(value);
    auto const span = pair ? map.byte_span(pair->first, pair->second) : std::nullopt;
    if (!span) return Error{ErrorCode::kBadRequest, "focus.spans must be spans of the joined text"};
    out.push_back(*span);
  }
  return out;
}

Result<std::vector<ByteSpan>> read_focus(std::string_view bytes, Document const& doc) {
  if (bytes.empty()) return std::vector<ByteSpan>();
  auto const prepared = prepare_json(bytes, kMaxFocusBytes);
  if (!prepared) return prepared.error();
  Json const json = Json::parse(prepared.value(), nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kBadRequest, "the focus is not JSON"};
  Fields focus(json, "focus");
  focus.only({"spans"});
  Json const* list = focus.list("spans", true, kMaxFocusSpans);
  if (!focus.ok()) return focus.error();
  return spans_of_focus(*list, doc);
}

}  // namespace firsthand
