// The facts every later stage and every model reads, in their order.
#include "stages/pipeline.h"
#include "stages/stages.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

void number_sentences(Document& doc) {
  for (uint32_t s = 0; s < doc.sentences.size(); ++s)
    for (uint32_t i = doc.sentences[s].tokens.begin; i < doc.sentences[s].tokens.end; ++i)
      doc.tokens[i].sentence = s;
}

void mark_quoted_tokens(Document& doc) {
  for (Quotation const& q : doc.quotations) {
    for (uint32_t i = q.tokens.begin; i < q.tokens.end; ++i)
      doc.tokens[i].quote_depth = std::max(doc.tokens[i].quote_depth, q.depth);
    doc.tokens[q.tokens.begin].quote_mark = QuoteMark::kOpen;
    if (q.closed) doc.tokens[q.tokens.end - 1].quote_mark = QuoteMark::kClose;
  }
}

}  // namespace

void find_text_facts(Document& doc, LanguagePack const& pack) {
  doc.lower = lower_keeping_offsets(doc.text);
  doc.tokens = tokenize(doc, pack);
  doc.sentences = split_sentences(doc, pack);
  number_sentences(doc);
  doc.quotations = find_quotations(doc);
  mark_quoted_tokens(doc);
  doc.language = detect_language(doc, pack);
}

}  // namespace firsthand
