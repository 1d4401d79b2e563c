// See relay_links.h.
#include "stages/relay_links.h"

#include <algorithm>
#include <utility>

#include "stages/source_phrase.h"

namespace firsthand {
namespace {

constexpr uint32_t kSentencesAround = 3;  // in which the outlet behind "reportedly" speaks

}  // namespace

bool same_speaker(Attribution const& a, Attribution const& b) {
  return !a.speakers.empty() && !b.speakers.empty() && a.speakers[0] == b.speakers[0];
}

OwnLinks::OwnLinks(Document const& doc, LanguagePack const& pack, Names const& names,
                   OutletNames const& outlets)
    : doc_(doc),
      pack_(pack),
      names_(names),
      outlets_(outlets),
      grammar_(pack.lexicon("grammar")),
      patterns_(pack.patterns("relay")),
      reportedly_(pack.patterns("reportedly")),
      origins_(pack.patterns("origin_signals")) {
  index_claims();
}

void OwnLinks::index_claims() {
  std::vector<BySentence::Entry> sources, media;
  for (uint32_t i = 0; i < doc_.attributions.size(); ++i) {
    Attribution const& a = doc_.attributions[i];
    if (a.source_tokens && !a.source_tokens->empty())
      sources.emplace_back(doc_.sentence_of(a.source_tokens->begin), i);
    if (a.role != Role::kMedia) continue;
    if (a.source && !a.cue_tokens.empty()) media.emplace_back(doc_.sentence_of(a.cue_tokens.begin), i);
    if (!a.speakers.empty() && doc_.speakers[a.speakers[0]].named) outlets_speak_.push_back(i);
  }
  sources_ = BySentence(std::move(sources));
  media_ = BySentence(std::move(media));
}

OwnLink OwnLinks::of(uint32_t index) const {
  Attribution const& a = doc_.attributions[index];
  if (Own l = told(a)) return {l, "relay_told"};
  if (Own l = cited_by(index)) return {l, "relay_cited_by"};
  if (Own l = passed_on_by(index)) return {l, "relay_cited_by"};
  if (Own l = setting(a)) return {l, "relay_interview"};
  if (Own l = owner_of(a)) return {l, "relay_reported_by"};
  if (Own l = hedged_report(a)) return {l, "relay_reportedly"};
  return {};
}

Own OwnLinks::link(TokenSpan tokens) const {
  ByteSpan const bytes = doc_.bytes_of(tokens);
  int const name = names_.find(tokens);
  bool const fuller = name >= 0 && !runs_into_another(tokens, names_.all()[static_cast<size_t>(name)]);
  return RelayLink{fuller ? names_.text(name) : std::string(doc_.text_of(bytes)), bytes};
}

/// "MTV" in "told MTV Jane Doe was safe": the longest run of capitals is no name of the outlet's.
bool OwnLinks::runs_into_another(TokenSpan tokens, Name const& n) const {
  if (n.mentions.size() < 2) return true;
  bool const inside = doc_.tokens[n.longest.begin].hash == doc_.tokens[tokens.begin].hash;
  return inside && doc_.tokens[n.longest.end - 1].hash != doc_.tokens[tokens.end - 1].hash;
}

uint32_t OwnLinks::sentence_end(uint32_t token) const {
  return doc_.sentences[doc_.tokens[token].sentence].tokens.end;
}

/// "told the Courier that": the name right behind a cue whose verb takes a hearer.
Own OwnLinks::told(Attribution const& a) const {
  if (a.cue_tokens.empty()) return std::nullopt;
  LexiconEntry const* hearing = hearer_cue(a);
  if (!hearing) return std::nullopt;
  uint32_t const limit = before_content(a, a.cue_tokens.end);
  uint32_t at = a.cue_tokens.end;
  bool const to = at < limit && grammar_has(at, "hearer");
  if (to)
    ++at;
  else if (!hearing->has("direct"))
    return std::nullopt;
  TokenSpan const run = outlets_.name_run(at, limit);
  if (Own l = outlet_noun(at, limit)) return l;
  if (!run.empty() && (to ? outlets_.is_outlet(run) : outlets_.may_be_outlet(run))) return link(run);
  return std::nullopt;
}

/// The end of the sentence, or where the content begins: "told MTV | Doe was here".
uint32_t OwnLinks::before_content(Attribution const& a, uint32_t from) const {
  uint32_t end = sentence_end(from - 1);
  for (TokenSpan const& c : a.content_tokens)
    if (c.begin >= from && c.begin < end) end = c.begin;
  return end;
}

/// "told the local newspaper, the Courier"; "told the newspaper": the outlet that was named last before.
Own OwnLinks::outlet_noun(uint32_t at, uint32_t limit) const {
  TokenSpan const noun = outlets_.noun_at(at, limit);
  if (noun.empty()) return std::nullopt;
  uint32_t next = noun.end;
  if (next < limit && doc_.word(next) == ",") ++next;
  if (TokenSpan const run = outlets_.name_run(next, limit); !run.empty()) return link(run);
  TokenSpan const before{at, noun.begin};
  if (TokenSpan const run = outlets_.name_run(at, noun.begin); !run.empty() && outlets_.is_outlet(run))
    return link({run.begin, noun.end});
  bool const bare = before.size() == 1 && grammar_has(at, "definite");
  if (TokenSpan const run = bare ? outlets_.last_before(at) : TokenSpan(); !run.empty()) return link(run);
  ByteSpan const bytes = doc_.bytes_of({at, noun.end});
  return RelayLink{std::string(doc_.text_of(bytes)), bytes};
}

bool OwnLinks::grammar_has(uint32_t i, std::string_view cls) const {
  LexiconEntry const* e = grammar_.find(doc_.tokens[i]);
  return e && e->has(cls);
}

LexiconEntry const* OwnLinks::hearer_cue(Attribution const& a) const {
  Lexicon const& hearers = pack_.lexicon("hearer_verbs");
  for (uint32_t i = a.cue_tokens.end; i-- > a.cue_tokens.begin;)
    if (LexiconEntry const* e = hearers.find(doc_.tokens[i])) return e;
  return nullptr;
}

/// "Reuters, citing two officials, ...": the officials' words came through Reuters. Reuters' own did not.
Own OwnLinks::cited_by(uint32_t index) const {
  Attribution const& a = doc_.attributions[index];
  if (a.cue_tokens.empty() || !pack_.patterns("citing").any(doc_, a.cue_tokens)) return std::nullopt;
  bool const cites = a.source && a.source->end <= a.cue.begin;
  bool const cited = a.source_tokens && a.source_tokens->begin == a.cue_tokens.end;
  if (cites || (a.role == Role::kMedia && !cited)) return std::nullopt;
  uint32_t const sentence = doc_.tokens[a.cue_tokens.begin].sentence;
  Attribution const* best = nullptr;
  uint32_t nearest = UINT32_MAX;
  for (auto const& [s, i] : sources_.in(sentence)) {
    Attribution const& b = doc_.attributions[i];
    if (&a == &b || (a.source && b.source->overlaps(*a.source))) continue;
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
Own OwnLinks::passed_on_by(uint32_t index) const {
  Attribution const& a = doc_.attributions[index];
  if (a.role == Role::kMedia || a.cue_tokens.empty() || !a.source) return std::nullopt;
  for (auto const& [s, i] : media_.in(doc_.sentence_of(a.cue_tokens.begin))) {
    Attribution const& b = doc_.attributions[i];
    if (!same_speaker(a, b) && a.content[0] == b.content[0]) return speaker_link(b);
  }
  return std::nullopt;
}

/// "Speaking to Radio Marrow,", "in an interview with the Courier", "cited by Reuters", in the same
/// sentence.
Own OwnLinks::setting(Attribution const& a) const {
  if (a.cue_tokens.empty()) return std::nullopt;
  Sentence const& s = doc_.sentences[doc_.tokens[a.cue_tokens.begin].sentence];
  for (PatternMatch const& m : patterns_.find(doc_, s.tokens)) {
    if (in_content(a, m.tokens) || is_credit(m.tokens)) continue;
    TokenSpan const run = outlets_.name_run(m.captured.begin, s.tokens.end);
    bool const any = patterns_.rule(m).value == "any";
    if (!run.empty() && (any ? outlets_.may_be_outlet(run) : outlets_.is_outlet(run))) return link(run);
  }
  return std::nullopt;
}

/// "... said (via AP)": where the article comes from, no way that the words took.
bool OwnLinks::is_credit(TokenSpan words) const {
  uint32_t const at = words.begin;
  if (at == 0 || doc_.tokens[at - 1].kind != TokenKind::kPunctuation) return false;
  PatternMatch m;
  return origins_.match_at(doc_, at, doc_.sentences[doc_.sentence_of(at)].tokens, &m);
}

/// "the Courier's sources": nobody but the Courier heard them.
Own OwnLinks::owner_of(Attribution const& a) const {
  if (!a.source_tokens || (a.identity != Identity::kUnnamed && a.identity != Identity::kCollective))
    return std::nullopt;
  TokenSpan const source = *a.source_tokens;
  TokenSpan const run = outlets_.name_run(source.begin, source.end);
  if (run.empty() || run.end + 1 >= source.end) return std::nullopt;
  return grammar_has(run.end, "genitive") && outlets_.is_outlet(run) ? link(run) : Own();
}

/// The outlet that speaks in the sentences around a token, when it is the only one of the article.
Own OwnLinks::outlet_near(uint32_t token) const {
  Attribution const* found = nullptr;
  for (uint32_t const i : outlets_speak_) {
    Attribution const& b = doc_.attributions[i];
    if (found && !same_speaker(*found, b)) return std::nullopt;
    uint32_t const at = doc_.sentence_of(b.source_tokens->begin), here = doc_.sentence_of(token);
    if (std::max(at, here) - std::min(at, here) <= kSentencesAround) found = &b;
  }
  return found ? speaker_link(*found) : std::nullopt;
}

/// "The mayor reportedly said": by the one outlet whose report the article tells.
Own OwnLinks::hedged_report(Attribution const& a) const {
  if (!a.source || a.role == Role::kMedia || a.cue_tokens.empty() || a.within) return std::nullopt;
  uint32_t const from = a.cue_tokens.begin - std::min(a.cue_tokens.begin, 1u);
  TokenSpan const near{from, std::min(a.cue_tokens.end + 1, sentence_end(a.cue_tokens.end - 1))};
  return reportedly_.any(doc_, near) ? outlet_near(a.cue_tokens.begin) : Own();
}

bool OwnLinks::in_content(Attribution const& a, TokenSpan s) const {
  for (TokenSpan const& c : a.content_tokens)
    if (c.overlaps(s)) return true;
  return false;
}

Own OwnLinks::speaker_link(Attribution const& b) const {
  if (b.speakers.empty()) return RelayLink{std::string(doc_.text_of(*b.source)), *b.source};
  return RelayLink{doc_.speakers[b.speakers[0]].name, *b.source};
}

}  // namespace firsthand
