// Through whom a claim reached this article: the outlets and people between speaker and writer, nearest to
// the speaker first. The article's own outlet is never one.
//
// Worked example: "The mayor resigned, a clerk told the Courier, according to Radio Marrow."
//   the clerk's claim -> relay ["the Courier", "Radio Marrow"]
#include <algorithm>
#include <map>
#include <utility>

#include "stages/interview.h"
#include "stages/names.h"
#include "stages/reasons.h"
#include "stages/relay_links.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr int kDeepest = 4;              // links followed outwards
constexpr uint32_t kSentencesOn = 8;     // that a speaker goes on through the same outlet
constexpr uint32_t kSentencesAhead = 3;  // claims at an article's head whose setting it tells later

class Tracer {
 public:
  Tracer(Document& doc, LanguagePack const& pack)
      : doc_(doc),
        names_(doc, pack),
        outlets_(doc, pack, names_),
        links_(doc, pack, names_, outlets_),
        pack_(pack),
        roles_(pack.lexicon("roles")),
        patterns_(pack.patterns("relay")) {}

  void run() {
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

 private:
  /// What is said in a printed conversation was said to the one who asks; in an article that is little else,
  /// that is its own reporter.
  void find_interview() {
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
  bool quotes_others() const {
    std::vector<bool> lines(doc_.speakers.size()), others(doc_.speakers.size());
    for (Attribution const& a : doc_.attributions)
      for (uint32_t s : a.speakers) (is_line(doc_, a) ? lines : others)[s] = true;
    int count = 0;
    for (size_t s = 0; s < others.size(); ++s) count += others[s] && !lines[s];
    return count > 1;
  }

  void finish(uint32_t index, Attribution& a) const {
    drop_own_outlet(a.relay);
    drop_speaker(a);
    std::vector<ByteSpan> spans;
    for (RelayLink const& l : a.relay)
      if (l.span) spans.push_back(*l.span);
    if (spans.empty()) spans.push_back(a.cue);
    if (!a.relay.empty()) add_reason(a, "relay", rule_[index] ? rule_[index] : "relay_reported_by", spans);
  }

  /// "the alleged thief", "reportedly": a word of doubt that the outer speaker uses; nobody is passed on.
  bool only_hedges(Attribution const& a) const {
    if (a.source || a.cue_tokens.size() != 1) return false;
    PosTag const t = doc_.tokens[a.cue_tokens.begin].tag;
    return t == PosTag::kRB || t == PosTag::kJJ || t == PosTag::kVBN || a.stance == Stance::kHedge;
  }

  struct Appearance {
    uint32_t token;  // from here on
    uint32_t speaker;
    RelayLink link;
  };

  /// Sentences that only say where somebody spoke: "Dobson made the claim on Radio Marrow", "The Courier
  /// published an interview with Dobson".
  void find_appearances() {
    if (doc_.attributions.empty()) return;
    read_mentions();
    for (Sentence const& s : doc_.sentences)
      for (PatternMatch const& m : patterns_.find(doc_, s.tokens)) {
        TokenSpan const run = outlets_.name_run(m.captured.begin, s.tokens.end);
        if (run.empty()) continue;
        if (outlets_.is_outlet(run)) {
          if (int const who = speaker_in({s.tokens.begin, m.tokens.begin}); who >= 0)
            appearances_.push_back({s.tokens.begin, static_cast<uint32_t>(who), *links_.link(run)});
        } else if (int const who = speaker_in(run); who >= 0) {
          if (TokenSpan const outlet = outlets_.first_in({s.tokens.begin, m.tokens.begin}); !outlet.empty())
            appearances_.push_back({s.tokens.begin, static_cast<uint32_t>(who), *links_.link(outlet)});
        }
      }
  }

  void read_mentions() {
    for (uint32_t s = 0; s < doc_.speakers.size(); ++s)
      for (ByteSpan const& m : doc_.speakers[s].mentions) mentions_.emplace_back(m.begin, s);
    std::sort(mentions_.begin(), mentions_.end());
  }

  /// The speaker that the range names first.
  int speaker_in(TokenSpan range) const {
    if (range.empty()) return -1;
    ByteSpan const bytes = doc_.bytes_of(range);
    auto const first = std::lower_bound(mentions_.begin(), mentions_.end(), std::pair(bytes.begin, 0u));
    return first == mentions_.end() || first->first >= bytes.end ? -1 : static_cast<int>(first->second);
  }

  /// A filing, a post, a statement of its own: said elsewhere than in the interview before.
  bool in_own_text(Attribution const& a) const {
    for (uint32_t i = a.cue_tokens.begin; i < a.cue_tokens.end; ++i)
      if (LexiconEntry const* e = roles_.find(doc_.tokens[i]); e && e->has("artifact")) return true;
    return false;
  }

  /// Somebody who spoke through an outlet goes on speaking through it in the sentences that follow; whoever's
  /// words stood in somebody else's may speak alone in the next.
  void continue_speakers() {
    std::vector<uint32_t> order(doc_.attributions.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
      return doc_.attributions[x].cue < doc_.attributions[y].cue;
    });
    std::vector<Heard> known(doc_.speakers.size());
    size_t seen = 0;
    for (uint32_t i : order) {
      Attribution const& a = doc_.attributions[i];
      for (; seen < appearances_.size() && !starts_after(appearances_[seen], a); ++seen)
        known[appearances_[seen].speaker] = {{appearances_[seen].link},
                                             doc_.sentence_of(appearances_[seen].token)};
      if (a.speakers.empty() || a.role == Role::kMedia || a.cue_tokens.empty()) continue;
      continue_one(i, known[a.speakers[0]]);
      continue_kind(i);
    }
    share_in_sentences(order);
  }

  struct Heard {
    std::vector<RelayLink> through;
    uint32_t sentence = 0;  // of the last claim that came so
  };

  /// "did not elaborate", "In August she announced": no words, or another occasion.
  bool elsewhere(Attribution const& a) const {
    Lexicon const& negations = pack_.lexicon("negations");
    for (uint32_t i = a.cue_tokens.begin; i < a.cue_tokens.end; ++i)
      if (negations.contains(doc_.tokens[i])) return true;
    Lexicon const& calendar = pack_.lexicon("calendar");
    for (uint32_t i = doc_.sentences[doc_.sentence_of(a.cue_tokens.begin)].tokens.begin;
         i < a.cue_tokens.begin; ++i)
      if (calendar.contains(doc_.tokens[i]) && is_capitalised(doc_, i) && !links_.in_content(a, {i, i + 1}))
        return true;
    return false;
  }

  void continue_one(uint32_t index, Heard& heard) {
    Attribution& a = doc_.attributions[index];
    uint32_t const at = doc_.sentence_of(a.cue_tokens.begin);
    bool const near = at <= heard.sentence + kSentencesOn;
    if (own_[index])
      heard = {a.relay, at};
    else if (a.relay.empty() && !heard.through.empty() && near && !a.within && !in_own_text(a) &&
             !elsewhere(a))
      a.relay = heard.through, rule_[index] = "relay_earlier", heard.sentence = at;
  }

  /// "Witnesses told the Courier ... One witness said": a further one of those who spoke to an outlet.
  void continue_kind(uint32_t index) {
    Attribution& a = doc_.attributions[index];
    if (a.identity != Identity::kUnnamed && a.identity != Identity::kCollective) return;
    SourcePhrase const p = read_source_phrase(doc_, *a.source_tokens, pack_);
    uint32_t const at = doc_.sentence_of(a.cue_tokens.begin);
    if (!p.role || p.role->has("artifact") || p.role->has("artifacts")) return;
    std::string const noun = one_of(p.role->phrase);
    Heard& heard = kinds_[noun];
    bool const near = at <= heard.sentence + kSentencesOn && !heard.through.empty();
    if (!a.relay.empty())
      heard = {a.relay, at};
    else if (near && p.count == 1 && !a.within && !in_own_text(a) && !elsewhere(a))
      a.relay = heard.through, rule_[index] = "relay_earlier";
  }

  /// "witness" for "witnesses", as far as lists of nouns need it.
  static std::string one_of(std::string_view noun) {
    for (std::string_view const end : {"sses", "s"})
      if (noun.size() > end.size() && noun.substr(noun.size() - end.size()) == end && end != "ss")
        return std::string(noun.substr(0, noun.size() - (end.size() == 4 ? 2 : 1)));
    return std::string(noun);
  }

  bool starts_after(Appearance const& x, Attribution const& a) const {
    return !a.cue_tokens.empty() &&
           doc_.sentence_of(x.token) > doc_.sentence_of(a.cue_tokens.begin) + kSentencesAhead;
  }

  void share_in_sentences(std::vector<uint32_t> const& order) {
    std::vector<BySentence::Entry> own;
    for (uint32_t k = 0; k < doc_.attributions.size(); ++k) {
      TokenSpan const cue = doc_.attributions[k].cue_tokens;
      if (own_[k] && !cue.empty()) own.emplace_back(doc_.sentence_of(cue.begin), k);
    }
    BySentence const linked(std::move(own));
    for (uint32_t i : order) share_in_sentence(i, linked);
  }

  /// "The mayor denied it, telling the Courier that ...": both were said to the Courier.
  void share_in_sentence(uint32_t index, BySentence const& linked) {
    Attribution& a = doc_.attributions[index];
    if (!a.relay.empty() || own_[index] || a.cue_tokens.empty() || a.within) return;
    for (auto const& [s, k] : linked.in(doc_.sentence_of(a.cue_tokens.begin))) {
      Attribution const& b = doc_.attributions[k];
      if (!same_speaker(a, b)) continue;
      a.relay = b.relay, rule_[index] = rule_[k];
      return;
    }
  }

  void push(std::vector<RelayLink>& out, RelayLink l) const {
    for (RelayLink const& have : out)
      if (have.name == l.name) return;
    out.push_back(std::move(l));
  }

  /// "it was reported that the mayor said": somebody stands between, and is not named.
  bool reports_unnamed(Attribution const& b) const {
    if (b.cue_tokens.empty() || only_hedges(b)) return false;
    LexiconEntry const* e = pack_.lexicon("report_nouns").find(doc_.tokens[b.cue_tokens.end - 1]);
    return pack_.patterns("unnamed_report").any(doc_, b.cue_tokens) || e;
  }

  /// Own link first, then whoever's words the attribution stands in, with what they came through.
  void collect(uint32_t index, std::vector<RelayLink>& out) const {
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
  void extend_chains() {
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

  void drop_own_outlet(std::vector<RelayLink>& relay) const {
    std::vector<std::string> own;
    if (!doc_.meta.outlet.empty()) own.push_back(doc_.meta.outlet);
    for (int name : outlets_.own()) own.push_back(names_.text(name));
    auto const is_own = [&](RelayLink const& l) {
      return l.name && std::any_of(own.begin(), own.end(),
                                   [&](std::string const& o) { return same_outlet(*l.name, o); });
    };
    relay.erase(std::remove_if(relay.begin(), relay.end(), is_own), relay.end());
  }

  /// Nobody stands between a speaker and itself.
  void drop_speaker(Attribution& a) const {
    for (uint32_t s : a.speakers) {
      std::string const& name = doc_.speakers[s].name;
      auto own = [&](RelayLink const& l) { return l.name && same_outlet(*l.name, name); };
      a.relay.erase(std::remove_if(a.relay.begin(), a.relay.end(), own), a.relay.end());
    }
  }

  static bool same_outlet(std::string const& a, std::string const& b) {
    auto bare = [](std::string const& s) {
      std::string low = lower_keeping_offsets(s);
      return low.rfind("the ", 0) == 0 ? low.substr(4) : low;
    };
    return bare(a) == bare(b);
  }

  Document& doc_;
  Names names_;
  OutletNames outlets_;
  OwnLinks links_;
  LanguagePack const& pack_;
  Lexicon const& roles_;
  PatternSet const& patterns_;
  std::vector<Own> own_;
  std::map<std::string, Heard> kinds_;                   // by the noun of those not named
  std::vector<std::pair<uint32_t, uint32_t>> mentions_;  // where they begin, whose; in text order
  std::vector<Appearance> appearances_;                  // in text order
  std::vector<char const*> rule_;
};

}  // namespace

void trace_relay(Document& doc, LanguagePack const& pack) {
  Tracer(doc, pack).run();
}

}  // namespace firsthand
