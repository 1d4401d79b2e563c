// See given_reader.h.
#include "io/given_reader.h"

#include "io/json_fields.h"
#include "io/json_prepare.h"
#include "io/limits.h"
#include "io/utf16_map.h"

namespace firsthand {
namespace {

constexpr size_t kMaxUnitName = 20;

/// Offsets to bytes in the unit that the annotation says.
class GivenSpans {
 public:
  GivenSpans(Document const& doc, std::string_view unit)
      : map_(doc.text, unit == "utf16" ? OffsetUnit::kUtf16 : OffsetUnit::kCodePoint) {}

  std::optional<ByteSpan> one(Json const& value) const {
    auto const outer = span_from(value);
    if (!outer) return std::nullopt;
    return map_.byte_span(outer->first, outer->second);
  }

  /// [b, e], [[b, e], ...], {"span": ...} or null; nullopt if it is none of these.
  std::optional<std::vector<ByteSpan>> many(Json const& value) const {
    if (value.is_null()) return std::vector<ByteSpan>{};
    if (value.is_object() && value.contains("span")) return many(value["span"]);
    if (auto const span = one(value)) return std::vector<ByteSpan>{*span};
    if (!value.is_array()) return std::nullopt;
    std::vector<ByteSpan> spans;
    for (Json const& item : value) {
      auto const span = one(item);
      if (!span) return std::nullopt;
      spans.push_back(*span);
    }
    return spans;
  }

 private:
  Utf16Map map_;
};

std::vector<ByteSpan> read_spans(Fields& item, std::string_view name, bool required,
                                 GivenSpans const& spans) {
  Json const* value = item.get(name, required);
  if (!value) return {};
  auto const read = spans.many(*value);
  if (!read) item.fail(name, "must be a span inside the text, or a list of spans");
  return read.value_or(std::vector<ByteSpan>{});
}

Result<Attribution> read_one(Json const& value, size_t index, GivenSpans const& spans) {
  Fields item(value, item_path("attributions", index));
  auto const source = read_spans(item, "source", false, spans);
  auto const cue = read_spans(item, "cue", true, spans);
  Attribution a;
  a.content = read_spans(item, "content", true, spans);
  if (cue.empty()) item.fail("cue", "must not be empty");
  if (a.content.empty()) item.fail("content", "must not be empty");
  if (!item.ok()) return item.error();
  if (!source.empty()) a.source = source.front();
  a.cue = cue.front();
  a.confidence = 1000;
  return a;
}

}  // namespace

Result<std::vector<Attribution>> read_given(std::string_view bytes, Document const& doc) {
  auto prepared = prepare_json(bytes, kMaxRequestBytes);
  if (!prepared) return prepared.error();
  Json const json = Json::parse(prepared.value(), nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kBadRequest, "the annotation is not JSON"};
  Fields root(json, "");
  std::string unit = root.text("offset_unit", false, kMaxUnitName);
  if (unit.empty()) unit = "codepoint";
  if (unit != "codepoint" && unit != "utf16") root.fail("offset_unit", "must be codepoint or utf16");
  Json const* list = root.list("attributions", true, kMaxGiven);
  if (!list) return root.error();
  GivenSpans const spans(doc, unit);
  std::vector<Attribution> given;
  for (size_t i = 0; i < list->size(); ++i) {
    auto one = read_one((*list)[i], i, spans);
    if (!one) return one.error();
    given.push_back(std::move(one.value()));
  }
  return given;
}

}  // namespace firsthand
