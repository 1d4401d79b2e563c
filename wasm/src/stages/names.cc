// Collects runs of capitalised words, longest first, then hangs the shorter ones on them.
#include "stages/names.h"

#include <algorithm>

#include "stages/source_phrase.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestRun = 8;
constexpr size_t kMostNames = 400;  // an article with more is a list; later ones stay unknown

bool is_initial(Document const& doc, uint32_t i) {
  return doc.tokens[i].span.size() <= 2 && is_capitalised(doc, i);
}

/// "Though Jane Doe said": words of these classes open sentences, not names.
bool opens_no_name(PosTag t) {
  return t == PosTag::kIN || t == PosTag::kRB || t == PosTag::kCC || t == PosTag::kDT || t == PosTag::kPDT ||
         t == PosTag::kPRPS || t == PosTag::kWRB || t == PosTag::kMD || t == PosTag::kWDT;
}

}  // namespace

Names::Names(Document const& doc, LanguagePack const& pack)
    : doc_(doc), pack_(pack), verb_(doc.tokens.size()) {
  read_cues();
  collect();
  read_acronyms();
  for (Name& n : names_) classify(n);
}

bool Names::opens_sentence(uint32_t i) const {
  uint32_t const begin = doc_.sentences[doc_.tokens[i].sentence].tokens.begin;
  return i == begin || (i == begin + 1 && doc_.tokens[begin].kind == TokenKind::kPunctuation);
}

/// In a headline of capitals the verb ends the name: "Jane Doe | Announces | New Ferry".
void Names::read_cues() {
  Lexicon const& forms = pack_.lexicon("cue_forms");
  for (Attribution const& a : doc_.attributions) {
    if (a.cue_tokens.empty()) continue;  // a given cue may lie on spaces alone
    LexiconEntry const* const form = forms.find(doc_.tokens[a.cue_tokens.begin]);
    if (form && form->has("verb")) verb_[a.cue_tokens.begin] = true;
  }
}

bool Names::is_name_word(uint32_t i) const {
  return is_capitalised(doc_, i) && !verb_[i];
}

TokenSpan Names::run_at(uint32_t i) const {
  uint32_t const limit = std::min(doc_.sentences[doc_.tokens[i].sentence].tokens.end, i + kLongestRun);
  LexiconMatch const known = pack_.lexicon("bodies").match(doc_, i, limit);
  uint32_t end = i;
  while (end < limit && (is_name_word(end) || is_particle(i, end, limit))) ++end;
  end = std::max(end, of_body(i, end, limit));
  end = std::max(end, and_body(i, end, limit));
  return {i, known ? std::max(end, known.tokens.end) : end};
}

/// "de" in "Ana de Vale", both in "Ana van der Vale".
bool Names::is_particle(uint32_t begin, uint32_t at, uint32_t limit) const {
  Lexicon const& particles = pack_.lexicon("name_particles");
  auto const is = [&](uint32_t i) { return i > begin && i < limit && particles.contains(doc_.tokens[i]); };
  if (!is(at) || !(is(at - 1) || is_capitalised(doc_, at - 1))) return false;
  uint32_t const behind = is(at + 1) ? at + 2 : at + 1;
  return behind < limit && is_capitalised(doc_, behind);
}

/// The end of "Central Bureau of Investigation": a body's noun ends the run, "of" and a capital follow; a
/// capacity ("... Director Jane Doe") begins another name.
uint32_t Names::of_body(uint32_t begin, uint32_t end, uint32_t limit) const {
  if (end == begin || end + 1 >= limit || doc_.word(end) != "of" || !is_capitalised(doc_, end + 1))
    return end;
  Lexicon const& roles = pack_.lexicon("roles");
  LexiconEntry const* noun = roles.find(doc_.tokens[end - 1]);
  if (!noun || !noun->has("body")) return end;
  uint32_t at = end + 1;
  for (; at < limit && is_capitalised(doc_, at); ++at)
    if (LexiconMatch const m = roles.match(doc_, at, limit); m && m.entry->has("person")) break;
  return at == end + 1 ? end : at;
}

