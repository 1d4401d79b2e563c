// See relay_outlets.h.
#include "stages/relay_outlets.h"

#include <algorithm>

#include "stages/source_phrase.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestRelayName = 8;  // tokens
constexpr uint32_t kWordsBeforeNoun = 3;   // "the small local newspaper"

bool holds(std::vector<int> const& all, int name) {
  return name >= 0 && std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace

OutletNames::OutletNames(Document const& doc, LanguagePack const& pack, Names const& names)
    : doc_(doc),
      pack_(pack),
      names_(names),
      bodies_(pack.lexicon("bodies")),
      roles_(pack.lexicon("roles")),
      grammar_(pack.lexicon("grammar")),
      outlet_words_(pack.lexicon("outlet_words")),
      calendar_(pack.lexicon("calendar")) {
  find_speaking();
  find_own();
}

void OutletNames::find_speaking() {
  for (Attribution const& a : doc_.attributions) {
    if (a.role != Role::kMedia || !a.source_tokens || a.source_tokens->empty()) continue;
    SourcePhrase const p = read_source_phrase(doc_, *a.source_tokens, pack_);
    if (int const name = names_.find(p.name); name >= 0 && !holds(speaking_, name)) speaking_.push_back(name);
  }
}

void OutletNames::find_own() {
  if (doc_.attributions.empty()) return;
  for (Sentence const& s : doc_.sentences)
    for (PatternMatch const& m : pack_.patterns("own_outlet").find(doc_, s.tokens)) {
      TokenSpan const run = name_run(m.captured.begin, m.tokens.end);
      if (int const name = names_.find(run); name >= 0 && is_outlet(run)) own_.push_back(name);
    }
}

bool OutletNames::has_class(uint32_t token, std::string_view cls) const {
  LexiconEntry const* e = grammar_.find(doc_.tokens[token]);
  return e && e->has(cls);
}

bool OutletNames::is_role_of_media(uint32_t token, uint32_t end) const {
  LexiconMatch const m = roles_.match(doc_, token, end);
  return m && m.entry->has("media") && !m.entry->has("person") && !m.entry->has("people");
}

bool OutletNames::is_outlet(TokenSpan run) const {
  if (run.empty() || calendar_.contains(doc_.tokens[run.begin])) return false;
  if (holds(speaking_, names_.find(run))) return true;
  if (is_person(run)) return false;
  if (run.size() > 1)
    for (uint32_t i = run.begin; i < run.end; ++i)
      if (outlet_words_.contains(doc_.tokens[i])) return true;
  if (called_outlet(run.begin)) return true;
  if (LexiconEntry const* e = bodies_.find(joined_words(doc_, run))) return e->has("media");
  if (run.size() > 1)
    for (uint32_t i = run.begin; i < run.end; ++i)
      if (LexiconMatch m = bodies_.match(doc_, i, run.end);
          m && m.entry->has("media") && m.tokens.end == run.end && m.tokens.size() > 1)
        return true;
  return is_role_of_media(run.end - 1, run.end);
}

/// "radio station WKRM": the noun before the name says it.
bool OutletNames::called_outlet(uint32_t begin) const {
  for (uint32_t back = 1; back <= 2 && back <= begin; ++back) {
    LexiconMatch const m = roles_.match(doc_, begin - back, begin);
    if (m && m.tokens.end == begin && m.entry->has("media") && m.entry->has("body"))
      return !is_capitalised(doc_, begin - 1);
  }
  return false;
}

/// "Secretary Jane Doe", "Anna": by a title, a given name, or what the article shows of the name; but not
/// "Star of Marrow".
bool OutletNames::is_person(TokenSpan run) const {
  for (uint32_t i = run.begin; i < run.end; ++i)
    if (has_class(i, "partitive")) return false;
  if (pack_.lexicon("given_names").contains(doc_.tokens[run.begin])) return true;
  SourcePhrase const p = read_source_phrase(doc_, run, pack_);
  return p.role && p.role->has("person") && p.noun.begin < run.end - 1;
}

bool OutletNames::may_be_outlet(TokenSpan run) const {
  if (is_outlet(run)) return true;
  if (calendar_.contains(doc_.tokens[run.begin]) || is_person(run)) return false;
  std::string const words = joined_words(doc_, run);
  if (bodies_.contains(words) || pack_.lexicon("places").contains(words) ||
      roles_.contains(doc_.tokens[run.end - 1]))
    return false;
  int const name = names_.find(run);
  if (name < 0) return true;
  Name const& n = names_.all()[static_cast<size_t>(name)];
  return run.size() == 1 ? n.longest.size() == 1 : !n.person;
}

TokenSpan OutletNames::name_run(uint32_t at, uint32_t limit) const {
  while (at < limit && has_class(at, "definite")) ++at;
  uint32_t end = at;
  limit = std::min(limit, at + kLongestRelayName);
  auto const joins = [&](uint32_t i) {
    return i > at && i + 1 < limit && doc_.tokens[i].span.size() <= 3 &&
           doc_.tokens[i].kind == TokenKind::kWord && is_capitalised(doc_, i + 1) &&
           has_class(i, "partitive");
  };
  while (end < limit && (is_capitalised(doc_, end) || joins(end)) &&
         !(end > at && calendar_.contains(doc_.tokens[end])))
    ++end;
  if (end < limit && doc_.tokens[end].kind == TokenKind::kNumber && end > at) ++end;
  while (end < limit && end > at && doc_.tokens[end].kind == TokenKind::kWord &&
         doc_.lower_word(end) == doc_.word(end) && roles_.match(doc_, end, limit) &&
         roles_.match(doc_, end, limit).entry->has("media"))
    ++end;
  return {at, end};
}

TokenSpan OutletNames::first_in(TokenSpan range) const {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (!is_capitalised(doc_, i)) continue;
    uint32_t end = i + 1;
    while (end < range.end && is_capitalised(doc_, end)) ++end;
    if (is_outlet({i, end})) return {i, end};
    i = end;
  }
  return {};
}

