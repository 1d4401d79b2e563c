// Through whom a claim reached this article: the outlets and people between speaker and writer, nearest to
// the speaker first. The article's own outlet is never one.
//
// Worked example: "The mayor resigned, a clerk told the Courier, according to Radio Marrow."
//   the clerk's claim -> relay ["the Courier", "Radio Marrow"]
#include "stages/relay_tracer.h"

#include <algorithm>

#include "stages/interview.h"
#include "stages/reasons.h"
#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr int kDeepest = 4;  // links followed outwards

}  // namespace

void RelayTracer::run() {
  own_.resize(doc_.attributions.size());
  rule_.resize(own_.size(), nullptr);
  for (uint32_t i = 0; i < doc_.attributions.size(); ++i) {
    OwnLink const found = links_.of(i);
    own_[i] = found.link, rule_[i] = found.rule;
  }
  find_interview();
  for (uint32_t i = 0; i < doc_.attributions.size(); ++i)
    if (!only_hedges(doc_.attributions[i])) collect(i, doc_.attributions[i].relay);
  find_appearances();
  continue_speakers();
  extend_chains();
  for (uint32_t i = 0; i < doc_.attributions.size(); ++i) finish(i, doc_.attributions[i]);
}

/// What is said in a printed conversation was said to the one who asks; in an article that is little else,
/// that is its own reporter.
void RelayTracer::find_interview() {
  std::optional<uint32_t> const asks = find_interviewer(doc_);
  Attribution const* first = nullptr;  // of those who asks
  for (Attribution const& a : doc_.attributions)
    if (asks && !first && is_line(doc_, a) && a.speakers[0] == *asks) first = &a;
  if (!first || !quotes_others()) return;
  for (uint32_t i = 0; i < own_.size(); ++i) {
    Attribution const& a = doc_.attributions[i];
    if (own_[i] || !is_line(doc_, a) || a.speakers[0] == *asks) continue;
    own_[i] = links_.speaker_link(*first), rule_[i] = "relay_interview";
  }
}

/// Are there claims of two speakers at least who have no line in the conversation?
bool RelayTracer::quotes_others() const {
  std::vector<bool> lines(doc_.speakers.size()), others(doc_.speakers.size());
  for (Attribution const& a : doc_.attributions)
    for (uint32_t s : a.speakers) (is_line(doc_, a) ? lines : others)[s] = true;
  int count = 0;
  for (size_t s = 0; s < others.size(); ++s) count += others[s] && !lines[s];
  return count > 1;
}

void RelayTracer::finish(uint32_t index, Attribution& a) const {
  drop_own_outlet(a.relay);
  drop_speaker(a);
  std::vector<ByteSpan> spans;
  for (RelayLink const& l : a.relay)
    if (l.span) spans.push_back(*l.span);
  if (spans.empty()) spans.push_back(a.cue);
  if (!a.relay.empty()) add_reason(a, "relay", rule_[index] ? rule_[index] : "relay_reported_by", spans);
}

/// "the alleged thief", "reportedly": a word of doubt that the outer speaker uses; nobody is passed on.
bool RelayTracer::only_hedges(Attribution const& a) const {
  if (a.source || a.cue_tokens.size() != 1) return false;
  PosTag const t = doc_.tokens[a.cue_tokens.begin].tag;
  return t == PosTag::kRB || t == PosTag::kJJ || t == PosTag::kVBN || a.stance == Stance::kHedge;
}

void RelayTracer::push(std::vector<RelayLink>& out, RelayLink l) const {
  for (RelayLink const& have : out)
    if (have.name == l.name) return;
  out.push_back(std::move(l));
}

/// "it was reported that the mayor said": somebody stands between, and is not named.
bool RelayTracer::reports_unnamed(Attribution const& b) const {
  if (b.cue_tokens.empty() || only_hedges(b)) return false;
  LexiconEntry const* e = pack_.lexicon("report_nouns").find(doc_.tokens[b.cue_tokens.end - 1]);
  return pack_.patterns("unnamed_report").any(doc_, b.cue_tokens) || e;
}

/// Own link first, then whoever's words the attribution stands in, with what they came through.
void RelayTracer::collect(uint32_t index, std::vector<RelayLink>& out) const {
  if (own_[index]) push(out, *own_[index]);
  uint32_t at = index;
  for (int depth = 0; depth < kDeepest && doc_.attributions[at].within; ++depth) {
    uint32_t const outer = *doc_.attributions[at].within;
    Attribution const& b = doc_.attributions[outer];
    if (b.stance == Stance::kDenial) break;  // who denies a report does not pass it on
    if (b.source && !same_speaker(doc_.attributions[index], b)) push(out, *links_.speaker_link(b));
    if (!b.source && reports_unnamed(b)) push(out, RelayLink{std::nullopt, b.cue});
    if (own_[outer]) push(out, *own_[outer]);
    at = outer;
  }
}

/// What stands in somebody's words came through whatever those came through, also where only an earlier
/// sentence said so.
void RelayTracer::extend_chains() {
  for (int depth = 0; depth < kDeepest; ++depth)
    for (Attribution& a : doc_.attributions) {
      if (!a.within) continue;
      Attribution const& b = doc_.attributions[*a.within];
      if (a.relay.empty() && same_speaker(a, b)) a.relay = b.relay;
      if (a.relay.empty()) continue;
      bool const through = b.source && a.relay.back().name == links_.speaker_link(b)->name;
      if (through && !same_speaker(a, b))
        for (RelayLink const& l : b.relay) push(a.relay, l);
    }
}

void RelayTracer::drop_own_outlet(std::vector<RelayLink>& relay) const {
  std::vector<std::string> own;
  if (!doc_.meta.outlet.empty()) own.push_back(doc_.meta.outlet);
  for (int name : outlets_.own()) own.push_back(names_.text(name));
  auto const is_own = [&](RelayLink const& l) {
    return l.name &&
           std::any_of(own.begin(), own.end(), [&](std::string const& o) { return same_outlet(*l.name, o); });
  };
  relay.erase(std::remove_if(relay.begin(), relay.end(), is_own), relay.end());
}

/// Nobody stands between a speaker and itself.
void RelayTracer::drop_speaker(Attribution& a) const {
  for (uint32_t s : a.speakers) {
    std::string const& name = doc_.speakers[s].name;
    auto own = [&](RelayLink const& l) { return l.name && same_outlet(*l.name, name); };
    a.relay.erase(std::remove_if(a.relay.begin(), a.relay.end(), own), a.relay.end());
  }
}

bool RelayTracer::same_outlet(std::string const& a, std::string const& b) {
  auto bare = [](std::string const& s) {
    std::string low = lower_keeping_offsets(s);
    return low.rfind("the ", 0) == 0 ? low.substr(4) : low;
  };
  return bare(a) == bare(b);
}

void trace_relay(Document& doc, LanguagePack const& pack) {
  RelayTracer(doc, pack).run();
}

}  // namespace firsthand
