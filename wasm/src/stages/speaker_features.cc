// Feature templates; a template number is the first argument of add().
#include "stages/speaker_features.h"

#include <algorithm>

#include "stages/feature_adder.h"
#include "stages/source_phrase.h"

namespace firsthand {
namespace {

constexpr uint32_t kMostWords = 30;  // of a claim; later words add little
constexpr uint32_t kOpening = 3;     // words of a claim in which its subject usually stands

uint32_t value_of(LexiconEntry const* e) {
  return e && !e->values.empty() ? hash_bytes(e->values[0]) : 0u;
}

std::vector<uint32_t> claim_words(Document const& doc, Attribution const& a) {
  std::vector<uint32_t> out;
  for (TokenSpan const& s : a.content_tokens)
    for (uint32_t i = s.begin; i < s.end && out.size() < kMostWords; ++i)
      if (doc.tokens[i].kind != TokenKind::kPunctuation && !a.cue_tokens.contains(i) &&
          !(a.source_tokens && a.source_tokens->contains(i)))
        out.push_back(i);
  return out;
}

/// Does the claim name the speaker, or speak of it in the first or third person?
uint32_t own_part(Document const& doc, Attribution const& a, std::vector<uint32_t> const& words,
                  LanguagePack const& pack) {
  Lexicon const& grammar = pack.lexicon("grammar");
  uint32_t seen = 0;
  for (uint32_t i : words) {
    LexiconEntry const* g = grammar.find(doc.tokens[i]);
    if (g && g->has("speaker")) seen |= 1;
    if (g && g->has("pronoun") && !g->has("speaker")) seen |= 2;
    if (!a.speakers.empty() && is_capitalised(doc, i) &&
        doc.speakers[a.speakers[0]].name.find(doc.word(i)) != std::string::npos)
      seen |= 4;
  }
  return seen;
}

template <class Add>
void add_classes(Document const& doc, std::vector<uint32_t> const& words, Lexicon const& lexicon, Add add) {
  for (uint32_t i : words) {
    uint32_t const end = std::min(i + 4, doc.sentences[doc.tokens[i].sentence].tokens.end);
    if (LexiconMatch m = lexicon.match(doc, i, end); m && !m.entry->values.empty()) add(value_of(m.entry));
  }
}

/// Who the claim is about: a pronoun, the speaker's own body or somebody else at its head.
void add_opening(Document const& doc, Attribution const& a, std::vector<uint32_t> const& words,
                 LanguagePack const& pack, FeatureAdder& f) {
  uint32_t const role = static_cast<uint32_t>(a.role);
  for (size_t n = 0; n < words.size() && n < kOpening; ++n) {
    LexiconEntry const* g = pack.lexicon("grammar").find(doc.tokens[words[n]]);
    if (!g || !g->has("pronoun")) continue;
    uint32_t const who = g->has("speaker") ? 1u : g->has("thing") ? 2u : g->has("plural") ? 3u : 4u;
    f.add(60, who);
    f.add(61, who, role);
    break;
  }
  if (!words.empty()) f.add(62, static_cast<uint32_t>(doc.tokens[words[0]].tag), role);
}

/// Words that source and claim share: "police ... Police arrested"; by role and where they stand.
void add_shared_words(Document const& doc, Attribution const& a, std::vector<uint32_t> const& stems,
                      FeatureAdder& f) {
  uint32_t const role = static_cast<uint32_t>(a.role);
  std::vector<TokenSpan> own;
  if (a.source_tokens) own.push_back(*a.source_tokens);
  if (!a.speakers.empty()) own.push_back(doc.tokens_of(doc.speakers[a.speakers[0]].mentions[0]));
  bool at_head = false, anywhere = false;
  for (TokenSpan const& s : own)
    for (uint32_t i = s.begin; i < s.end; ++i) {
      if (!is_noun(doc.tokens[i].tag) && !is_capitalised(doc, i)) continue;
      uint32_t const stem = word_stem(doc, i);
      for (size_t n = 0; n < stems.size(); ++n)
        if (stems[n] == stem) anywhere = true, at_head |= n < kOpening;
    }
  f.add(63, (anywhere ? 1u : 0u) | (at_head ? 2u : 0u));
  f.add(64, (anywhere ? 1u : 0u) | (at_head ? 2u : 0u), role);
}

/// What others the claim speaks of, by what the pack knows of them: a belligerent on another.
void add_others(Document const& doc, std::vector<uint32_t> const& words, LanguagePack const& pack,
                uint32_t role, FeatureAdder& f) {
  uint32_t names = 0;
  for (uint32_t i : words) {
    uint32_t const end = std::min(i + 4, doc.sentences[doc.tokens[i].sentence].tokens.end);
    names += is_capitalised(doc, i);
    if (LexiconMatch m = pack.lexicon("roles").match(doc, i, end)) f.add(65, value_of(m.entry), role);
    if (!is_capitalised(doc, i)) continue;
    if (LexiconMatch m = pack.lexicon("bodies").match(doc, i, end)) f.add(66, value_of(m.entry), role);
  }
  f.add(67, std::min(names, 4u), role);
}

void add_interest(Document const& doc, Attribution const& a, LanguagePack const& pack, FeatureAdder& f) {
  std::vector<uint32_t> const words = claim_words(doc, a);
  uint32_t const role = static_cast<uint32_t>(a.role), own = own_part(doc, a, words, pack);
  f.add(0, role);
  f.add(1, own);
  f.add(2, role, own);
  f.add(3, role, static_cast<uint32_t>(a.identity));
  f.add(4, role, static_cast<uint32_t>(a.stance));
  f.add(5, role, hash_bytes(a.cue_lemma));
  f.add(6, hash_bytes(a.cue_lemma));
  f.add(7, static_cast<uint32_t>(a.directness), role);
  std::vector<uint32_t> stems;
  for (uint32_t w : words) stems.push_back(word_stem(doc, w));
  for (uint32_t stem : stems) f.add(8, stem);
  if (a.source_tokens)
    for (uint32_t i = a.source_tokens->begin; i < a.source_tokens->end; ++i) f.add(9, doc.tokens[i].hash);
  add_opening(doc, a, words, pack, f);
  add_shared_words(doc, a, stems, f);
  add_others(doc, words, pack, role, f);
  int tmpl = 30;
  for (char const* lexicon : {"modality", "stakes", "judgements"}) {
    uint32_t const t = static_cast<uint32_t>(tmpl);
    add_classes(doc, words, pack.lexicon(lexicon), [&](uint32_t v) { f.add(t, v), f.add(t + 1, v, role); });
    tmpl += 10;
  }
}

}  // namespace

std::vector<Features> interest_features(Document const& doc, LanguagePack const& pack) {
  std::vector<Features> out(doc.attributions.size());
  for (size_t i = 0; i < out.size(); ++i) {
    FeatureAdder f(300, out[i]);
    add_interest(doc, doc.attributions[i], pack, f);
    keep_once(out[i]);
  }
  return out;
}

std::vector<int> labels_by_speaker(Document const& doc, std::vector<Scores> const& own, int together) {
  size_t const labels = own.empty() ? 0 : own[0].size();
  std::vector<Scores> all(doc.speakers.size(), Scores(labels));
  std::vector<int32_t> count(doc.speakers.size());
  for (size_t i = 0; i < own.size(); ++i) {
    if (doc.attributions[i].speakers.empty()) continue;
    uint32_t const s = doc.attributions[i].speakers[0];
    ++count[s];
    for (size_t l = 0; l < labels; ++l) all[s][l] += own[i][l];
  }
  std::vector<int> out;
  for (size_t i = 0; i < own.size(); ++i) {
    Scores scores = own[i];
    if (!doc.attributions[i].speakers.empty()) {
      uint32_t const s = doc.attributions[i].speakers[0];
      for (size_t l = 0; l < labels; ++l) scores[l] += together * all[s][l] / count[s];
    }
    out.push_back(best_label(scores));
  }
  return out;
}

}  // namespace firsthand