TokenSpan OutletNames::noun_at(uint32_t at, uint32_t limit) const {
  bool const determined =
      at < limit && (has_class(at, "determiner") || has_class(at, "possessive") || is_capitalised(doc_, at));
  if (!determined) return {};
  limit = std::min(limit, doc_.sentences[doc_.sentence_of(at)].tokens.end);
  uint32_t const last = std::min(limit, at + 2 + kWordsBeforeNoun);
  for (uint32_t i = at; i < last; ++i) {
    if (doc_.tokens[i].kind == TokenKind::kPunctuation && !has_class(i, "genitive")) return {};
    LexiconMatch const m = roles_.match(doc_, i, limit);
    if (!m || !is_role_of_media(i, limit) || !m.entry->has("body") || is_capitalised(doc_, i)) continue;
    return m.tokens;
  }
  return {};
}

TokenSpan OutletNames::last_before(uint32_t token) const {
  uint32_t begin = token;
  while (begin > 0 && is_capitalised(doc_, begin - 1)) --begin;
  if (is_outlet({begin, token})) return {begin, token};
  read_named(begin);
  auto const ends = [](TokenSpan run, uint32_t at) { return run.end <= at; };
  auto const behind = std::lower_bound(named_.begin(), named_.end(), begin, ends);
  return behind == named_.begin() ? TokenSpan() : *(behind - 1);
}

/// `end` is no place inside a run.
void OutletNames::read_named(uint32_t end) const {
  while (read_to_ < end) {
    uint32_t const begin = read_to_++;
    if (!is_capitalised(doc_, begin)) continue;
    while (read_to_ < end && is_capitalised(doc_, read_to_)) ++read_to_;
    if (is_outlet({begin, read_to_})) named_.push_back({begin, read_to_});
  }
}

}  // namespace firsthand