/// The end of "the Harbour Health and Safety Committee": behind "the" or an owner, two capitals at least
/// behind "and", the last of them a body's noun, and none before it.
uint32_t Names::and_body(uint32_t begin, uint32_t end, uint32_t limit) const {
  LexiconEntry const* before = begin > 0 ? pack_.lexicon("grammar").find(doc_.tokens[begin - 1]) : nullptr;
  bool const owned = before && (before->has("definite") || before->has("genitive"));
  if (!owned || end == begin || end + 2 >= limit || doc_.word(end) != "and") return end;
  uint32_t stop = end + 1;
  while (stop < limit && is_capitalised(doc_, stop)) ++stop;
  if (is_department({begin, end}) && !is_body_noun(stop - 1) &&
      !pack_.lexicon("given_names").contains(doc_.tokens[end + 1]))
    return stop;
  bool const other(pack_.lexicon("bodies").match(doc_, end + 1, stop));
  return stop >= end + 3 && !other && is_body_noun(stop - 1) && !is_body_noun(end - 1) ? stop : end;
}

/// "Department of Forestry", which "and Fire Protection" may follow.
bool Names::is_department(TokenSpan run) const {
  for (uint32_t i = run.begin; i + 1 < run.end; ++i)
    if (is_body_noun(i) && doc_.word(i + 1) == "of") return true;
  return false;
}

bool Names::is_body_noun(uint32_t i) const {
  LexiconEntry const* noun = pack_.lexicon("roles").find(doc_.tokens[i]);
  return (noun && noun->has("body")) || pack_.lexicon("body_words").contains(doc_.tokens[i]);
}

/// "on Monday Jane Doe said": the day stands behind a preposition, the name behind the day.
bool Names::is_when(uint32_t i) const {
  if (i == 0 || (is_capitalised(doc_, i - 1) && !opens_sentence(i - 1))) return false;
  PosTag const t = doc_.tokens[i - 1].tag;
  return t == PosTag::kIN && doc_.word(i - 1) != "of";
}

/// "She also Tweeted".
bool Names::is_verb_in_capitals(TokenSpan run) const {
  return run.size() == 1 && doc_.tokens[run.begin].tag == PosTag::kVBD;
}

/// "March 14", "Monday": words of the calendar and numbers alone.
bool Names::is_date(TokenSpan run) const {
  for (uint32_t i = run.begin; i < run.end; ++i)
    if (doc_.tokens[i].kind != TokenKind::kNumber && !pack_.lexicon("calendar").contains(doc_.tokens[i]))
      return false;
  return !run.empty();
}

void Names::collect() {
  Lexicon const& roles = pack_.lexicon("roles");
  Lexicon const& function_words = pack_.lexicon("function_words");
  Lexicon const& grammar = pack_.lexicon("grammar");
  Lexicon const& calendar = pack_.lexicon("calendar");
  std::vector<TokenSpan> runs;
  for (uint32_t i = 0; i < doc_.tokens.size();) {
    if (!is_name_word(i)) {
      ++i;
      continue;
    }
    TokenSpan run = run_at(i);
    i = run.end;
    if (opens_sentence(run.begin) && (function_words.contains(doc_.tokens[run.begin]) ||
                                      (run.size() > 1 && opens_no_name(doc_.tokens[run.begin].tag))))
      ++run.begin;
    while (run.size() > 1) {  // titles and nouns of capacity in front of a name
      LexiconMatch m = roles.match(doc_, run.begin, run.end - 1);
      LexiconEntry const* g = grammar.find(doc_.tokens[run.begin]);
      if (m && m.entry->has("person") && is_body_from(m.tokens.end, run))
        break;
      else if (m && m.entry->has("person"))
        run.begin = m.tokens.end;
      else if (uint32_t const behind = behind_title(run))
        run.begin = behind;
      else if (calendar.contains(doc_.tokens[run.begin]) && (opens_sentence(run.begin) || is_when(run.begin)))
        ++run.begin;
      else if (is_joined_adjective(doc_, run.begin, pack_.lexicon("joined_adjectives")))
        ++run.begin;
      else if (g && (g->has("honorific") || g->has("determiner") || g->has("preposition")))
        ++run.begin;
      else
        break;
    }
    if (run.begin == doc_.tokens.size()) break;  // the text ends with "I", "The"
    if (is_date(run) || is_verb_in_capitals(run)) continue;
    run.end = run_at(run.begin).end;
    i = run.end;
    if (run.empty() || grammar.contains(doc_.tokens[run.begin])) continue;
    if (run.size() == 1 && (opens_sentence(run.begin) && function_words.contains(doc_.tokens[run.begin])))
      continue;
    runs.push_back(run);
  }
  for (TokenSpan const& r : runs)
    if (r.size() > 1) add(r);
  for (TokenSpan const& r : runs)
    if (r.size() == 1) add(r);
  for (Name& n : names_) std::sort(n.mentions.begin(), n.mentions.end());
}

