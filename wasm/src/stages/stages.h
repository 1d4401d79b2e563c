// The steps of the analysis in their order, one file each: pure functions of the document so far.
// stages/pipeline.cc is the only caller besides tests and training.
#pragma once

#include <string>
#include <vector>

#include "pack/language_pack.h"
#include "text/document.h"

namespace firsthand {

class ClaimHeads;

// Facts about the text -------------------------------------------------------------------------
/// BCP 47 tag of the language by function words: a pack's language, another known one, or "und".
std::string detect_language(Document const& doc, LanguagePack const& pack);
std::vector<Token> tokenize(Document const& doc, LanguagePack const& pack);
/// Sentences never cross a block. Tokens' `sentence` is set from the result by the pipeline.
std::vector<Sentence> split_sentences(Document const& doc, LanguagePack const& pack);
std::vector<Quotation> find_quotations(Document const& doc);
/// For each block: may it hold attributions? Not captions, nor pull quotes that repeat a paragraph.
std::vector<bool> blocks_read_for_claims(Document const& doc);
/// Takes datelines and expletive pronouns out of the contents, and the missing mark of a quotation in.
void trim_contents(Document& doc);
/// Adds what a paragraph that ends with "X said:" introduces.
void add_introduced_paragraphs(Document& doc, LanguagePack const& pack);
/// Adds to each attribution the paragraphs over which its quotation runs.
void extend_over_paragraphs(Document& doc);
/// Takes out attributions whose cue says that somebody did not answer ("declined to comment").
void drop_unanswered(Document& doc, LanguagePack const& pack);

/// Takes out what the models found and nobody asserts: acts without a word of saying, contents of a pronoun.
void drop_no_claims(Document& doc, LanguagePack const& pack);
/// Takes out what anybody may say ("whoever says so"), found by a model or a rule.
void drop_anybodys(Document& doc, LanguagePack const& pack);
/// Where sources begin and end: no clause, no day or place behind an inverted name, both of two joined ones.
void bound_sources(Document& doc, LanguagePack const& pack);
/// Mends parts that no reading allows: a cue of auxiliaries, a day in the source, the next speaker's words.
void mend_misread_parts(Document& doc, LanguagePack const& pack);
/// The subject before an adverb that is a cue ("The clerk allegedly took") is content, not source.
void free_adverb_subjects(Document& doc);
/// Gives passives that name nobody ("is feared") their auxiliaries, and their subject to the content.
void leave_writers_own(Document& doc, LanguagePack const& pack);
void complete_impersonal_cues(Document& doc, LanguagePack const& pack);
/// Adds passives and adverbs that name nobody where the models found nothing.
void add_impersonal_cues(Document& doc, LanguagePack const& pack);
/// Adds cues in or beside the subject: "The claim that ... was", "..., which says ...,", "In the view of".
void add_subject_cues(Document& doc, LanguagePack const& pack);
/// Adds whom an outlet cites for what it reports: "citing two officials".
void add_citing_sources(Document& doc, LanguagePack const& pack);
/// Outlets that quote somebody as saying something, and what he says.
void read_quoted_as_saying(Document& doc, LanguagePack const& pack);
/// Takes into a cue where it was said: "said in a statement".
void add_report_channels(Document& doc, LanguagePack const& pack);
/// Ends contents before the verb of the clause around them: "Her claim that it was new | was in every paper".
void end_contents_at_main_verb(Document& doc, LanguagePack const& pack);
/// Text order of the cues: what every stage behind the linker assumes.
void sort_by_cue(Document& doc);
/// Headlines of one form ("Bridge is safe, mayor says").
void read_headlines(Document& doc, LanguagePack const& pack);
/// Adds quotations behind a colon whose sentence tells that its subject speaks.
void add_introduced_quotations(Document& doc, LanguagePack const& pack);
/// Adds quotations whose speaker stands before a colon or behind a dash.
void credit_quotations(Document& doc, LanguagePack const& pack);

// Facts about each attribution; each sets only the fields named and appends to `reasons` -----------
void name_cues(Document& doc, LanguagePack const& pack);          // cue_lemma, stance
void nest_attributions(Document& doc);                            // within
void resolve_speakers(Document& doc, LanguagePack const& pack);   // speakers, Document::speakers
void classify_identity(Document& doc, LanguagePack const& pack);  // identity, anonymity
void classify_role(Document& doc, LanguagePack const& pack);      // role
void trace_relay(Document& doc, LanguagePack const& pack);        // relay
/// kind, checkworthy, directness, negated
void classify_kind(Document& doc, LanguagePack const& pack, ClaimHeads const& heads);
void classify_interested(Document& doc, LanguagePack const& pack);    // interested
void find_numbers(Document& doc, LanguagePack const& pack);           // numbers
void find_hedges(Document& doc, LanguagePack const& pack);            // hedges
void find_times_places(Document& doc, LanguagePack const& pack);      // times, places
void judge_standing(Document& doc, LanguagePack const& pack);         // standing, evidence
void find_replies(Document& doc, LanguagePack const& pack);           // replies
void collect_links(Document& doc);                                    // links
void set_marks(Document& doc);                                        // mark
void find_article_findings(Document& doc, LanguagePack const& pack);  // Document::findings

}  // namespace firsthand
