// See explain.h. All wording that a reader of the extension sees too comes from messages.h.
#include "cli/explain.h"

#include <algorithm>
#include <map>

#include "cli/messages.h"
#include "io/names.h"

namespace firsthand::cli {
namespace {

constexpr size_t kMaxQuote = 300;  // bytes; longer ones are cut at a space

std::string quote(Document const& doc, std::vector<ByteSpan> const& spans) {
  std::string out;
  for (ByteSpan s : spans) out += (out.empty() ? "" : " … ") + shown(doc.text_of(s));
  return out;
}

std::string named(std::string const& group, std::string_view value) {
  std::string const sentence = message(group + "_" + std::string(value));
  return sentence.empty() ? std::string(value) : sentence;
}

std::string speaker(Document const& doc, Attribution const& a) {
  std::string names;
  for (uint32_t i : a.speakers) names += (names.empty() ? "" : ", ") + shown(doc.speakers[i].name);
  if (names.empty() && a.source) names = shown(doc.text_of(*a.source));
  return names.empty() ? message("no_speaker") : names;
}

/// A sentence that ends in a colon announces the words that show it.
std::string reason(Document const& doc, Reason const& r) {
  std::string const words = r.spans.empty() ? std::string() : shown(doc.text_of(r.spans[0]));
  std::string const sentence = message("reason_" + std::string(r.rule), {words});
  bool const follow = !words.empty() && !sentence.empty() && sentence.back() == ':';
  if (!sentence.empty()) return follow ? sentence + " “" + words + "”" : sentence;
  return words.empty() ? std::string(r.rule) : std::string(r.rule) + ": " + words;
}

std::string relay(Attribution const& a) {
  std::string out;
  for (RelayLink const& link : a.relay)
    out += (out.empty() ? "" : " → ") + (link.name ? shown(*link.name) : message("relay_unnamed"));
  return out;
}

/// What the article offers beyond the word, or why there is nothing to offer.
std::string offer(Attribution const& a) {
  if (a.kind != ClaimKind::kFact) return named("kind", name_of(a.kind));
  return named("standing", name_of(a.standing.value_or(Standing::kUnverified)));
}

std::string claim(Document const& doc, Attribution const& a, size_t number) {
  std::string out = std::to_string(number) + ". " + quote(doc, a.content) + "\n";
  out += "   " + speaker(doc, a) + " (" + named("identity", name_of(a.identity)) + ", " +
         named("role", name_of(a.role)) + (a.interested ? ", " + message("interested") : "") + ")\n";
  if (!a.relay.empty()) out += "   " + message("heading_through") + ": " + relay(a) + "\n";
  out += "   " + offer(a) + "\n";
  for (Evidence const& e : a.evidence)
    out += "   " + named("evidence", name_of(e.type)) + " " + quote(doc, {e.span}) + "\n";
  out += "   " + named("mark", name_of(a.mark)) + "\n";
  for (Reason const& r : a.reasons) out += "   - " + std::string(r.field) + ": " + reason(doc, r) + "\n";
  return out + "\n";
}

/// The fixed word for where the other article may have it from.
std::string origin(Comparison const& c) {
  bool const named = std::any_of(c.credits.begin(), c.credits.end(),
                                 [](Credit const& x) { return x.kind != CreditKind::kPhoto; });
  if (named) return message("origin_says_so");
  if (c.relation == Relation::kSameText) return message("origin_same_text");
  return message(c.may_repeat ? "origin_may_repeat" : "origin_not_established");
}

std::string side_line(std::string const& label, std::optional<ByteSpan> const& span, Document const& doc) {
  return "   " + label + " " + (span ? shown(doc.text_of(*span)) : "-") + "\n";
}

/// Of nothing attributed the line at the end speaks.
std::string warning(std::string const& code) {
  static std::map<std::string, std::string> const kSentences = {
      {"no_text", "there is no text; nothing was read"},
      {"unsupported_language", "not English, or too little to tell; nothing was read"},
      {"invalid_utf8", "bytes that are not UTF-8 became U+FFFD; save the text as UTF-8"},
      {"input_cut", "longer than what is read; its end is missing"},
      {"claims_cut", "more claims than are listed"}};
  auto const sentence = kSentences.find(code);
  return sentence == kSentences.end() ? "" : "warning: " + sentence->second + " (" + code + ")\n";
}

bool was_read(Document const& doc) {
  return std::none_of(doc.warnings.begin(), doc.warnings.end(), [](Warning const& w) {
    return w.code == "no_text" || w.code == "unsupported_language";
  });
}

}  // namespace

std::string shown(std::string_view text) {
  std::string out;
  for (char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  if (out.size() <= kMaxQuote) return out;
  size_t const space = out.rfind(' ', kMaxQuote);
  return out.substr(0, space == std::string::npos ? 0 : space) + " …";
}

std::string explain(Comparison const& c, Document const& a, Document const& b) {
  bool const retold = c.relation == Relation::kSameStory && c.may_repeat;
  std::string out = origin(c) + ". " +
                    message(retold ? "relation_retold" : "relation_" + std::string(name_of(c.relation))) +
                    "\n";
  for (Credit const& x : c.credits)
    out += std::string(x.in_b ? "B" : "A") + " names " + shown(x.name) + " (" + std::string(name_of(x.kind)) +
           ")\n";
  if (!c.changes.empty()) out += "\n" + message("heading_changes") + "\n";
  for (Change const& x : c.changes)
    out += "- " + named("change", name_of(x.type)) + "\n" + side_line(message("side_here"), x.a, a) +
           side_line(message("side_there"), x.b, b);
  if (c.changes.empty() && c.may_repeat) out += message("changes_none") + "\n";
  out.pop_back();
  return out;
}

std::string explain(Document const& doc) {
  std::string out;
  for (size_t i = 0; i < doc.attributions.size(); ++i) out += claim(doc, doc.attributions[i], i + 1);
  for (Warning const& w : doc.warnings) out += warning(w.code);
  if (doc.attributions.empty() && was_read(doc)) out += message("state_nothing") + "\n";
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

}  // namespace firsthand::cli
