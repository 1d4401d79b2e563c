// See analysis_writer.h. Written by hand because a DOM costs more than the whole tagger on a long
// article; tests/unit/io_analysis_writer.cc keeps it equal to one built with nlohmann.
#include "io/analysis_writer.h"

#include <algorithm>
#include <charconv>

#include "io/claim_key.h"
#include "io/names.h"
#include "io/utf16_map.h"

namespace firsthand {
namespace {

constexpr int64_t kMilli = 1000;
constexpr int64_t kMaxInteger = 9007199254740991;  // 2^53 - 1: what a JavaScript number holds exactly
constexpr size_t kBytesPerAttribution = 1400;      // measured on news: 700 to 1,360

class Writer {
 public:
  Writer(Document const& doc, AnalysisOptions const& options)
      : doc_(doc), options_(options), map_(doc.text), out_(reserve(doc, options)) {}

  std::string run() {
    out_.open_object();
    head();
    blocks();
    sources();
    attributions();
    findings();
    warnings();
    out_.close_object();
    return out_.take();
  }

 private:
  static size_t reserve(Document const& doc, AnalysisOptions const& options) {
    return 1000 + 40 * doc.blocks.size() + kBytesPerAttribution * doc.attributions.size() +
           (options.with_text ? doc.text.size() * 11 / 10 : 0);
  }

  // Values ---------------------------------------------------------------------------------------
  void span(ByteSpan s) { out_.span(map_.outer(s)); }
  void span_or_null(std::optional<ByteSpan> const& s) { s ? span(*s) : out_.null(); }
  void spans(std::vector<ByteSpan> const& list) {
    out_.open_list();
    for (ByteSpan s : list) span(s);
    out_.close_list();
  }
  void id(char letter, uint32_t index) {
    char digits[16] = {letter};
    auto const end = std::to_chars(digits + 1, digits + sizeof digits, index + 1).ptr;
    out_.text({digits, static_cast<size_t>(end - digits)});
  }
  void attribution_or_null(std::optional<uint32_t> const& index) { index ? id('a', *index) : out_.null(); }
  void named(std::string_view name, std::string_view value) { out_.named(name, value); }
  void flag(std::string_view name, bool value) {
    out_.key(name);
    out_.boolean(value);
  }
  void named_span(std::string_view name, ByteSpan s) {
    out_.key(name);
    span(s);
  }
  void named_spans(std::string_view name, std::vector<ByteSpan> const& list) {
    out_.key(name);
    spans(list);
  }
  template <class Item, class Each>
  void objects(std::string_view name, std::vector<Item> const& items, Each each) {
    out_.objects(name, items, each);
  }
  void ids(std::string_view name, char letter, std::vector<uint32_t> const& indexes) {
    out_.key(name);
    out_.open_list();
    for (uint32_t i : indexes) id(letter, i);
    out_.close_list();
  }

  // Parts ----------------------------------------------------------------------------------------
  void head() {
    out_.key("schema_version");
    out_.integer(1);
    out_.key("engine");
    out_.open_object();
    named("version", options_.engine);
    named("pack", options_.pack);
    named("model", options_.model);
    out_.close_object();
    named("language", doc_.language);
    named("offset_unit", "utf16");
    out_.key("text_length");
    out_.integer(map_.length());
    if (options_.with_text) named("text", doc_.text);
  }

  void blocks() {
    objects("blocks", doc_.blocks, [&](Block const& b) {
      named("kind", name_of(b.kind));
      named_span("span", b.span);
    });
  }

  void sources() {
    uint32_t index = 0;
    objects("sources", doc_.speakers, [&](Speaker const& s) {
      out_.key("id");
      id('s', index++);
      named("name", s.name);
      named_spans("mentions", s.mentions);
    });
  }

  void attributions() {
    std::vector<std::string> const keys = claim_keys(doc_);
    uint32_t index = 0;
    objects("attributions", doc_.attributions, [&](Attribution const& a) {
      out_.key("id");
      id('a', index);
      named("key", keys[index++]);
      words(a);
      speaker(a);
      claim(a);
      details(a);
      mark(a);
    });
  }

