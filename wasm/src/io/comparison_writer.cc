// See comparison_writer.h.
#include "io/comparison_writer.h"

#include "io/json_writer.h"
#include "io/names.h"
#include "io/utf16_map.h"

namespace firsthand {
namespace {

constexpr size_t kBytesPerItem = 160;

class Writer {
 public:
  Writer(Comparison const& c, ComparedSide const& a, ComparedSide const& b)
      : c_(c),
        a_(a),
        b_(b),
        map_a_(a.doc.text),
        map_b_(b.doc.text),
        out_(1000 + a.analysis.size() + b.analysis.size() +
             kBytesPerItem * (c.aligned.size() + c.claims.size() + 4 * c.changes.size())) {}

  std::string run() {
    out_.open_object();
    out_.key("schema_version");
    out_.integer(1);
    out_.named("offset_unit", "utf16");
    out_.key("a");
    out_.json(a_.analysis);
    out_.key("b");
    out_.json(b_.analysis);
    out_.named("relation", name_of(c_.relation));
    out_.key("may_repeat");
    out_.boolean(c_.may_repeat);
    containment();
    out_.objects("aligned", c_.aligned, [&](AlignedSpans const& x) {
      named_span("a", map_a_, x.a);
      named_span("b", map_b_, x.b);
    });
    out_.objects("claims", c_.claims, [&](AlignedClaims const& x) {
      claim("a", x.a);
      claim("b", x.b);
    });
    out_.objects("changes", c_.changes, [&](Change const& x) {
      out_.named("type", name_of(x.type));
      side("a", map_a_, x.a);
      side("b", map_b_, x.b);
      out_.named("detail", x.detail);
    });
    credits();
    reasons();
    out_.close_object();
    return out_.take();
  }

 private:
  void named_span(std::string_view name, Utf16Map const& map, ByteSpan s) {
    out_.key(name);
    out_.span(map.outer(s));
  }
  void named_spans(std::string_view name, Utf16Map const& map, std::vector<ByteSpan> const& list) {
    out_.key(name);
    out_.open_list();
    for (ByteSpan s : list) out_.span(map.outer(s));
    out_.close_list();
  }
  void containment() {
    out_.key("containment");
    out_.open_object();
    out_.key("a_in_b");
    out_.integer(c_.a_in_b);
    out_.key("b_in_a");
    out_.integer(c_.b_in_a);
    out_.close_object();
  }
  void claim(std::string_view name, std::optional<uint32_t> const& index) {
    out_.key(name);
    index ? out_.text("a" + std::to_string(*index + 1)) : out_.null();
  }
  void side(std::string_view name, Utf16Map const& map, std::optional<ByteSpan> const& s) {
    out_.key(name);
    if (!s) return out_.null();
    out_.open_object();
    named_span("span", map, *s);
    out_.close_object();
  }
  void credits() {
    out_.objects("credits", c_.credits, [&](Credit const& x) {
      out_.named("side", x.in_b ? "b" : "a");
      out_.named("kind", name_of(x.kind));
      out_.named("name", x.name);
      out_.key("span");
      x.span ? out_.span((x.in_b ? map_b_ : map_a_).outer(*x.span)) : out_.null();
    });
  }
  void reasons() {
    out_.objects("reasons", c_.reasons, [&](ComparisonReason const& x) {
      out_.named("rule", x.rule);
      named_spans("spans_a", map_a_, x.a);
      named_spans("spans_b", map_b_, x.b);
    });
  }

  Comparison const& c_;
  ComparedSide const &a_, &b_;
  Utf16Map map_a_, map_b_;
  JsonWriter out_;
};

}  // namespace

std::string write_comparison(Comparison const& c, ComparedSide const& a, ComparedSide const& b) {
  return Writer(c, a, b).run();
}

}  // namespace firsthand
