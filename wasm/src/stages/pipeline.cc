// The data flow of an analysis; every step is a function of stages.h or of its own header.
#include "stages/pipeline.h"

#include <algorithm>
#include <cstddef>

#include "stages/claim_heads.h"
#include "stages/linked_attributions.h"
#include "stages/parts_of_speech.h"
#include "stages/refined_attributions.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

void warn(Document& doc, std::string code) {
  doc.warnings.push_back({std::move(code), std::nullopt});
}

/// Text facts, then whether there is anything this engine can read.
bool read_text(Document& doc, Resources const& resources) {
  find_text_facts(doc, resources.pack);
  if (doc.tokens.empty()) {
    warn(doc, "no_text");
    return false;
  }
  if (doc.language == resources.pack.language()) return true;
  warn(doc, "unsupported_language");
  return false;
}

/// "the will", "her will": no modal stands behind an article or a possessive.
void mend_modals(Document& doc, LanguagePack const& pack) {
  for (size_t i = 1; i < doc.tokens.size(); ++i) {
    if (doc.tokens[i].tag != PosTag::kMD) continue;
    LexiconEntry const* e = pack.lexicon("grammar").find(doc.tokens[i - 1]);
    bool const owned = doc.tokens[i - 1].tag == PosTag::kPRPS && e && e->has("possessive");
    if (e && (owned || e->has("article"))) doc.tokens[i].tag = PosTag::kNN;
  }
}

void tag_words(Document& doc, std::vector<WordFacts> const& facts, Resources const& resources) {
  const std::vector<PosTag> tags = tag_parts_of_speech(doc, facts, resources.models.tags);
  for (size_t i = 0; i < tags.size(); ++i) doc.tokens[i].tag = tags[i];
  mend_modals(doc, resources.pack);
}

std::vector<Cue> cues_to_link(Document const& doc, std::vector<Cue> cues) {
  std::vector<bool> const read = blocks_read_for_claims(doc);
  auto const unread = [&](Cue const& cue) { return !read[doc.block_of(cue.tokens.begin)]; };
  cues.erase(std::remove_if(cues.begin(), cues.end(), unread), cues.end());
  return cues;
}

/// Later stages compare claims with claims: a text with more than a megabyte of news holds is cut, and
/// the warning says from where on nothing was read.
void cut_claims(Document& doc, std::vector<Cue>& cues) {
  constexpr size_t kMostClaims = 12000;  // 1 MB of dense news has 11,500
  if (cues.size() <= kMostClaims) return;
  doc.warnings.push_back({"claims_cut", ByteSpan{doc.bytes_of(cues[kMostClaims].tokens).begin,
                                                 static_cast<uint32_t>(doc.text.size())}});
  cues.resize(kMostClaims);
}

/// Tokens of the longest text that is refined, ten times a long article: at most seconds of work. A longer
/// one keeps the linear models' answer.
constexpr size_t kMostRefined = 12000;

/// The network's attributions in place of the linear models', of which stay those that are nearly sure, or
/// have a cue that always attributes and are likely, and that the network has nothing for. Relation F1 with
/// 890 and with 960 on PolNeAR dev: 71.8, 71.7; on gold dev: 81.6, 81.7; marks F1 there: 56.4, 55.9.
void refine(Document& doc, LanguagePack const& pack, Refiner const& refiner, Refiner::Encoded const& words) {
  constexpr int32_t kNearlySure = 890, kLikely = 700;
  Lexicon const& forms = pack.lexicon("cue_forms");
  auto refined = refine_attributions(doc, refiner, words, pack.lexicon("cue_forms"));
  if (!refined) return;
  std::vector<Attribution> const instant = std::move(doc.attributions);
  doc.attributions = std::move(*refined);
  size_t const found = doc.attributions.size();
  for (Attribution const& a : instant) {
    auto const same_cue = [&](Attribution const& b) { return b.cue.overlaps(a.cue); };
    auto const end = doc.attributions.begin() + static_cast<ptrdiff_t>(found);
    bool const stays = a.confidence >= kNearlySure ||
                       (a.confidence >= kLikely && always_attributes(doc, a.cue_tokens, forms));
    if (stays && std::none_of(doc.attributions.begin(), end, same_cue)) doc.attributions.push_back(a);
  }
  sort_by_cue(doc);
  doc.refined = true;
}