/// "Quay District Railway Manager Jane Doe": where a given name begins behind a noun of capacity inside a
/// run ("Minister of Marine Affairs Jane Doe": inside what she is minister of); 0 where none does.
uint32_t Names::behind_title(TokenSpan run) const {
  uint32_t of = run.begin;
  while (of > 0 && of + kLongestRun > run.begin && is_capitalised(doc_, of - 1)) --of;
  LexiconEntry const* joins = of > 1 ? pack_.lexicon("grammar").find(doc_.tokens[of - 1]) : nullptr;
  if (joins && joins->has("preposition"))
    if (LexiconEntry const* title = pack_.lexicon("roles").find(doc_.tokens[of - 2]);
        title && title->has("person"))
      for (uint32_t i = run.begin + 1; i + 1 < run.end; ++i)
        if (pack_.lexicon("given_names").contains(doc_.tokens[i])) return i;
  for (uint32_t i = run.begin + 1; i + 1 < run.end; ++i) {
    LexiconMatch const m = pack_.lexicon("roles").match(doc_, i, run.end - 1);
    if (m && m.entry->has("person") && pack_.lexicon("given_names").contains(doc_.tokens[m.tokens.end]))
      return m.tokens.end;
  }
  return 0;
}

/// "Liberal Party", "Republican National Committee": what seems a capacity opens a body's name.
bool Names::is_body_from(uint32_t behind, TokenSpan run) const {
  LexiconMatch const known = pack_.lexicon("bodies").match(doc_, run.begin, run.end);
  return (known && known.tokens == run) || (behind + 1 == run.end && is_body_noun(behind));
}

/// Are all words of `shorter` in `longer`, its last one the last (people) or the first (bodies)?
bool Names::covers(TokenSpan longer, TokenSpan shorter) const {
  uint32_t at = longer.begin;
  for (uint32_t i = shorter.begin; i < shorter.end; ++i, ++at) {
    while (at < longer.end && doc_.tokens[at].hash != doc_.tokens[i].hash) ++at;
    if (at == longer.end) return false;
  }
  return at == longer.end || (shorter.size() > 1 && !is_outlet_word(longer.end - 1)) ||
         (shorter.size() > 1 &&
          is_outlet_word(shorter.end - 1));  // "Quay Street" is no "Quay Street Journal"
}

bool Names::is_outlet_word(uint32_t i) const {
  return pack_.lexicon("outlet_words").contains(doc_.tokens[i]);
}

/// "Vale" for "Ana Vale Ortega": the first of two surnames, behind a given name.
bool Names::is_inner_surname(TokenSpan longer, TokenSpan shorter) const {
  if (longer.size() < 3 || shorter.size() != 1) return false;
  if (doc_.tokens[longer.end - 2].hash != doc_.tokens[shorter.begin].hash) return false;
  return pack_.lexicon("given_names").contains(doc_.tokens[longer.begin]) || unknown_words(longer);
}

/// Nothing that the pack knows as a place, a body or a noun of capacity.
bool Names::unknown_words(TokenSpan run) const {
  std::string const words = joined_words(doc_, run);
  if (pack_.lexicon("places").contains(words) || pack_.lexicon("bodies").contains(words)) return false;
  for (uint32_t i = run.begin; i < run.end; ++i)
    for (char const* list : {"places", "bodies", "roles", "outlet_words"})
      if (pack_.lexicon(list).contains(doc_.tokens[i])) return false;
  return true;
}

int Names::match(TokenSpan run) const {
  for (size_t n = 0; n < names_.size(); ++n)
    if (covers(names_[n].longest, run)) return static_cast<int>(n);
  for (size_t n = 0; n < names_.size(); ++n)
    if (is_inner_surname(names_[n].longest, run)) return static_cast<int>(n);
  return -1;
}

void Names::add(TokenSpan run) {
  int at = match(run);
  if (at < 0 && run.size() > 1)
    for (size_t n = 0; n < names_.size() && at < 0; ++n)
      if (names_[n].longest.size() > 1 && covers(run, names_[n].longest)) at = static_cast<int>(n);
  if (at < 0 && run.size() == 1) at = by_initials(run.begin);
  if (at >= 0) {
    Name& n = names_[static_cast<size_t>(at)];
    n.mentions.push_back(run);
    if (run.size() > n.longest.size()) n.longest = run;
  } else if (names_.size() < kMostNames) {
    names_.push_back({run, false, Gender::kUnknown, nullptr, {run}});
  }
}

