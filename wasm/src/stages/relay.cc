// Through whom a claim reached this article: the outlets and people between speaker and writer, nearest to
// the speaker first. The article's own outlet is never one.
//
// Worked example: "The mayor resigned, a clerk told the Courier, according to Radio Marrow."
//   the clerk's claim -> relay ["the Courier", "Radio Marrow"]
#include <algorithm>

#include "stages/names.h"
#include "stages/reasons.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestRelayName = 8;  // tokens
constexpr int kDeepest = 4;                // links followed outwards
constexpr uint32_t kSentencesAhead = 3;    // claims at an article's head whose setting it tells later

class Tracer {
 public:
  Tracer(Document& doc, LanguagePack const& pack)
      : doc_(doc),
        names_(doc, pack),
        pack_(pack),
        bodies_(pack.lexicon("bodies")),
        roles_(pack.lexicon("roles")),
        grammar_(pack.lexicon("grammar")),
        patterns_(pack.patterns("relay")),
        outlet_words_(pack.lexicon("outlet_words")) {
    find_outlets();
  }

  void run() {
    own_.resize(doc_.attributions.size());
    for (uint32_t i = 0; i < doc_.attributions.size(); ++i) own_[i] = own_link(i);
    for (uint32_t i = 0; i < doc_.attributions.size(); ++i)
      if (!only_hedges(doc_.attributions[i])) collect(i, doc_.attributions[i].relay);
    find_appearances();
    continue_speakers();
    for (uint32_t i = 0; i < doc_.attributions.size(); ++i) finish(i, doc_.attributions[i]);
  }

