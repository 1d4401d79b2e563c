// Feature templates. A template number is the first argument of add(); numbers of one function are its own.
#include "stages/field_features.h"

#include <algorithm>

#include "stages/feature_adder.h"
#include "stages/source_phrase.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr uint32_t kMostWords = 40;   // of a claim; later words add little
constexpr uint32_t kMainClause = 12;  // words in which the main verb of a claim usually stands

std::vector<uint32_t> claim_tokens(Document const& doc, Attribution const& a) {
  std::vector<uint32_t> out;
  for (TokenSpan const& s : a.content_tokens)
    for (uint32_t i = s.begin; i < s.end && out.size() < kMostWords; ++i) {
      bool const inside_source = a.source_tokens && a.source_tokens->contains(i);
      bool const word =
          doc.tokens[i].kind != TokenKind::kPunctuation || doc.word(i) == "?" || doc.word(i) == "!";
      if (word && !inside_source && !a.cue_tokens.contains(i)) out.push_back(i);
    }
  return out;
}

/// "her will" is no modal.
bool modal_as_noun(Document const& doc, uint32_t i, LanguagePack const& pack) {
  return is_noun(doc.tokens[i].tag) && pack.lexicon("auxiliaries").contains(doc.tokens[i]);
}

void add_classes(Document const& doc, std::vector<uint32_t> const& tokens, char const* list,
                 LanguagePack const& pack, uint32_t tmpl, FeatureAdder& f) {
  Lexicon const& lexicon = pack.lexicon(list);
  uint32_t seen = 0;
  for (uint32_t n = 0; n < tokens.size(); ++n) {
    uint32_t const i = tokens[n];
    if (modal_as_noun(doc, i, pack)) continue;
    LexiconMatch m = lexicon.match(doc, i, std::min(i + 4, doc.sentences[doc.tokens[i].sentence].tokens.end));
    if (!m || m.entry->values.empty()) continue;
    uint32_t const value = hash_bytes(m.entry->values[0]);
    f.add(tmpl, value);
    if (n < kMainClause) f.add(tmpl + 1, value);
    if (n < 4) f.add(tmpl + 2, value);
    ++seen;
  }
  f.add(tmpl + 3, std::min(seen, 3u));
}

void add_cue(Document const& doc, Attribution const& a, FeatureAdder& f) {
  uint32_t const lemma = hash_bytes(a.cue_lemma);
  f.add(1, lemma);
  f.add(2, static_cast<uint32_t>(a.stance));
  for (uint32_t i = a.cue_tokens.begin; i < a.cue_tokens.end; ++i) f.add(3, doc.tokens[i].hash);
  f.add(4, a.source ? 1u : 0u, lemma);
}

/// What an article is about rather than what a claim does: a learner of a hundred articles would take the
/// words of their topics for signs ("watch" of a forecast).
bool topical(Document const& doc, uint32_t i) {
  PosTag const t = doc.tokens[i].tag;
  return is_noun(t) || doc.tokens[i].kind == TokenKind::kNumber;
}

void add_words(Document const& doc, std::vector<uint32_t> const& tokens, FeatureAdder& f) {
  for (uint32_t n = 0; n < tokens.size(); ++n) {
    if (doc.tokens[tokens[n]].kind == TokenKind::kNumber) f.add(13, 1);
    if (is_capitalised(doc, tokens[n]) && n > 0) f.add(13, 2);
    if (topical(doc, tokens[n])) continue;
    f.add(10, word_stem(doc, tokens[n]));
    if (n < kMainClause) f.add(11, doc.tokens[tokens[n]].hash);
    if (n + 1 < tokens.size() && n < kMainClause)
      f.add(12, doc.tokens[tokens[n]].hash, doc.tokens[tokens[n + 1]].hash);
  }
}

/// Tags and verbs of the main clause: what kind of statement it is, apart from its words.
void add_grammar(Document const& doc, Attribution const& a, std::vector<uint32_t> const& tokens,
                 FeatureAdder& f) {
  uint32_t adjectives = 0, past = 0, present = 0, first_verb = UINT32_MAX;
  for (uint32_t n = 0; n < tokens.size(); ++n) {
    PosTag const t = doc.tokens[tokens[n]].tag;
    adjectives += t == PosTag::kJJ;
    past += t == PosTag::kVBD;
    present += t == PosTag::kVBZ || t == PosTag::kVBP;
    if (first_verb == UINT32_MAX && is_finite_verb(t)) first_verb = n;
  }
  f.add(70, std::min(adjectives, 4u));
  f.add(71, std::min(past, 3u), std::min(present, 3u));
  for (uint32_t n = 0; n < tokens.size() && n < 4; ++n)
    f.add(72, n, static_cast<uint32_t>(doc.tokens[tokens[n]].tag));
  if (first_verb == UINT32_MAX) return f.add(73, 99u);
  uint32_t const verb = tokens[first_verb];
  f.add(73, static_cast<uint32_t>(doc.tokens[verb].tag));
  f.add(74, doc.tokens[verb].hash);
  f.add(75, static_cast<uint32_t>(doc.tokens[verb].tag), hash_bytes(a.cue_lemma));
  for (uint32_t n = first_verb + 1; n < tokens.size() && n <= first_verb + 3; ++n) {
    PosTag const t = doc.tokens[tokens[n]].tag;
    f.add(76, doc.tokens[verb].hash, static_cast<uint32_t>(t));
    if (t != PosTag::kRB) break;
  }
  if (first_verb > 0)
    f.add(77, doc.tokens[tokens[first_verb - 1]].hash, static_cast<uint32_t>(doc.tokens[verb].tag));
}

