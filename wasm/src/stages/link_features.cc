// The linker's feature templates; see the header.
#include "stages/link_features.h"

namespace firsthand {
namespace {

constexpr uint32_t kEdge = 0x5e47e4ceu;
constexpr uint32_t kNoTag = 40;

class Reader {
 public:
  explicit Reader(LinkContext const& c) : c_(c) {}

  bool has(int64_t i) const { return i >= 0 && i < static_cast<int64_t>(c_.doc.tokens.size()); }
  uint32_t word(int64_t i) const { return has(i) ? c_.tokens.facts[size_t(i)].word : kEdge; }
  uint32_t stem(int64_t i) const { return has(i) ? c_.tokens.facts[size_t(i)].stem : kEdge; }
  uint32_t tag(int64_t i) const {
    return has(i) ? static_cast<uint32_t>(c_.doc.tokens[size_t(i)].tag) : kNoTag;
  }
  uint32_t skeleton(int64_t i) const { return has(i) ? c_.skeleton[size_t(i)] : kNoTag; }
  uint32_t quote(int64_t i) const { return has(i) ? c_.tokens.in_quote[size_t(i)] : 3u; }
  uint32_t sentence(int64_t i) const { return c_.doc.tokens[size_t(i)].sentence; }
  TokenSpan sentence_span(int64_t i) const { return c_.doc.sentences[sentence(i)].tokens; }

