// See work_bound.h. A coarse scan for tags; comments and scripts are passed over.
#include "io/html/work_bound.h"

#include <gumbo.h>

#include <algorithm>
#include <string>
#include <unordered_map>

namespace firsthand::html {
namespace {

using std::string_view;

// Elements that have no end tag, or whose end tag real pages leave out: they do not pile up.
constexpr GumboTag kClosedByRule[] = {
    GUMBO_TAG_AREA,  GUMBO_TAG_BASE,  GUMBO_TAG_BR,    GUMBO_TAG_COL,  GUMBO_TAG_COLGROUP, GUMBO_TAG_DD,
    GUMBO_TAG_DT,    GUMBO_TAG_EMBED, GUMBO_TAG_HEAD,  GUMBO_TAG_HR,   GUMBO_TAG_HTML,     GUMBO_TAG_IMG,
    GUMBO_TAG_INPUT, GUMBO_TAG_LI,    GUMBO_TAG_LINK,  GUMBO_TAG_META, GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION,
    GUMBO_TAG_P,     GUMBO_TAG_PARAM, GUMBO_TAG_BODY,  GUMBO_TAG_RP,   GUMBO_TAG_RT,       GUMBO_TAG_SOURCE,
    GUMBO_TAG_TBODY, GUMBO_TAG_TD,    GUMBO_TAG_TFOOT, GUMBO_TAG_TH,   GUMBO_TAG_THEAD,    GUMBO_TAG_TR,
    GUMBO_TAG_TRACK, GUMBO_TAG_WBR};
// Children of svg that real pages write as <path ... />.
constexpr string_view kShapes[] = {"path",    "circle", "rect", "line", "polyline", "polygon",
                                   "ellipse", "use",    "stop", "g",    "image",    "animate"};

constexpr size_t kMaxName = 40;  // longer names are counted as one

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool piles_up(string_view name, bool self_closing) {
  GumboTag const tag = gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
  if (std::find(std::begin(kClosedByRule), std::end(kClosedByRule), tag) != std::end(kClosedByRule))
    return false;
  return !self_closing || std::find(std::begin(kShapes), std::end(kShapes), name) == std::end(kShapes);
}

class Scanner {
 public:
  Scanner(string_view html, uint64_t limit) : html_(html), limit_(limit) {}

  uint64_t run() {
    while (work_ <= limit_ && (at_ = html_.find('<', at_)) != string_view::npos) markup();
    return work_;
  }

 private:
  void markup() {
    string_view const rest = html_.substr(at_);
    if (rest.substr(0, 4) == "<!--") return skip_past("-->", 4);
    bool const closing = rest.size() > 1 && rest[1] == '/';
    size_t const name_at = at_ + (closing ? 2 : 1);
    if (name_at >= html_.size() || !is_letter(html_[name_at])) {
      ++at_;
      return;
    }
    size_t name_end = name_at;
    while (name_end < html_.size() && !is_name_end(html_[name_end])) ++name_end;
    string_view const name = html_.substr(name_at, name_end - name_at);
    bool const self_closing = pass_attributes(name_end);
    count(name, closing, self_closing);
  }

  void count(string_view name, bool closing, bool self_closing) {
    if (piles_up(name, self_closing)) closing ? close(name) : open(name);
    work_ += open_ + 1;
    if (!closing && name == "script") skip_past("</script", 0);
    if (!closing && name == "style") skip_past("</style", 0);
  }

  void open(string_view name) {
    ++open_;
    ++open_by_name_[lower(name)];
  }
  /// An end tag without its start tag closes nothing.
  void close(string_view name) {
    auto const found = open_by_name_.find(lower(name));
    if (found == open_by_name_.end() || found->second == 0) return;
    --found->second;
    --open_;
  }
  static std::string lower(string_view name) {
    std::string out(name.substr(0, kMaxName));
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    return out;
  }

  /// Moves past the tag's '>'; the attributes' compares go on the bill. True for "/>".
  bool pass_attributes(size_t at) {
    uint64_t outside_quotes = 0;
    char last = ' ';
    for (; at < html_.size() && html_[at] != '>'; ++at) {
      char const c = html_[at];
      if ((c == '"' || c == '\'') && last == '=') {
        size_t const close = html_.find(c, at + 1);
        at = close == string_view::npos ? html_.size() - 1 : close;
      }
      ++outside_quotes;
      last = c;
    }
    at_ = std::min(at + 1, html_.size());
    uint64_t const attributes = outside_quotes / 2;  // the shortest is one letter and a space
    work_ += attributes * attributes / 2;
    return last == '/';
  }

  void skip_past(string_view text, size_t from) {
    size_t const found = html_.find(text, at_ + from);
    at_ = found == string_view::npos ? html_.size() : found;
  }

  static bool is_name_end(char c) {
    return c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  string_view html_;
  uint64_t limit_;
  uint64_t work_ = 0;
  uint64_t open_ = 0;
  std::unordered_map<std::string, uint64_t> open_by_name_;
  size_t at_ = 0;
};

}  // namespace

uint64_t estimate_work(string_view html, uint64_t limit) {
  return Scanner(html, limit).run();
}

}  // namespace firsthand::html
