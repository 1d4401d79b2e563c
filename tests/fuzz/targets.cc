// See targets.h.
#include "targets.h"

#include <utf8/core.h>

#include <cstdlib>
#include <string>

#include "coverage/compare.h"
#include "coverage/query.h"
#include "io/analysis_writer.h"
#include "io/analyze.h"
#include "io/given_reader.h"
#include "io/html/html_reader.h"
#include "io/limits.h"
#include "io/query_writer.h"
#include "io/request_reader.h"
#include "io/text_reader.h"
#include "io/utf16_map.h"
#include "io/utf8.h"
#include "stages/pipeline.h"
#include "stages/resources.h"

extern "C" char const firsthand_bundle_begin[], firsthand_bundle_end[];
extern "C" char const firsthand_refiner_begin[], firsthand_refiner_end[];

namespace firsthand::fuzz {
namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

/// What every reader promises: valid UTF-8, blocks in order inside the text, links inside their blocks.
void check_document(Document const& doc) {
  require(::utf8::is_valid(doc.text.begin(), doc.text.end()));
  require(doc.blocks.size() <= kMaxBlocks);
  uint32_t last = 0;
  for (Block const& block : doc.blocks) {
    require(last <= block.span.begin && block.span.begin <= block.span.end &&
            block.span.end <= doc.text.size());
    last = block.span.end;
    for (Link const& link : block.links) require(block.span.contains(link.span));
  }
}

/// Spans outside and back again, and the JSON of a document without facts.
void check_json(Document const& doc) {
  Utf16Map const map(doc.text);
  require(map.length() == utf16_units(doc.text));
  for (Block const& block : doc.blocks) {
    OuterSpan const outer = map.outer(block.span);
    require(map.byte_span(outer.begin, outer.end) == block.span);
  }
  std::string const json = write_analysis(doc, {"1", "p", "m", true});
  require(::utf8::is_valid(json.begin(), json.end()) && json.size() > 2 && json.back() == '}');
}

void check(Result<Document> const& doc) {
  if (!doc) {
    require(!doc.error().message.empty());
    return;
  }
  check_document(doc.value());
  check_json(doc.value());
}

Resources const& resources() {
  static Result<Resources> loaded = load_resources(
      {firsthand_bundle_begin, static_cast<size_t>(firsthand_bundle_end - firsthand_bundle_begin)});
  require(loaded.ok());
  return loaded.value();
}

Refiner const& refiner() {
  static Result<Refiner> const loaded = Refiner::parse(
      "refiner",
      {firsthand_refiner_begin, static_cast<size_t>(firsthand_refiner_end - firsthand_refiner_begin)});
  require(loaded.ok());
  return loaded.value();
}

/// Every span of an attribution lies in the text, parts of one do not overlap, and it has content.
void check_attributions(Document const& doc) {
  auto const fits = [&](ByteSpan s) { return s.begin < s.end && s.end <= doc.text.size(); };
  for (Attribution const& a : doc.attributions) {
    require(fits(a.cue) && !a.content.empty());
    require(!a.source || fits(*a.source));
    for (ByteSpan s : a.content) require(fits(s) && !s.overlaps(a.cue));
    require(a.confidence >= 0 && a.confidence <= 1000);
    require(!a.within || *a.within < doc.attributions.size());
  }
}

Document analysed(std::string_view bytes) {
  auto doc = read_text(bytes);
  return doc ? analyze_document(std::move(doc.value()), resources()) : Document();
}

/// Every span of a comparison lies in the text of its side.
void check_comparison(Comparison const& c, Document const& a, Document const& b) {
  auto const fits = [](ByteSpan s, Document const& doc) {
    return s.begin <= s.end && s.end <= doc.text.size();
  };
  require(c.a_in_b <= 1000 && c.b_in_a <= 1000);
  for (AlignedSpans const& x : c.aligned) require(fits(x.a, a) && fits(x.b, b));
  for (Change const& x : c.changes) {
    require(x.a || x.b);
    require((!x.a || fits(*x.a, a)) && (!x.b || fits(*x.b, b)));
    require(::utf8::is_valid(x.detail.begin(), x.detail.end()));
  }
  for (ComparisonReason const& x : c.reasons) {
    for (ByteSpan s : x.a) require(fits(s, a));
    for (ByteSpan s : x.b) require(fits(s, b));
  }
  size_t claims_a = 0, claims_b = 0;
  for (AlignedClaims const& x : c.claims) claims_a += x.a.has_value(), claims_b += x.b.has_value();
  require(claims_a == a.attributions.size() && claims_b == b.attributions.size());
}

}  // namespace

void request(std::string_view bytes) {
  check(read_request(bytes));
}
void html(std::string_view bytes) {
  check(read_html(bytes));
}
void text(std::string_view bytes) {
  check(read_text(bytes));
}

void given(std::string_view bytes) {
  Document doc;
  doc.text = "Ana \U0001F389 said that it rained.  ";
  auto found = read_given(bytes, doc);
  if (!found) return require(!found.error().message.empty());
  for (Attribution const& a : found.value()) {
    require(a.cue.end <= doc.text.size() && !a.content.empty());
    for (ByteSpan s : a.content) require(s.begin <= s.end && s.end <= doc.text.size());
  }
  doc.blocks = {{BlockKind::kParagraph, {0, static_cast<uint32_t>(doc.text.size())}, {}}};
  Document const read = analyze_given(std::move(doc), std::move(found.value()), resources());
  std::string const json = write_analysis(read, {"1", "p", "m", true});
  require(::utf8::is_valid(json.begin(), json.end()) && json.back() == '}');
}

void refine(std::string_view bytes) {
  auto read = read_text(bytes);
  if (!read) return;
  Document const doc = analyze_document(std::move(read.value()), resources(), &refiner());
  check_attributions(doc);
  std::string const json = write_analysis(doc, {"1", "p", "m", true});
  require(::utf8::is_valid(json.begin(), json.end()) && json.back() == '}');
}

void compare(std::string_view bytes) {
  size_t const cut = bytes.find(kDivider);
  Document const a = analysed(bytes.substr(0, cut));
  Document const b = analysed(cut == std::string_view::npos ? bytes : bytes.substr(cut + kDivider.size()));
  Comparison const there = compare_documents(a, b, resources().pack, {"The Courier", "Post"});
  check_comparison(there, a, b);
  std::string const json = compare_to_json(a, b, resources(), {});
  require(::utf8::is_valid(json.begin(), json.end()) && json.back() == '}');
}

void query(std::string_view bytes) {
  size_t const cut = bytes.find(kDivider);
  Document const doc = analysed(bytes.substr(0, cut));
  auto focus = read_focus(cut == std::string_view::npos ? "" : bytes.substr(cut + kDivider.size()), doc);
  if (!focus) return require(!focus.error().message.empty());
  Query const query = build_query(doc, resources().pack, std::move(focus.value()));
  for (QueryTerm const& t : query.terms) {
    require(!t.text.empty() && ::utf8::is_valid(t.text.begin(), t.text.end()));
    require(t.span.begin < t.span.end && t.span.end <= doc.text.size());
  }
  std::string const json = write_query(query, doc);
  require(::utf8::is_valid(json.begin(), json.end()) && json.back() == '}');
}

void provenance(std::string_view bytes) {
  auto question = read_provenance_question(bytes);
  if (!question) return require(!question.error().message.empty());
  std::string const json = provenance_to_json(std::move(question.value()), resources());
  require(::utf8::is_valid(json.begin(), json.end()) && json.back() == '}');
}

}  // namespace firsthand::fuzz
