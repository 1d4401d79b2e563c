// In what capacity the source speaks: what each source shows (role_finder.h), then who saw it themselves,
// then what one attribution of a speaker says for all of them.
#include "stages/interview.h"
#include "stages/reasons.h"
#include "stages/role_finder.h"
#include "stages/stages.h"

namespace firsthand {

namespace {

bool is_weak(RoleVerdict const& v) {
  return v.role == Role::kUnknown || v.rule == std::string_view("role_person");
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

}  // namespace

void classify_role(Document& doc, LanguagePack const& pack) {
  std::vector<RoleVerdict> verdicts = find_roles(doc, pack);
  find_witnesses(doc, pack, verdicts);
  find_interviewers(doc, verdicts);
  share_among_speakers(doc, verdicts);
  for (size_t i = 0; i < verdicts.size(); ++i) {
    Attribution& a = doc.attributions[i];
    a.role = verdicts[i].role;
    add_reason(a, "role", verdicts[i].rule,
               {verdicts[i].span.empty() ? (a.source ? *a.source : a.cue) : verdicts[i].span});
  }
}

}  // namespace firsthand