 private:
  void find_outlets() {
    for (Attribution const& a : doc_.attributions) {
      if (a.role != Role::kMedia || !a.source_tokens || a.source_tokens->empty()) continue;
      SourcePhrase const p = read_source_phrase(doc_, *a.source_tokens, pack_);
      if (int const name = names_.find(p.name); name >= 0) outlets_.push_back(name);
    }
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

  using Own = std::optional<RelayLink>;

  Own link(TokenSpan tokens) const {
    ByteSpan const bytes = doc_.bytes_of(tokens);
    int const name = names_.find(tokens);
    std::string text(doc_.text_of(bytes));
    if (name >= 0 && names_.all()[static_cast<size_t>(name)].mentions.size() > 1) text = names_.text(name);
    return RelayLink{std::move(text), bytes};
  }

  /// The link that the attribution's own sentence shows: "told X", "speaking to X", "citing".
  Own own_link(uint32_t index) {
    Attribution const& a = doc_.attributions[index];
    rule_.resize(own_.size(), nullptr);
    if (Own l = told(a)) return rule_[index] = "relay_told", l;
    if (Own l = cited_by(index)) return rule_[index] = "relay_cited_by", l;
    if (Own l = passed_on_by(index)) return rule_[index] = "relay_cited_by", l;
    if (Own l = setting(a)) return rule_[index] = "relay_interview", l;
    if (Own l = owner_of(a)) return rule_[index] = "relay_reported_by", l;
    return std::nullopt;
  }

  bool is_outlet_name(TokenSpan run) const {
    if (pack_.lexicon("calendar").contains(doc_.tokens[run.begin])) return false;
    if (int const name = names_.find(run);
        name >= 0 && std::find(outlets_.begin(), outlets_.end(), name) != outlets_.end())
      return true;
    if (run.size() > 1)
      for (uint32_t i = run.begin; i < run.end; ++i)
        if (outlet_words_.contains(doc_.tokens[i])) return true;
    if (called_outlet(run.begin)) return true;
    std::string const words = joined_words(doc_, run);
    if (LexiconEntry const* e = bodies_.find(words)) return e->has("media");
    if (run.size() > 1)
      for (uint32_t i = run.begin; i < run.end; ++i)
        if (LexiconMatch m = bodies_.match(doc_, i, run.end);
            m && m.entry->has("media") && m.tokens.end == run.end && m.tokens.size() > 1)
          return true;
    LexiconMatch last = roles_.match(doc_, run.end - 1, run.end);
    return last && last.entry->has("media") && !last.entry->has("person");
  }

  /// "radio station WKRM": the noun before the name says it.
  bool called_outlet(uint32_t begin) const {
    for (uint32_t back = 1; back <= 2 && back <= begin; ++back) {
      LexiconMatch const m = roles_.match(doc_, begin - back, begin);
      if (m && m.tokens.end == begin && m.entry->has("media") && m.entry->has("body"))
        return !is_capitalised(doc_, begin - 1);
    }
    return false;
  }

  /// A name after "told": an outlet, unless the article or the pack knows it as somebody else.
  bool may_be_outlet(TokenSpan run) const {
    if (is_outlet_name(run)) return true;
    if (pack_.lexicon("calendar").contains(doc_.tokens[run.begin])) return false;
    std::string const words = joined_words(doc_, run);
    if (bodies_.contains(words) || pack_.lexicon("places").contains(words) ||
        roles_.contains(doc_.tokens[run.end - 1]))
      return false;
    int const name = names_.find(run);
    if (name >= 0 && run.size() == 1 && names_.all()[static_cast<size_t>(name)].longest.size() > 1)
      return false;
    return name < 0 || !names_.all()[static_cast<size_t>(name)].person || run.size() == 1;
  }

  TokenSpan name_run(uint32_t at, uint32_t limit) const {
    while (at < limit && grammar_.find(doc_.tokens[at]) && grammar_.find(doc_.tokens[at])->has("definite"))
      ++at;
    uint32_t end = at;
    limit = std::min(limit, at + kLongestRelayName);
    while (end < limit &&
           (is_capitalised(doc_, end) || (end > at && end + 1 < limit && doc_.tokens[end].span.size() <= 3 &&
                                          doc_.tokens[end].kind == TokenKind::kWord &&
                                          is_capitalised(doc_, end + 1) && is_partitive(end))))
      ++end;
    if (end < limit && doc_.tokens[end].kind == TokenKind::kNumber && end > at) ++end;
    while (end < limit && end > at && doc_.tokens[end].kind == TokenKind::kWord &&
           doc_.lower_word(end) == doc_.word(end) && roles_.match(doc_, end, limit) &&
           roles_.match(doc_, end, limit).entry->has("media"))
      ++end;
    return {at, end};
  }

  bool is_partitive(uint32_t i) const {
    LexiconEntry const* e = grammar_.find(doc_.tokens[i]);
    return e && e->has("partitive");
  }

  uint32_t sentence_end(uint32_t token) const {
    return doc_.sentences[doc_.tokens[token].sentence].tokens.end;
  }

  /// "told the Courier that": the name right behind a cue whose verb takes a hearer.
  Own told(Attribution const& a) const {
    if (a.cue_tokens.empty()) return std::nullopt;
    LexiconEntry const* hearing = hearer_cue(a);
    if (!hearing) return std::nullopt;
    uint32_t const limit = sentence_end(a.cue_tokens.end - 1);
    uint32_t at = a.cue_tokens.end;
    bool const to = at < limit && hearing_preposition(at);
    if (to)
      ++at;
    else if (!hearing->has("direct"))
      return std::nullopt;
    TokenSpan const run = name_run(at, limit);
    if (!run.empty() && !in_content(a, run) && (to ? is_outlet_name(run) : may_be_outlet(run)))
      return link(run);
    return outlet_noun(at, limit);
  }

  bool hearing_preposition(uint32_t at) const {
    LexiconEntry const* e = grammar_.find(doc_.tokens[at]);
    return e && e->has("hearer");
  }

  LexiconEntry const* hearer_cue(Attribution const& a) const {
    Lexicon const& hearers = pack_.lexicon("hearer_verbs");
    for (uint32_t i = a.cue_tokens.end; i-- > a.cue_tokens.begin;)
      if (LexiconEntry const* e = hearers.find(doc_.tokens[i])) return e;
    return nullptr;
  }

  /// "told the newspaper": the outlet that was named last before.
  Own outlet_noun(uint32_t at, uint32_t limit) const {
    if (at + 1 >= limit) return std::nullopt;
    LexiconEntry const* det = grammar_.find(doc_.tokens[at]);
    LexiconMatch noun = roles_.match(doc_, at + 1, limit);
    if (!det || !det->has("definite") || !noun || !noun.entry->has("media") || noun.entry->has("person") ||
        noun.entry->phrase == "media" || noun.entry->phrase == "press")
      return std::nullopt;
    for (uint32_t i = at; i-- > 0;) {
      if (!is_capitalised(doc_, i)) continue;
      uint32_t begin = i;
      while (begin > 0 && is_capitalised(doc_, begin - 1)) --begin;
      if (is_outlet_name({begin, i + 1})) return link({begin, i + 1});
      i = begin;
    }
    return RelayLink{std::string(doc_.text_of(doc_.bytes_of({at, noun.tokens.end}))),
                     doc_.bytes_of({at, noun.tokens.end})};
  }

  /// "Reuters, citing two officials, ...": the officials' words came through Reuters. Reuters' own did not.
  Own cited_by(uint32_t index) const {
    Attribution const& a = doc_.attributions[index];
    if (a.cue_tokens.empty() || !pack_.patterns("citing").any(doc_, a.cue_tokens)) return std::nullopt;
    bool const cites = a.source && a.source->end <= a.cue.begin;
    if (cites) return std::nullopt;
    uint32_t const sentence = doc_.tokens[a.cue_tokens.begin].sentence;
    Attribution const* best = nullptr;
    uint32_t nearest = UINT32_MAX;
    for (Attribution const& b : doc_.attributions) {
      if (&a == &b || !b.source_tokens || b.source_tokens->empty()) continue;
      if (a.source && b.source->overlaps(*a.source)) continue;
      if (doc_.tokens[b.source_tokens->begin].sentence != sentence) continue;
      uint32_t const far = b.source_tokens->begin < a.cue_tokens.begin
                               ? a.cue_tokens.begin - b.source_tokens->begin
                               : b.source_tokens->begin - a.cue_tokens.begin;
      if (far < nearest) nearest = far, best = &b;
    }
    if (best) return speaker_link(*best);
    for (uint32_t i = a.cue_tokens.begin; i-- > doc_.sentences[sentence].tokens.begin;) {
      if (!is_capitalised(doc_, i)) continue;
      uint32_t begin = i;
      while (begin > doc_.sentences[sentence].tokens.begin && is_capitalised(doc_, begin - 1)) --begin;
      return link({begin, i + 1});
    }
    return std::nullopt;
  }

  /// "the Courier quoted a clerk as saying": an outlet's attribution of the same content in the sentence.
  Own passed_on_by(uint32_t index) const {
    Attribution const& a = doc_.attributions[index];
    if (a.role == Role::kMedia || a.cue_tokens.empty() || !a.source) return std::nullopt;
    for (Attribution const& b : doc_.attributions) {
      if (&a == &b || b.role != Role::kMedia || !b.source || b.cue_tokens.empty() || same_speaker(a, b))
        continue;
      if (doc_.tokens[b.cue_tokens.begin].sentence != doc_.tokens[a.cue_tokens.begin].sentence) continue;
      if (a.content[0] == b.content[0]) return speaker_link(b);
    }
    return std::nullopt;
  }

  /// "Speaking to Radio Marrow,", "in an interview with the Courier", "cited by Reuters", in the same
  /// sentence.
  Own setting(Attribution const& a) const {
    if (a.cue_tokens.empty()) return std::nullopt;
    Sentence const& s = doc_.sentences[doc_.tokens[a.cue_tokens.begin].sentence];
    for (PatternMatch const& m : patterns_.find(doc_, s.tokens)) {
      if (in_content(a, m.tokens)) continue;
      TokenSpan const run = name_run(m.captured.begin, s.tokens.end);
      bool const any = patterns_.rule(m).value == "any";
      if (!run.empty() && (any ? may_be_outlet(run) : is_outlet_name(run))) return link(run);
    }
    return std::nullopt;
  }

  /// "the Courier's sources": nobody but the Courier heard them.
  Own owner_of(Attribution const& a) const {
    if (!a.source_tokens || (a.identity != Identity::kUnnamed && a.identity != Identity::kCollective))
      return std::nullopt;
    TokenSpan const source = *a.source_tokens;
    TokenSpan const run = name_run(source.begin, source.end);
    if (run.empty() || run.end + 1 >= source.end) return std::nullopt;
    LexiconEntry const* next = grammar_.find(doc_.tokens[run.end]);
    return next && next->has("genitive") && is_outlet_name(run) ? link(run) : Own();
  }

  bool in_content(Attribution const& a, TokenSpan s) const {
    for (TokenSpan const& c : a.content_tokens)
      if (c.overlaps(s)) return true;
    return false;
  }

  Own speaker_link(Attribution const& b) const {
    if (b.speakers.empty()) return RelayLink{std::string(doc_.text_of(*b.source)), *b.source};
    return RelayLink{doc_.speakers[b.speakers[0]].name, *b.source};
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
    for (Sentence const& s : doc_.sentences)
      for (PatternMatch const& m : patterns_.find(doc_, s.tokens)) {
        TokenSpan const run = name_run(m.captured.begin, s.tokens.end);
        if (run.empty()) continue;
        if (is_outlet_name(run)) {
          if (int const who = speaker_in({s.tokens.begin, m.tokens.begin}); who >= 0)
            appearances_.push_back({s.tokens.begin, static_cast<uint32_t>(who), *link(run)});
        } else if (int const who = speaker_in(run); who >= 0) {
          if (TokenSpan const outlet = outlet_in({s.tokens.begin, m.tokens.begin}); !outlet.empty())
            appearances_.push_back({s.tokens.begin, static_cast<uint32_t>(who), *link(outlet)});
        }
      }
  }

  /// The speaker that the range names first.
  int speaker_in(TokenSpan range) const {
    if (range.empty()) return -1;
    ByteSpan const bytes = doc_.bytes_of(range);
    uint32_t best = UINT32_MAX;
    int found = -1;
    for (size_t s = 0; s < doc_.speakers.size(); ++s)
      for (ByteSpan const& m : doc_.speakers[s].mentions)
        if (m.begin >= bytes.begin && m.begin < bytes.end && m.begin < best)
          best = m.begin, found = static_cast<int>(s);
    return found;
  }

  TokenSpan outlet_in(TokenSpan range) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (!is_capitalised(doc_, i)) continue;
      uint32_t end = i + 1;
      while (end < range.end && is_capitalised(doc_, end)) ++end;
      if (is_outlet_name({i, end})) return {i, end};
      i = end;
    }
    return {};
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
    std::vector<std::vector<RelayLink>> known(doc_.speakers.size());
    size_t seen = 0;
    for (uint32_t i : order) {
      Attribution& a = doc_.attributions[i];
      for (; seen < appearances_.size() && !starts_after(appearances_[seen], a); ++seen)
        known[appearances_[seen].speaker] = {appearances_[seen].link};
      if (a.speakers.empty() || a.role == Role::kMedia) continue;
      std::vector<RelayLink>& k = known[a.speakers[0]];
      if (own_[i])
        k = a.relay;
      else if (a.relay.empty() && !k.empty() && !a.within && !in_own_text(a))
        a.relay = k, rule_[i] = "relay_earlier";
    }
    for (uint32_t i : order) share_in_sentence(i);
  }

  bool starts_after(Appearance const& x, Attribution const& a) const {
    return !a.cue_tokens.empty() &&
           doc_.sentence_of(x.token) > doc_.sentence_of(a.cue_tokens.begin) + kSentencesAhead;
  }

  /// "The mayor denied it, telling the Courier that ...": both were said to the Courier.
  void share_in_sentence(uint32_t index) {
    Attribution& a = doc_.attributions[index];
    if (!a.relay.empty() || own_[index] || a.cue_tokens.empty() || a.within) return;
    for (uint32_t k = 0; k < doc_.attributions.size(); ++k) {
      Attribution const& b = doc_.attributions[k];
      if (!own_[k] || b.cue_tokens.empty() || !same_speaker(a, b)) continue;
      if (doc_.sentence_of(a.cue_tokens.begin) != doc_.sentence_of(b.cue_tokens.begin)) continue;
      a.relay = b.relay, rule_[index] = rule_[k];
      return;
    }
  }

  static bool same_speaker(Attribution const& a, Attribution const& b) {
    return !a.speakers.empty() && !b.speakers.empty() && a.speakers[0] == b.speakers[0];
  }

  void push(std::vector<RelayLink>& out, RelayLink l) const {
    for (RelayLink const& have : out)
      if (have.name == l.name) return;
    out.push_back(std::move(l));
  }

  /// Own link first, then whoever's words the attribution stands in, with what they came through.
  void collect(uint32_t index, std::vector<RelayLink>& out) const {
    if (own_[index]) push(out, *own_[index]);
    uint32_t at = index;
    for (int depth = 0; depth < kDeepest && doc_.attributions[at].within; ++depth) {
      uint32_t const outer = *doc_.attributions[at].within;
      Attribution const& b = doc_.attributions[outer];
      if (b.stance == Stance::kDenial) break;  // who denies a report does not pass it on
      if (b.source && !same_speaker(doc_.attributions[index], b)) push(out, *speaker_link(b));
      if (own_[outer] && !same_speaker(doc_.attributions[index], b)) push(out, *own_[outer]);
      at = outer;
    }
  }

  void drop_own_outlet(std::vector<RelayLink>& relay) const {
    std::string const& own = doc_.meta.outlet;
    if (own.empty()) return;
    relay.erase(std::remove_if(relay.begin(), relay.end(),
                               [&](RelayLink const& l) { return l.name && same_outlet(*l.name, own); }),
                relay.end());
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
  LanguagePack const& pack_;
  Lexicon const &bodies_, &roles_, &grammar_;
  PatternSet const& patterns_;
  Lexicon const& outlet_words_;
  std::vector<int> outlets_;  // names that speak as media in the article
  std::vector<Own> own_;
  std::vector<Appearance> appearances_;  // in text order
  std::vector<char const*> rule_;
};

}  // namespace

void trace_relay(Document& doc, LanguagePack const& pack) {
  Tracer(doc, pack).run();
}

}  // namespace firsthand
