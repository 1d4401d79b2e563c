// In what capacity the source speaks: what each source shows (role_finder.h), then who saw it themselves,
// then what one attribution of a speaker says for all of them.
#include "stages/interview.h"
#include "stages/reasons.h"
#include "stages/role_finder.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {

namespace {

constexpr uint32_t kFellowSentences = 3;  // between "residents said" and "another said"
constexpr uint32_t kWordsOfNumber = 3;    // "one of them"

bool is_weak(RoleVerdict const& v) {
  return v.role == Role::kUnknown || v.role == Role::kPerson;
}

bool called_a_person(Document const& doc, std::vector<RoleVerdict> const& verdicts, uint32_t speaker) {
  for (size_t i = 0; i < verdicts.size(); ++i)
    if (verdicts[i].rule == std::string_view("role_person") && !doc.attributions[i].speakers.empty() &&
        doc.attributions[i].speakers[0] == speaker)
      return true;
  return false;
}

/// A person who says that they saw it, or who testified, speaks as a witness.
void find_witnesses(Document const& doc, LanguagePack const& pack, std::vector<RoleVerdict>& verdicts) {
  PatternSet const& witnessing = pack.patterns("witnessing");
  for (size_t i = 0; i < verdicts.size(); ++i) {
    Attribution const& a = doc.attributions[i];
    if (verdicts[i].role != Role::kPerson || a.speakers.empty()) continue;
    std::vector<TokenSpan> where = a.content_tokens;
    where.push_back(a.cue_tokens);
    for (TokenSpan const& s : where)
      if (!s.empty() && witnessing.any(doc, s)) {
        verdicts[i] = {Role::kWitness, "role_witnessed", doc.bytes_of(s)};
        break;
      }
  }
}

/// Who asks the questions of a printed conversation does so for an outlet.
void find_interviewers(Document const& doc, std::vector<RoleVerdict>& verdicts) {
  std::optional<uint32_t> const asks = find_interviewer(doc);
  if (!asks) return;
  for (size_t i = 0; i < verdicts.size(); ++i) {
    Attribution const& a = doc.attributions[i];
    if (is_line(doc, a) && a.speakers[0] == *asks && is_weak(verdicts[i]))
      verdicts[i] = {Role::kMedia, "role_interviewer", *a.source};
  }
}

/// A speaker keeps the capacity that one of its attributions shows where another shows none.
void share_among_speakers(Document& doc, std::vector<RoleVerdict>& verdicts) {
  std::vector<RoleVerdict> known(doc.speakers.size());
  for (size_t i = 0; i < verdicts.size(); ++i)
    for (uint32_t s : doc.attributions[i].speakers)
      if (!is_weak(verdicts[i]) && is_weak(known[s])) known[s] = verdicts[i];
  for (size_t i = 0; i < verdicts.size(); ++i)
    for (uint32_t s : doc.attributions[i].speakers)
      if (is_weak(verdicts[i]) && !is_weak(known[s]))
        verdicts[i] = {known[s].role, "role_context", known[s].span};
  for (size_t i = 0; i < verdicts.size(); ++i)
    for (uint32_t s : doc.attributions[i].speakers)
      if (verdicts[i].role == Role::kUnknown && doc.speakers[s].named && called_a_person(doc, verdicts, s))
        verdicts[i] = {Role::kPerson, "role_person", *doc.attributions[i].source};
}

/// "Another", "several": a word of number alone.
bool counts_only(Document const& doc, Attribution const& a, LanguagePack const& pack) {
  TokenSpan const s = a.source_tokens ? *a.source_tokens : TokenSpan{};
  if (s.empty() || s.size() > kWordsOfNumber) return false;
  Lexicon const& grammar = pack.lexicon("grammar");
  LexiconEntry const* next = s.size() > 1 ? grammar.find(doc.tokens[s.begin + 1]) : nullptr;
  if (s.size() > 1 && !(next && next->has("partitive"))) return false;  // "a mate"
  SourcePhrase const p = read_source_phrase(doc, s, pack);
  LexiconEntry const* e = grammar.find(doc.tokens[s.begin]);
  return !p.role && p.name.empty() && e && (e->has("indefinite") || e->has("plural")) && !e->has("speaker");
}

/// The several who spoke last before an attribution, and not long before it; for "another" also a single one.
size_t fellows_of(Document const& doc, std::vector<RoleVerdict> const& verdicts, TokenSpan source,
                  bool another) {
  size_t found = verdicts.size();
  uint32_t last = 0;
  for (size_t k = 0; k < verdicts.size(); ++k) {
    Attribution const& b = doc.attributions[k];
    bool const one = another && b.identity == Identity::kUnnamed && verdicts[k].role != Role::kDocument;
    if (!(one || b.identity == Identity::kCollective) || verdicts[k].role == Role::kUnknown) continue;
    if (!b.source_tokens) continue;
    TokenSpan const s = *b.source_tokens;
    bool const before = !s.empty() && s.end <= source.begin && s.begin >= last;
    if (before && doc.sentence_of(s.begin) + kFellowSentences >= doc.sentence_of(source.begin))
      last = s.begin, found = k;
  }
  return found;
}

/// "Residents were asked ... Another said": one of the several heard before speaks in their capacity.
void follow_fellows(Document const& doc, LanguagePack const& pack, std::vector<RoleVerdict>& verdicts) {
  for (size_t i = 0; i < verdicts.size(); ++i) {
    Attribution const& a = doc.attributions[i];
    if (verdicts[i].role != Role::kUnknown || !counts_only(doc, a, pack)) continue;
    LexiconEntry const* first = pack.lexicon("grammar").find(doc.tokens[a.source_tokens->begin]);
    bool const another = first && first->has("indefinite");
    size_t const k = fellows_of(doc, verdicts, *a.source_tokens, another);
    if (k < verdicts.size()) verdicts[i] = {verdicts[k].role, "role_context", *doc.attributions[k].source};
  }
}

}  // namespace

void classify_role(Document& doc, LanguagePack const& pack) {
  std::vector<RoleVerdict> verdicts = find_roles(doc, pack);
  find_witnesses(doc, pack, verdicts);
  find_interviewers(doc, verdicts);
  share_among_speakers(doc, verdicts);
  follow_fellows(doc, pack, verdicts);
  for (size_t i = 0; i < verdicts.size(); ++i) {
    Attribution& a = doc.attributions[i];
    a.role = verdicts[i].role;
    add_reason(a, "role", verdicts[i].rule,
               {verdicts[i].span.empty() ? (a.source ? *a.source : a.cue) : verdicts[i].span});
  }
}

}  // namespace firsthand
