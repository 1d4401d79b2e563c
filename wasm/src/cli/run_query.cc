// See run_query.h.
#include "cli/run_query.h"

#include "cli/files.h"
#include "cli/input.h"
#include "coverage/query.h"
#include "io/query_writer.h"

namespace firsthand::cli {
namespace {

/// The claim's source and content; empty for the whole article.
Result<std::vector<ByteSpan>> focus_of(Document const& doc, std::string const& claim) {
  if (claim.empty()) return std::vector<ByteSpan>();
  for (size_t i = 0; i < doc.attributions.size(); ++i) {
    if (claim != "a" + std::to_string(i + 1)) continue;
    std::vector<ByteSpan> out = doc.attributions[i].content;
    if (doc.attributions[i].source) out.insert(out.begin(), *doc.attributions[i].source);
    return out;
  }
  return Error{ErrorCode::kBadRequest, "has no claim " + claim + ": analyze lists " +
                                           std::to_string(doc.attributions.size()) + " (a1, a2 ...)"};
}

}  // namespace

int run_query(Options const& options, Resources const& resources) {
  std::string const& path = options.files[0];
  auto const doc = analyze_file(options, path, resources);
  if (!doc) return report(path, doc.error());
  auto focus = focus_of(doc.value(), options.claim);
  if (!focus) return report(path, focus.error());
  Query const query = build_query(doc.value(), resources.pack, std::move(focus.value()));
  return write_line(write_query(query, doc.value())) ? kDone : kBadFile;
}

}  // namespace firsthand::cli