 private:
  LinkContext const& c_;
};

uint32_t between(std::vector<uint32_t> const& prefix, uint32_t a, uint32_t b) {
  return a <= b ? prefix[b] - prefix[a] : 0;
}

/// The cue's main word: its last verb, else its last word.
uint32_t head_of(LinkContext const& c, TokenSpan cue) {
  for (uint32_t i = cue.end; i-- > cue.begin;)
    if (is_verb(c.doc.tokens[i].tag) && c.doc.tokens[i].tag != PosTag::kMD) return i;
  return cue.end - 1;
}

/// Everything between two positions, in three or fewer symbols each, or a coarse count.
uint32_t gap_signature(Reader const& r, uint32_t a, uint32_t b) {
  if (a > b) return 0xFFFF;
  if (b - a > 3) return 1000 + bucket(b - a);
  uint32_t h = b - a;
  for (uint32_t i = a; i < b; ++i) h = mix(h, r.skeleton(i));
  return h;
}

void add_words(Reader const& r, int64_t i, uint32_t side, FeatureSet& out) {
  out.add(1, side, r.word(i));
  out.add(2, side, r.word(i - 1));
  out.add(3, side, r.word(i + 1));
  out.add(4, side, r.word(i), r.word(i + 1));
  out.add(5, side, r.word(i - 1), r.word(i));
  out.add(6, side, r.tag(i), r.word(i - 1));
  out.add(7, side, r.tag(i), r.word(i + 1));
  out.add(8, side, r.tag(i - 1), r.tag(i));
  out.add(9, side, r.tag(i), r.tag(i + 1));
  out.add(10, mix(side, r.tag(i - 1)), r.tag(i), r.tag(i + 1));
  out.add(11, mix(side, r.skeleton(i - 2)), r.skeleton(i - 1), r.skeleton(i));
  out.add(12, mix(side, r.skeleton(i)), r.skeleton(i + 1), r.skeleton(i + 2));
  out.add(13, mix(side, r.word(i)), r.word(i + 1), r.tag(i + 2));
  out.add(14, side, r.word(i + 1), r.word(i + 2));
}

void add_cue(Reader const& r, CueView const& cue, int64_t i, uint32_t side, uint32_t distance,
             FeatureSet& out) {
  const uint32_t cue_side = mix(cue.stem, side), far = bucket(distance);
  out.add(20, cue_side, far);
  out.add(21, cue_side, r.tag(i));
  out.add(22, cue_side, r.word(i));
  out.add(23, cue_side, r.word(i + 1));
  out.add(24, cue_side, r.word(i - 1));
  out.add(25, mix(side, cue.tag), far, r.tag(i));
  out.add(26, mix(side, cue.after), far, r.tag(i));
  out.add(27, mix(side, cue.before), far, r.tag(i));
  out.add(28, mix(side, cue.after_skeleton), mix(cue.before_skeleton, far), r.skeleton(i));
}

void add_path(LinkContext const& c, Reader const& r, TokenSpan cue, uint32_t i, uint32_t side,
              uint32_t distance, FeatureSet& out) {
  const uint32_t a = side ? cue.end : i + 1, b = side ? i : cue.begin;
  const uint32_t commas = bucket(between(c.commas_before, a, b)),
                 finite = bucket(between(c.finite_before, a, b));
  const uint32_t marks = bucket(between(c.marks_before, a, b)), nouns = bucket(between(c.nouns_before, a, b));
  const uint32_t cues = bucket(between(c.cues_before, a, b));
  const uint32_t gap = gap_signature(r, a, b);
  out.add(30, side, bucket(distance), r.tag(i));
  out.add(31, side, gap, r.tag(i));
  out.add(32, mix(side, gap), r.skeleton(int64_t(i) - 1), r.skeleton(i));
  out.add(33, mix(side, gap), r.skeleton(i), r.skeleton(i + 1));
  out.add(34, mix(side, commas), finite, r.tag(i));
  out.add(35, mix(side, nouns), finite, r.tag(i));
  out.add(36, mix(side, marks), r.quote(i), r.quote(i + 1));
  out.add(37, mix(side, cues), r.tag(i), commas);
  out.add(38, mix(side, marks), mix(commas, cues), r.skeleton(i));
  out.add(39, mix(side, finite), mix(commas, marks), r.skeleton(i + 1));
  out.add(40, mix(side, finite), mix(commas, marks), r.skeleton(int64_t(i) - 1));
}

void add_place(LinkContext const& c, Reader const& r, CueView const& cue, uint32_t i, uint32_t side,
               FeatureSet& out) {
  const TokenSpan s = r.sentence_span(i);
  const uint32_t own = r.sentence(cue.tokens.begin);
  const uint32_t away = side ? r.sentence(i) - own : own - r.sentence(i);
  const uint32_t first = std::min(i - s.begin, 3u), last = std::min(s.end - 1 - i, 3u);
  const uint32_t quote = mix(mix(r.quote(int64_t(i) - 1), r.quote(i)), r.quote(i + 1));
  out.add(50, mix(side, away), first, quote);
  out.add(51, mix(side, away), last, quote);
  out.add(52, mix(side, first), r.tag(i), away);
  out.add(53, mix(side, last), r.tag(i), away);
  out.add(54, mix(side, quote), cue.quote, r.skeleton(i));
  out.add(55, mix(side, last), r.skeleton(i), r.skeleton(i + 1));
  out.add(56, mix(side, mix(away, first)), r.quote(s.begin), cue.quote);
  out.add(57, mix(side, mix(away, last)), r.quote(i), r.quote(i + 1) * 4 + r.quote(i + 2));
  const uint32_t cue_near =
      (r.has(i + 1) ? c.in_cue[i + 1] : 2u) * 9 + (i > 0 ? c.in_cue[i - 1] : 2u) * 3 + c.in_cue[i];
  out.add(58, side, cue_near, r.tag(i));
  out.add(59, mix(side, r.skeleton(i + 1)), r.tag(i + 2), i + 2 < c.in_cue.size() ? c.in_cue[i + 2] : 2u);
  out.add(60, mix(side, first), cue.room, mix(away, quote));
  out.add(61, mix(side, last), cue.room, mix(away, quote));
}

bool balanced(LinkContext const& c, TokenSpan span) {
  int depth = 0;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    depth += c.doc.tokens[i].quote_mark == QuoteMark::kOpen;
    depth -= c.doc.tokens[i].quote_mark == QuoteMark::kClose;
  }
  return depth == 0;
}

}  // namespace

CueView cue_view(LinkContext const& c, TokenSpan cue) {
  const Reader r(c);
  const TokenSpan s = r.sentence_span(cue.begin);
  CueView v;
  v.tokens = cue;
  v.head = head_of(c, cue);
  v.stem = r.stem(v.head);
  v.tag = r.tag(v.head);
  v.before = r.word(int64_t(cue.begin) - 1);
  v.after = r.word(cue.end);
  v.before_skeleton = r.skeleton(int64_t(cue.begin) - 1);
  v.after_skeleton = r.skeleton(cue.end);
  v.quote = r.quote(cue.begin);
  v.room = mix(cue.begin - s.begin < 4, s.end - cue.end < 4);
  return v;
}

