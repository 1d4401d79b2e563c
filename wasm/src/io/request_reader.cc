// See request_reader.h. Every field goes through json_fields.h.
#include "io/request_reader.h"

#include "io/json_prepare.h"
#include "io/limits.h"
#include "io/names.h"
#include "io/utf16_map.h"

namespace firsthand {
namespace {

constexpr uint64_t kSchemaVersion = 1;

void read_meta(Fields& request, ArticleMeta& meta) {
  meta.url = request.text("url", false, kMaxHrefUnits);
  meta.language_hint = request.text("language", false, kMaxLanguageUnits);
  meta.outlet = request.text("outlet", false, kMaxNameUnits);
  meta.title = request.text("title", false, kMaxTitleUnits);
  meta.published = request.text("published", false, kMaxDateUnits);
  meta.byline = request.text("byline", false, kMaxTitleUnits);
}

std::optional<Error> read_signals(Fields& request, ArticleMeta& meta) {
  Json const* list = request.list("signals", false, kMaxSignals);
  for (size_t i = 0; list && i < list->size(); ++i) {
    Fields item((*list)[i], item_path("signals", i));
    item.only({"kind", "name", "href"});
    Signal signal{item.text("kind", true, kMaxNameUnits), item.text("name", false, kMaxNameUnits),
                  item.text("href", false, kMaxHrefUnits)};
    if (item.ok() && !is_signal_kind(signal.kind)) item.fail("kind", "is not a kind of the contract");
    if (!item.ok()) return item.error();
    meta.signals.push_back(std::move(signal));
  }
  return std::nullopt;
}

/// Appends the block's text to the document's; links are read once the whole text is there.
std::optional<Error> read_block(Json const& value, size_t index, Document& doc) {
  Fields item(value, item_path("blocks", index));
  item.only({"kind", "text", "links"});
  std::string const kind = item.text("kind", true, kMaxNameUnits);
  std::string const text = item.text("text", true, kMaxTextBytes);
  auto const known = block_kind_from(kind);
  if (!known) item.fail("kind", "is not a kind of the contract");
  if (doc.text.size() + text.size() > kMaxTextBytes)
    item.fail("text", "brings the text over " + std::to_string(kMaxTextBytes) + " bytes",
              ErrorCode::kTooLarge);
  if (!item.ok()) return item.error();
  if (index > 0) doc.text += "\n\n";
  uint32_t const begin = static_cast<uint32_t>(doc.text.size());
  doc.text += text;
  doc.blocks.push_back({*known, {begin, static_cast<uint32_t>(doc.text.size())}, {}});
  return std::nullopt;
}

std::optional<Error> read_links(Json const& value, size_t index, Utf16Map const& map, Block& block) {
  Fields item(value, item_path("blocks", index));
  Json const* list = item.list("links", false, kMaxLinksPerBlock);
  for (size_t i = 0; list && i < list->size(); ++i) {
    Fields link((*list)[i], item_path(item.path_of("links"), i));
    link.only({"span", "href"});
    auto const [begin, end] = link.span("span");
    std::string href = link.text("href", true, kMaxHrefUnits);
    auto const span = map.byte_span(begin, end);
    if (!span || !block.span.contains(*span))
      link.fail("span", "must lie inside its block, in the joined text");
    if (!link.ok()) return link.error();
    block.links.push_back({*span, std::move(href)});
  }
  if (!item.ok()) return item.error();
  return std::nullopt;
}

std::optional<Error> read_blocks(Fields& request, Document& doc) {
  Json const* list = request.list("blocks", true, kMaxBlocks);
  if (!list) return request.error();
  for (size_t i = 0; i < list->size(); ++i)
    if (auto error = read_block((*list)[i], i, doc)) return error;
  Utf16Map const map(doc.text);
  for (size_t i = 0; i < list->size(); ++i)
    if (auto error = read_links((*list)[i], i, map, doc.blocks[i])) return error;
  return std::nullopt;
}

std::optional<Error> check_version(Fields& request) {
  uint64_t const version = request.count("schema_version");
  if (!request.ok()) return request.error();
  if (version == kSchemaVersion) return std::nullopt;
  return Error{ErrorCode::kBadSchema, "schema_version must be " + std::to_string(kSchemaVersion)};
}

}  // namespace

Result<Document> read_request(std::string_view bytes) {
  auto prepared = prepare_json(bytes, kMaxRequestBytes);
  if (!prepared) return prepared.error();
  Json const json = Json::parse(prepared.value(), nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kBadRequest, "the request is not JSON"};
  return request_from(json);
}

Result<Document> request_from(Json const& json) {
  Fields request(json, "");
  if (auto error = check_version(request)) return *error;
  request.only(
      {"schema_version", "url", "language", "outlet", "title", "published", "byline", "blocks", "signals"});
  Document doc;
  read_meta(request, doc.meta);
  if (!request.ok()) return request.error();
  if (auto error = read_signals(request, doc.meta)) return *error;
  if (auto error = read_blocks(request, doc)) return *error;
  if (!request.ok()) return request.error();
  return doc;
}

}  // namespace firsthand