  /// Where it stands: nesting, source, cue, content.
  void words(Attribution const& a) {
    out_.key("within");
    attribution_or_null(a.within);
    out_.key("source");
    out_.open_object();
    out_.key("span");
    span_or_null(a.source);
    ids("ids", 's', a.speakers);
    out_.close_object();
    out_.key("cue");
    out_.open_object();
    named_span("span", a.cue);
    named("lemma", a.cue_lemma);
    named("stance", name_of(a.stance));
    out_.close_object();
    named_spans("content", a.content);
  }

  void speaker(Attribution const& a) {
    named("identity", name_of(a.identity));
    named("role", name_of(a.role));
    flag("interested", a.interested);
    out_.key("anonymity");
    a.anonymity ? anonymity(*a.anonymity) : out_.null();
    named("directness", name_of(a.directness));
    objects("relay", a.relay, [&](RelayLink const& r) {
      out_.key("name");
      r.name ? out_.text(*r.name) : out_.null();
      out_.key("span");
      span_or_null(r.span);
    });
  }

  void anonymity(Anonymity const& a) {
    out_.open_object();
    out_.key("count");
    out_.integer(a.count);
    named("closeness", a.closeness.empty() ? "none" : std::string_view(a.closeness));
    named("reason", a.reason.empty() ? "none" : std::string_view(a.reason));
    out_.close_object();
  }

  void claim(Attribution const& a) {
    named("kind", name_of(a.kind));
    flag("checkworthy", a.checkworthy);
    out_.key("standing");
    a.standing ? out_.text(name_of(*a.standing)) : out_.null();
    objects("evidence", a.evidence, [&](Evidence const& e) {
      named("type", name_of(e.type));
      named_span("span", e.span);
      out_.key("attribution");
      attribution_or_null(e.attribution);
    });
    named_spans("replies", a.replies);
  }

  void details(Attribution const& a) {
    objects("numbers", a.numbers, [&](NumberMention const& n) { number(n); });
    named_spans("hedges", a.hedges);
    named_spans("times", a.times);
    named_spans("places", a.places);
    flag("negated", a.negated);
    objects("links", a.links, [&](ClaimLink const& l) {
      named_span("span", l.span);
      named("href", l.href);
      named("where", name_of(l.where));
    });
  }

  void number(NumberMention const& n) {
    named_span("span", n.span);
    out_.key("value");
    write_milli(n.value_milli, out_);
    if (!n.unit.empty()) named("unit", n.unit);
    if (n.bound != Bound::kNone) named("bound", name_of(n.bound));
  }

  /// Mark, confidence and the reasons of every field.
  void mark(Attribution const& a) {
    named("mark", name_of(a.mark));
    out_.key("confidence");
    out_.integer(std::clamp(a.confidence, 0, 1000));
    objects("reasons", a.reasons, [&](Reason const& r) {
      named("field", r.field);
      named("rule", r.rule);
      named_spans("spans", r.spans);
    });
  }

  void findings() {
    objects("article", doc_.findings, [&](Finding const& f) {
      named("type", f.type);
      ids("attributions", 'a', f.attributions);
      named_spans("spans", f.spans);
    });
  }

  void warnings() {
    objects("warnings", doc_.warnings, [&](Warning const& w) {
      named("code", w.code);
      out_.key("span");
      span_or_null(w.span);
    });
  }

  Document const& doc_;
  AnalysisOptions const& options_;
  Utf16Map map_;
  JsonWriter out_;
};

}  // namespace

std::string decimal_from_milli(int64_t milli) {
  uint64_t const size = milli < 0 ? 0 - static_cast<uint64_t>(milli) : static_cast<uint64_t>(milli);
  std::string out = (milli < 0 ? "-" : "") + std::to_string(size / kMilli);
  uint64_t const rest = size % kMilli;
  if (rest == 0) return out;
  std::string digits = std::to_string(kMilli + rest).substr(1);
  while (digits.back() == '0') digits.pop_back();
  return out + "." + digits;
}

void write_milli(int64_t milli, JsonWriter& out) {
  if (milli % kMilli == 0) return out.integer(std::clamp(milli / kMilli, -kMaxInteger, kMaxInteger));
  out.text(decimal_from_milli(milli));
}

std::string write_analysis(Document const& doc, AnalysisOptions const& options) {
  return Writer(doc, options).run();
}

}  // namespace firsthand
