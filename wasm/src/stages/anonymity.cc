// See anonymity.h. Closeness and reason come from the pack's patterns, looked for in the source's own words
// and in the sentences that speak of it.
#include "stages/anonymity.h"

#include <algorithm>

#include "stages/reasons.h"

namespace firsthand {
namespace {

std::string first_value(PatternSet const& set, Document const& doc, TokenSpan range,
                        std::vector<ByteSpan>& spans) {
  std::vector<PatternMatch> const found = set.find(doc, range);
  if (found.empty()) return "none";
  spans.push_back(doc.bytes_of(found[0].tokens));
  return set.rule(found[0]).value;
}

/// Why, before that it was asked for: "asked not to be named because the talks are private" is private.
std::string reason_said(PatternSet const& set, Document const& doc, TokenSpan range,
                        std::vector<ByteSpan>& spans) {
  std::vector<PatternMatch> const found = set.find(doc, range);
  if (found.empty()) return "none";
  auto const says_why = [&](PatternMatch const& m) { return set.rule(m).value != "asked"; };
  auto const why = std::find_if(found.begin(), found.end(), says_why);
  PatternMatch const& told = why != found.end() ? *why : found[0];
  spans.push_back(doc.bytes_of(told.tokens));
  return set.rule(told).value;
}

/// The sentence of the cue, and the next one where it goes on about the speaker: "They asked not to be
/// named".
TokenSpan told_of(Document const& doc, Attribution const& a, LanguagePack const& pack) {
  uint32_t const sentence = doc.sentence_of(a.cue_tokens.begin);
  TokenSpan out = doc.sentences[sentence].tokens;
  if (sentence + 1 >= doc.sentences.size()) return out;
  TokenSpan const next = doc.sentences[sentence + 1].tokens;
  LexiconEntry const* e = next.empty() ? nullptr : pack.lexicon("grammar").find(doc.tokens[next.begin]);
  if (e && e->has("pronoun") && !e->has("thing") && !e->has("speaker")) out.end = next.end;
  return out;
}

int speakers_said(SourcePhrase const& p) {
  if (p.count > 0) return p.count;
  bool const described = !p.role && p.indefinite;
  bool const one = described || (p.role && (p.role->has("person") || p.role->has("artifact")) && !p.plural);
  return one ? 1 : 0;
}

}  // namespace

Anonymity read_anonymity(Document const& doc, Attribution& a, SourcePhrase const& p,
                         LanguagePack const& pack) {
  Anonymity out;
  std::vector<ByteSpan> close, why;
  out.count = speakers_said(p);
  out.closeness = first_value(pack.patterns("closeness"), doc, *a.source_tokens, close);
  out.reason = reason_said(pack.patterns("anonymity"), doc, told_of(doc, a, pack), why);
  if (!close.empty()) add_reason(a, "anonymity", "anonymity_closeness", close);
  add_reason(a, "anonymity", why.empty() ? "anonymity_no_reason" : "anonymity_reason_given",
             why.empty() ? std::vector<ByteSpan>{*a.source} : why);
  return out;
}

namespace {

/// What was said of speakers of one noun ("official") so far.
struct Introduced {
  std::string noun;
  uint32_t attribution;
  bool several;
};

/// "official" for "officials".
std::string one_of(LexiconEntry const& role) {
  std::string noun(role.phrase.substr(role.phrase.rfind(' ') + 1));
  if (noun.size() > 2 && noun.back() == 's' && noun[noun.size() - 2] != 's') noun.pop_back();
  return noun;
}

bool points_back(SourcePhrase const& p) {
  return (p.definite || p.partitive) && p.head == SourceHead::kNoun && p.modifier.empty();
}

void take_over(Attribution& a, Attribution const& from) {
  if (!a.anonymity || !from.anonymity) return;
  auto const copy = [&](std::string& mine, std::string const& theirs, char const* rule) {
    if (mine != "none" || theirs == "none") return;
    mine = theirs;
    for (Reason const& r : from.reasons)
      if (r.rule == rule) add_reason(a, "anonymity", rule, r.spans);
  };
  std::string const before = a.anonymity->reason;
  copy(a.anonymity->closeness, from.anonymity->closeness, "anonymity_closeness");
  copy(a.anonymity->reason, from.anonymity->reason, "anonymity_reason_given");
  if (before == a.anonymity->reason) return;
  auto const none = [](Reason const& r) { return r.rule == std::string_view("anonymity_no_reason"); };
  a.reasons.erase(std::remove_if(a.reasons.begin(), a.reasons.end(), none), a.reasons.end());
}

}  // namespace

void share_anonymity(Document& doc, LanguagePack const& pack) {
  std::vector<Introduced> seen;
  std::vector<uint32_t> order(doc.attributions.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  auto const before = [&](uint32_t x, uint32_t y) {
    return doc.attributions[x].cue < doc.attributions[y].cue;
  };
  std::stable_sort(order.begin(), order.end(), before);
  for (uint32_t i : order) {
    Attribution& a = doc.attributions[i];
    if (a.identity != Identity::kUnnamed && a.identity != Identity::kCollective) continue;
    SourcePhrase const p = read_source_phrase(doc, *a.source_tokens, pack);
    if (!p.role || p.role->has("artifact") || p.role->has("artifacts")) continue;
    std::string const noun = one_of(*p.role);
    auto const same = [&](Introduced const& x) { return x.noun == noun; };
    auto const last = std::find_if(seen.rbegin(), seen.rend(), same);
    bool const several = p.plural || p.role->has("people");
    if (last != seen.rend() && points_back(p)) {
      Attribution const& from = doc.attributions[last->attribution];
      take_over(a, from);
      if (a.anonymity && last->several && !several && !p.partitive)
        add_reason(a, "anonymity", "anonymity_one_of_several", {*from.source, *a.source});
    } else {
      seen.push_back({noun, i, several});
    }
  }
}

}  // namespace firsthand