LinkContext link_context(Document const& doc, TokenContext const& tokens, std::vector<Cue> const& cues) {
  const size_t n = doc.tokens.size();
  LinkContext c{doc, tokens, std::vector<uint8_t>(n), std::vector<uint32_t>(n), {}, {}, {}, {}, {}};
  std::vector<uint8_t> begins(n);
  for (Cue const& cue : cues) {
    begins[cue.tokens.begin] = 1;
    for (uint32_t i = cue.tokens.begin; i < cue.tokens.end; ++i) c.in_cue[i] = 1;
  }
  for (auto* prefix : {&c.cues_before, &c.commas_before, &c.finite_before, &c.nouns_before, &c.marks_before})
    prefix->assign(n + 1, 0);
  for (size_t i = 0; i < n; ++i) {
    Token const& t = doc.tokens[i];
    c.cues_before[i + 1] = c.cues_before[i] + begins[i];
    c.commas_before[i + 1] = c.commas_before[i] + (t.tag == PosTag::kPunct && doc.text[t.span.begin] == ',');
    c.finite_before[i + 1] = c.finite_before[i] + is_finite_verb(t.tag);
    c.nouns_before[i + 1] = c.nouns_before[i] + is_noun(t.tag);
    c.marks_before[i + 1] = c.marks_before[i] + (t.quote_mark != QuoteMark::kNone);
  }
  return c;
}

void border_features(LinkContext const& c, CueView const& view, uint32_t i, FeatureSet& out) {
  const Reader r(c);
  const TokenSpan cue = view.tokens;
  const uint32_t side = i >= cue.end;
  const uint32_t distance = side ? i - cue.end : cue.begin - 1 - i;
  out.clear();
  add_words(r, i, side, out);
  add_cue(r, view, i, side, distance, out);
  add_path(c, r, cue, i, side, distance, out);
  add_place(c, r, view, i, side, out);
}

void absence_features(LinkContext const& c, CueView const& view, FeatureSet& out) {
  const Reader r(c);
  const TokenSpan cue = view.tokens;
  const uint32_t head = view.head;
  const int64_t before = int64_t(cue.begin) - 1;
  out.clear();
  out.add(200, 0);
  out.add(201, r.stem(head));
  out.add(202, r.word(head), r.tag(head));
  out.add(203, r.word(cue.begin), r.word(cue.end - 1));
  out.add(204, r.word(cue.end));
  out.add(205, r.word(before));
  out.add(206, r.tag(before), r.tag(head));
  out.add(207, r.tag(before), r.tag(head), r.tag(cue.end));
  out.add(208, r.stem(head), r.skeleton(cue.end));
  out.add(209, r.stem(head), r.skeleton(before));
  const TokenSpan s = r.sentence_span(cue.begin);
  out.add(210, bucket(cue.begin - s.begin), bucket(s.end - cue.end));
  out.add(211, r.stem(head), cue.begin - s.begin < 3, s.end - cue.end < 3);
  out.add(212, r.quote(before), r.quote(cue.end), r.skeleton(before));
  out.add(213, r.skeleton(before), r.skeleton(cue.end), bucket(s.end - cue.end));
  out.add(214, bucket(between(c.marks_before, s.begin, cue.begin)),
          bucket(between(c.marks_before, cue.end, s.end)));
  out.add(215, bucket(between(c.finite_before, s.begin, cue.begin)),
          bucket(between(c.finite_before, cue.end, s.end)), r.tag(head));
  out.add(216, r.skeleton(cue.end), r.skeleton(cue.end + 1), r.tag(head));
  out.add(217, r.skeleton(before), r.skeleton(before - 1), r.tag(head));
}