/// What rules know better than the models of both tiers, which learnt it from too few cases.
void complete_attributions(Document& doc, LanguagePack const& pack) {
  drop_no_claims(doc, pack);
  leave_writers_own(doc, pack);
  bound_sources(doc, pack);
  mend_misread_parts(doc, pack);
  free_adverb_subjects(doc);
  complete_impersonal_cues(doc, pack);
  add_report_channels(doc, pack);
  add_subject_cues(doc, pack);
  end_contents_at_main_verb(doc, pack);
  credit_quotations(doc, pack);
  read_quoted_as_saying(doc, pack);
  add_introduced_quotations(doc, pack);
  add_citing_sources(doc, pack);
  add_impersonal_cues(doc, pack);
  read_headlines(doc, pack);
  drop_anybodys(doc, pack);
  add_introduced_paragraphs(doc, pack);
}

/// Tags, cues, links. What the models read of each token is freed before the later stages allocate.
void find_attributions(Document& doc, Resources const& resources) {
  AttributionModels const& models = resources.models;
  std::vector<WordFacts> facts = word_facts(doc);
  tag_words(doc, facts, resources);
  TokenContext const context = token_context(doc, std::move(facts));
  std::vector<Cue> cues = tag_cues(doc, context, models.cues);
  add_told_cues(doc, resources.pack, cues);
  cues = cues_to_link(doc, std::move(cues));
  cut_claims(doc, cues);
  doc.attributions = link_attributions(doc, context, cues, models);
}

/// The spans that both tiers mend by rule.
void mend_spans(Document& doc, LanguagePack const& pack) {
  complete_attributions(doc, pack);
  trim_contents(doc);
  extend_over_paragraphs(doc);
  drop_unanswered(doc, pack);
}

/// What each attribution means: one step a field, later ones read earlier ones.
/// `refiner` and `words`, its vectors, only in the refining tier.
void understand(Document& doc, Resources const& resources, Refiner const* refiner,
                Refiner::Encoded const& words) {
  LanguagePack const& pack = resources.pack;
  ClaimHeads const heads = refiner ? ClaimHeads(doc, resources.models.heads, *refiner, words) : ClaimHeads();
  name_cues(doc, pack);
  nest_attributions(doc);
  resolve_speakers(doc, pack);
  classify_identity(doc, pack);
  classify_role(doc, pack);
  trace_relay(doc, pack);
  classify_kind(doc, pack, heads);
  classify_interested(doc, pack);
  find_numbers(doc, pack);
  find_hedges(doc, pack);
  find_times_places(doc, pack);
  judge_standing(doc, pack);
  find_replies(doc, pack);
  collect_links(doc);
  set_marks(doc);
  find_article_findings(doc, pack);
}

/// Token spans of given byte spans: the tokens they touch.
void locate(Document const& doc, Attribution& a) {
  a.cue_tokens = doc.tokens_of(a.cue);
  if (a.source) a.source_tokens = doc.tokens_of(*a.source);
  a.content_tokens.clear();
  for (ByteSpan const& piece : a.content) a.content_tokens.push_back(doc.tokens_of(piece));
}

}  // namespace

Document analyze_document(Document doc, Resources const& resources, Refiner const* refiner) {
  if (!read_text(doc, resources)) return doc;
  find_attributions(doc, resources);
  EncodedWords words;
  if (refiner && doc.tokens.size() <= kMostRefined) {
    words = encode_words(doc, *refiner);
    refine(doc, resources.pack, *refiner, words.last);
  }
  mend_spans(doc, resources.pack);
  if (doc.attributions.empty()) warn(doc, "nothing_attributed");
  understand(doc, resources, doc.refined ? refiner : nullptr, words.inner);
  return doc;
}

Document analyze_given(Document doc, std::vector<Attribution> given, Resources const& resources,
                       Refiner const* refiner) {
  find_text_facts(doc, resources.pack);
  tag_words(doc, word_facts(doc), resources);
  for (Attribution& a : given) locate(doc, a);
  doc.attributions = std::move(given);
  doc.refined = refiner && doc.tokens.size() <= kMostRefined;
  understand(doc, resources, doc.refined ? refiner : nullptr,
             doc.refined ? encode_words(doc, *refiner).inner : Refiner::Encoded());
  return doc;
}

}  // namespace firsthand