/// "World Harbour Office (WHO)": the short form in brackets behind a name.
void Names::read_acronyms() {
  for (size_t n = 0; n < names_.size(); ++n)
    for (TokenSpan const& m : names_[n].mentions) {
      uint32_t const at = m.end;
      if (m.size() < 2 || at + 2 >= doc_.tokens.size() || doc_.word(at) != "(" || doc_.word(at + 2) != ")")
        continue;
      if (is_capitalised(doc_, at + 1)) acronyms_.emplace_back(doc_.tokens[at + 1].hash, static_cast<int>(n));
    }
}

void Names::classify(Name& name) const {
  TokenSpan const s = name.longest;
  std::string const words = joined_words(doc_, s);
  name.body = pack_.lexicon("bodies").find(words);
  LexiconEntry const* given = pack_.lexicon("given_names").find(doc_.tokens[s.begin]);
  if (given) name.gender = given->has("male") ? Gender::kMale : Gender::kFemale;
  if (LexiconEntry const* known = pack_.lexicon("public_people").find(words)) {
    name.person = name.surely_person = true;
    name.gender = known->has("male") ? Gender::kMale : Gender::kFemale;
  }
  Lexicon const& grammar = pack_.lexicon("grammar");
  for (TokenSpan const& m : name.mentions) {
    LexiconEntry const* title = m.begin > 0 ? grammar.find(doc_.tokens[m.begin - 1]) : nullptr;
    if (!title || !(title->has("male") || title->has("female"))) continue;
    name.gender = title->has("male") ? Gender::kMale : Gender::kFemale;
    name.person = name.surely_person = true;
  }
  if (name.body || pack_.lexicon("places").contains(words)) return;
  LexiconEntry const* last = pack_.lexicon("roles").find(doc_.tokens[s.end - 1]);
  bool const outlet = !given && pack_.lexicon("outlet_words").contains(doc_.tokens[s.end - 1]);
  bool const of_body = !given && s.size() > 1 && pack_.lexicon("body_words").contains(doc_.tokens[s.end - 1]);
  bool const noun_name =
      outlet || of_body || (last && (last->has("body") || last->has("bodies") || last->has("artifact")));
  LexiconEntry const* first = given ? nullptr : pack_.lexicon("bodies").find(doc_.tokens[s.begin]);
  bool const first_is_place =
      pack_.lexicon("places").contains(doc_.tokens[s.begin]) || (first && first->has("company"));
  name.surely_person |= given != nullptr && s.size() > 1;
  bool const title = last && last->has("person");  // "the Vice President"
  if (!name.surely_person && !title && stands_as_thing(name)) return;
  name.person |= name.surely_person || (s.size() >= 2 && s.size() <= 4 && !noun_name && !first_is_place &&
                                        !is_initial(doc_, s.end - 1));
  name.bare = !name.person && s.size() == 1 && unknown_words(s);
}

/// Every time behind "the" ("the Selective Service"), or every time in it, at it, near it ("in North Quay").
bool Names::stands_as_thing(Name const& name) const {
  bool articles = true, places = true;
  for (TokenSpan const& m : name.mentions) {
    LexiconEntry const* before =
        m.begin > 0 ? pack_.lexicon("grammar").find(doc_.tokens[m.begin - 1]) : nullptr;
    articles &= before && before->has("definite") && doc_.lower_word(m.begin - 1) != "that";
    places &= before && before->has("inside") && doc_.lower_word(m.begin - 1) != "from";
  }
  return articles || places;
}

int Names::find(TokenSpan run) const {
  if (run.empty()) return -1;
  if (run.size() == 1)
    for (auto const& [hash, name] : acronyms_)
      if (hash == doc_.tokens[run.begin].hash) return name;
  if (int const name = match(run); name >= 0 || run.size() > 1) return name;
  return by_initials(run.begin);
}

/// "HDW" for "Harbour District Watch", which the article does not put in brackets.
int Names::by_initials(uint32_t token) const {
  std::string_view const w = doc_.word(token);
  if (w.size() < 2 || w[1] < 'A' || w[1] > 'Z') return -1;
  for (size_t n = 0; n < names_.size(); ++n) {
    TokenSpan const s = names_[n].longest;
    size_t at = 0;
    for (uint32_t i = s.begin; i < s.end && s.size() > 1; ++i)
      if (is_capitalised(doc_, i)) at = at < w.size() && doc_.word(i)[0] == w[at] ? at + 1 : w.size() + 1;
    if (at == w.size()) return static_cast<int>(n);
  }
  return -1;
}

std::string Names::text(int name) const {
  return std::string(doc_.text_of(doc_.bytes_of(names_[static_cast<size_t>(name)].longest)));
}

}  // namespace firsthand