void span_features(LinkContext const& c, CueView const& view, LinkPart part, TokenSpan span,
                   FeatureSet& out) {
  const Reader r(c);
  const TokenSpan cue = view.tokens;
  auto const p = static_cast<uint32_t>(part) * 2 + (span.begin >= cue.end);
  const uint32_t last = span.end - 1;
  const TokenSpan first_sentence = r.sentence_span(span.begin), last_sentence = r.sentence_span(last);
  const uint32_t sentences = std::min(r.sentence(last) - r.sentence(span.begin), 4u);
  const uint32_t finite = bucket(between(c.finite_before, span.begin, span.end));
  bool const opens = c.doc.tokens[span.begin].quote_mark == QuoteMark::kOpen;
  bool const closes = c.doc.tokens[last].quote_mark == QuoteMark::kClose;
  const uint32_t quotes = (balanced(c, span) ? 1u : 0u) | (opens ? 2u : 0u) | (closes ? 4u : 0u) |
                          (r.quote(span.begin) == 2 ? 8u : 0u);
  out.clear();
  out.add(100, p, bucket(span.size()), view.stem);
  out.add(101, p, bucket(span.size()), finite);
  out.add(102, p, r.tag(span.begin), r.tag(last));
  out.add(103, p, quotes, sentences);
  out.add(104, p, quotes, mix(r.skeleton(int64_t(span.begin) - 1), r.skeleton(span.end)));
  out.add(105, mix(p, r.skeleton(int64_t(span.begin) - 1)), r.skeleton(span.begin),
          mix(r.skeleton(last), r.skeleton(span.end)));
  out.add(106, p, mix(span.begin == first_sentence.begin, span.end == last_sentence.end),
          mix(span.end + 1 == last_sentence.end, sentences));
  out.add(107, p, bucket(between(c.commas_before, span.begin, span.end)), finite);
  out.add(108, p, bucket(between(c.cues_before, span.begin, span.end)), bucket(span.size()));
  out.add(109, p, r.word(span.begin), r.word(last));
  if (span.size() <= 6) {
    uint32_t h = span.size();
    for (uint32_t i = span.begin; i < span.end; ++i) h = mix(h, r.tag(i));
    out.add(110, p, h);
    out.add(111, p, h, gap_signature(r, std::min(span.end, cue.end), std::max(span.begin, cue.begin)));
  }
  out.add(112, p, view.stem, mix(r.tag(span.begin), finite));
  out.add(113, p, mix(finite, bucket(between(c.commas_before, span.begin, span.end))),
          mix(r.skeleton(span.end), r.skeleton(span.begin)));
}

void combination_features(LinkContext const& c, CueView const& view, LinkedParts const& parts,
                          FeatureSet& out) {
  const Reader r(c);
  const TokenSpan cue = view.tokens;
  const TokenSpan source = parts[LinkPart::kSource], left = parts[LinkPart::kLeft],
                  right = parts[LinkPart::kRight];
  const uint32_t side = source.empty() ? 0 : source.begin < cue.begin ? 1 : 2;
  const uint32_t shape = side * 4 + !left.empty() * 2u + !right.empty();
  const uint32_t stem = view.stem;
  const TokenSpan core = source.empty() ? cue : hull(cue, source);
  const uint32_t left_gap = left.empty() ? 7777 : gap_signature(r, left.end, core.begin);
  const uint32_t right_gap = right.empty() ? 7777 : gap_signature(r, core.end, right.begin);
  auto const quoted = [&](TokenSpan s) { return s.empty() ? 9u : r.quote(s.begin) * 3 + r.quote(s.end - 1); };
  out.clear();
  out.add(150, shape);
  out.add(151, shape, stem);
  out.add(152, shape, left_gap);
  out.add(153, shape, right_gap);
  out.add(154, shape, quoted(left), quoted(right));
  out.add(155, stem, right_gap, shape);
  if (!source.empty()) {
    const uint32_t gap =
        side == 1 ? gap_signature(r, source.end, cue.begin) : gap_signature(r, cue.end, source.begin);
    out.add(156, shape, gap);
    out.add(157, gap, stem, side);
    out.add(158, shape, r.tag(source.begin), r.tag(source.end - 1));
  }
  out.add(159, shape, view.tag, r.skeleton(cue.end));
  out.add(160, shape, r.skeleton(cue.end), r.skeleton(int64_t(cue.begin) - 1));
  const TokenSpan s = r.sentence_span(cue.begin);
  if (!right.empty()) out.add(161, shape, right.end == s.end, right.end + 1 == s.end);
  if (!left.empty()) out.add(162, shape, left.begin == s.begin, left.begin < s.begin);
}

}  // namespace firsthand
