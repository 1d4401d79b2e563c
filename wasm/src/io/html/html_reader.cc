// See html_reader.h.
#include "io/html/html_reader.h"

#include "io/html/metadata.h"
#include "io/html/resolve.h"
#include "io/html/walk.h"
#include "io/limits.h"
#include "io/utf8.h"

namespace firsthand {
namespace {

using html::Piece;
using html::Tree;
using html::WalkedBlock;

size_t size_of(WalkedBlock const& block) {
  size_t bytes = 2;
  for (Piece const& p : block.pieces) bytes += p.text.size();
  return bytes;
}

class Builder {
 public:
  Builder(Tree const& tree, Document& doc) : tree_(tree), doc_(doc) {}

  /// False when the block does not fit any more.
  bool add(WalkedBlock const& block) {
    if (doc_.blocks.size() >= kMaxBlocks || doc_.text.size() + size_of(block) > kMaxTextBytes) return false;
    if (!doc_.blocks.empty()) doc_.text += "\n\n";
    doc_.blocks.push_back({block.kind, {here(), here()}, {}});
    std::optional<uint32_t> before;
    for (Piece const& piece : block.pieces) {
      uint32_t const begin = here();
      doc_.text += piece.text;
      if (piece.link && begin < here()) add_link(*piece.link, begin, piece.link == before);
      before = piece.link;
    }
    doc_.blocks.back().span.end = here();
    return true;
  }

 private:
  uint32_t here() const { return static_cast<uint32_t>(doc_.text.size()); }

  void add_link(uint32_t anchor, uint32_t begin, bool goes_on) {
    auto& links = doc_.blocks.back().links;
    if (goes_on && !links.empty() && links.back().span.end == begin) {
      links.back().span.end = here();
      return;
    }
    char const* raw = tree_.nodes()[anchor].attribute("href");
    auto href = html::resolve(raw ? raw : "", doc_.meta.url);
    bool const fits = href && href->size() <= kMaxHrefUnits && links.size() < kMaxLinksPerBlock;
    if (fits) links.push_back({{begin, here()}, std::move(*href)});
  }

  Tree const& tree_;
  Document& doc_;
};

}  // namespace

Result<Document> read_html(std::string_view bytes) {
  bytes = without_bom(bytes);
  if (bytes.size() > kMaxHtmlBytes)
    return Error{ErrorCode::kTooLarge, "the HTML has more than " + std::to_string(kMaxHtmlBytes) + " bytes"};
  bool replaced = false;
  auto tree = Tree::parse(valid_utf8(bytes, &replaced));
  if (!tree) return tree.error();
  Document doc;
  doc.meta = html::read_metadata(tree.value());
  if (replaced) doc.warnings.push_back({"invalid_utf8", std::nullopt});
  Builder builder(tree.value(), doc);
  for (WalkedBlock const& block : html::walk_article(tree.value())) {
    if (builder.add(block)) continue;
    doc.warnings.push_back({"input_cut", std::nullopt});
    break;
  }
  return doc;
}

}  // namespace firsthand