/// What the cue usually carries, as the pack says.
void add_cue_kinds(Attribution const& a, LanguagePack const& pack, FeatureAdder& f) {
  LexiconEntry const* e = pack.lexicon("cue_kinds").find(a.cue_lemma);
  if (!e) return f.add(80, 0u);
  for (std::string_view const v : e->values) f.add(80, hash_bytes(v));
  f.add(81, hash_bytes(e->values[0]), static_cast<uint32_t>(e->values.size()));
}

/// What the cue usually carries, together with the verbs and modals that the claim has.
void add_clause(Document const& doc, Attribution const& a, std::vector<uint32_t> const& tokens,
                LanguagePack const& pack, FeatureAdder& f) {
  LexiconEntry const* e = pack.lexicon("cue_kinds").find(a.cue_lemma);
  uint32_t const carries = e ? hash_bytes(e->values[0]) : 0u;
  uint32_t verb_tags = 0;
  for (uint32_t n = 0; n < tokens.size() && n < kMainClause; ++n) {
    PosTag const t = doc.tokens[tokens[n]].tag;
    if (!is_verb(t) && t != PosTag::kMD) continue;
    f.add(84, carries, static_cast<uint32_t>(t));
    if (verb_tags++ == 0) f.add(85, carries, doc.tokens[tokens[n]].hash);
    if (n + 1 < tokens.size())
      f.add(86, static_cast<uint32_t>(t), static_cast<uint32_t>(doc.tokens[tokens[n + 1]].tag));
  }
  f.add(87, carries, std::min(verb_tags, 3u));
  f.add(88, carries, static_cast<uint32_t>(a.directness));
  f.add(89, carries, tokens.empty() ? 0u : static_cast<uint32_t>(doc.tokens[tokens[0]].tag));
}

void add_shape(Document const& doc, Attribution const& a, std::vector<uint32_t> const& tokens,
               FeatureAdder& f) {
  f.add(20, tokens.size() < 3    ? 0u
            : tokens.size() < 6  ? 1u
            : tokens.size() < 12 ? 2u
            : tokens.size() < 25 ? 3u
                                 : 4u);
  if (tokens.empty()) return;
  f.add(21, doc.tokens[tokens[0]].hash);
  f.add(22, doc.tokens[tokens[0]].hash, hash_bytes(a.cue_lemma));
  if (tokens.size() > 1) f.add(23, doc.tokens[tokens[1]].hash);
  f.add(24, doc.tokens[tokens.back()].hash);
  f.add(25, static_cast<uint32_t>(a.directness), static_cast<uint32_t>(a.stance));
  f.add(26, a.content[0].begin < a.cue.begin ? 1u : 0u, doc.tokens[tokens[0]].hash);
}

/// The first verb group: "may have fled" tells of the past, "may take" of the future. Its shape, its last
/// verb, and what stands behind it.
void add_predicate(Document const& doc, std::vector<uint32_t> const& tokens, FeatureAdder& f) {
  auto const tag = [&](size_t n) { return doc.tokens[tokens[n]].tag; };
  size_t n = 0;
  while (n < tokens.size() && !is_verb(tag(n)) && tag(n) != PosTag::kMD) ++n;
  if (n == tokens.size()) return f.add(90, 0u);
  uint32_t shape = 1, last = tokens[n];
  for (; n < tokens.size(); ++n) {
    if (tag(n) == PosTag::kRB) continue;
    if (!is_verb(tag(n)) && tag(n) != PosTag::kMD && tag(n) != PosTag::kTO) break;
    shape = mix(shape, static_cast<uint32_t>(tag(n)));
    last = tokens[n];
  }
  f.add(90, shape);
  f.add(91, word_stem(doc, last));
  f.add(92, word_stem(doc, last), shape);
  if (n == tokens.size()) return;
  f.add(93, static_cast<uint32_t>(tag(n)), shape);
  f.add(94, word_stem(doc, last), static_cast<uint32_t>(tag(n)));
}

}  // namespace

void claim_features(Document const& doc, Attribution const& a, LanguagePack const& pack, Features& out) {
  FeatureAdder f(100, out);
  std::vector<uint32_t> const tokens = claim_tokens(doc, a);
  f.add(0, 0u);
  add_cue(doc, a, f);
  add_words(doc, tokens, f);
  add_shape(doc, a, tokens, f);
  add_classes(doc, tokens, "modality", pack, 30, f);
  add_classes(doc, tokens, "judgements", pack, 40, f);
  add_classes(doc, tokens, "stakes", pack, 50, f);
  add_grammar(doc, a, tokens, f);
  add_cue_kinds(a, pack, f);
  add_clause(doc, a, tokens, pack, f);
  add_predicate(doc, tokens, f);
  f.add(60, static_cast<uint32_t>(a.role));
  f.add(61, static_cast<uint32_t>(a.identity));
  keep_once(out);
}

Scores scores_of(HashedLinear const& model, Features const& features) {
  Scores out(static_cast<size_t>(model.labels()));
  model.score(features.data(), static_cast<int>(features.size()), out.data());
  return out;
}

int best_label(Scores const& scores) {
  return static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace firsthand
