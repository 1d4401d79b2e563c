// Features and decoding of the cue tagger; see the header for its interface.
#include "stages/attribution_tags.h"

#include <array>

namespace firsthand {
namespace {

constexpr uint32_t kEdge = 0x5e47e4ceu;  // stands for the word or tag beyond a sentence's border

uint32_t tag_value(PosTag t) {
  return static_cast<uint32_t>(t);
}

/// Reads words, stems and tags around a token, with one value for everything outside its sentence.
class Window {
 public:
  Window(Document const& doc, TokenContext const& context, uint32_t i)
      : doc_(doc), context_(context), sentence_(doc.sentences[doc.tokens[i].sentence].tokens), at_(i) {}

  bool has(int k) const { return at_ + k >= sentence_.begin && at_ + k < sentence_.end; }
  uint32_t word(int k) const { return has(k) ? facts(k).word : kEdge; }
  uint32_t stem(int k) const { return has(k) ? facts(k).stem : kEdge; }
  uint32_t tag(int k) const {
    return has(k) ? tag_value(doc_.tokens[static_cast<size_t>(at_ + k)].tag) : 40u;
  }
  uint32_t quote(int k) const { return has(k) ? context_.in_quote[static_cast<size_t>(at_ + k)] : 3u; }
  WordFacts const& facts(int k) const { return context_.facts[static_cast<size_t>(at_ + k)]; }
  TokenSpan const& sentence() const { return sentence_; }

 private:
  Document const& doc_;
  TokenContext const& context_;
  TokenSpan sentence_;
  int64_t at_;
};

/// The annotated articles are lines of text: all blocks are paragraphs there, and the first one is the
/// headline.
constexpr auto kLearntKind = static_cast<uint32_t>(BlockKind::kParagraph);
bool is_headline(Document const& doc, uint32_t block) {
  BlockKind const kind = doc.blocks[block].kind;
  return block == 0 || kind == BlockKind::kHeadline || kind == BlockKind::kSubheading;
}

/// What tells most tokens to be no part of a cue at once: the word, its tag and its neighbours.
void add_gate(Window const& w, FeatureSet& out) {
  out.add(1, w.word(0));
  out.add(2, w.stem(0));
  out.add(3, w.facts(0).suffix3);
  out.add(33, w.tag(0));
  out.add(42, w.tag(-1), w.tag(0), w.tag(1));
  out.add(20, w.word(-1), w.word(0));
  out.add(21, w.word(0), w.word(1));
}

void add_words(Window const& w, FeatureSet& out) {
  out.add(4, w.facts(0).prefix3);
  for (int k : {-3, -2, -1, 1, 2, 3}) out.add(10 + static_cast<uint32_t>(k + 3), w.word(k));
  out.add(22, w.stem(0), w.word(-1));
  out.add(23, w.stem(0), w.word(1));
  out.add(24, w.word(-1), w.word(1));
  out.add(25, w.word(0), w.word(1), w.word(2));
  out.add(26, w.word(-2), w.word(-1), w.word(0));
}

void add_tags(Window const& w, FeatureSet& out) {
  for (int k : {-3, -2, -1, 1, 2, 3}) out.add(30 + static_cast<uint32_t>(k + 3), w.tag(k));
  out.add(40, w.tag(-1), w.tag(0));
  out.add(41, w.tag(0), w.tag(1));
  out.add(43, w.tag(-2), w.tag(-1), w.tag(0));
  out.add(44, w.tag(0), w.tag(1), w.tag(2));
  out.add(45, w.stem(0), w.tag(0), w.tag(1));
  out.add(46, w.stem(0), w.tag(-1));
  out.add(47, w.stem(0), w.tag(1), w.tag(2));
  out.add(48, w.stem(0), w.tag(-2), w.tag(-1));
  out.add(49, w.word(-1), w.tag(0));
  out.add(50, w.stem(0), w.tag(2), w.word(1));
}

/// The words around, across what may stand between: the next word that is no adverb, the verb before.
void add_reach(Document const& doc, Window const& w, uint32_t i, FeatureSet& out) {
  const TokenSpan s = w.sentence();
  uint32_t that = 9, next_verb = 9;
  for (uint32_t k = 1; k <= 6 && i + k < s.end; ++k) {
    Token const& t = doc.tokens[i + k];
    if (that == 9 && t.tag == PosTag::kIN && doc.lower_of(t.span) == "that") that = bucket(k);
    if (next_verb == 9 && is_finite_verb(t.tag)) next_verb = bucket(k);
  }
  out.add(60, w.stem(0), that);
  out.add(61, w.tag(0), that, next_verb);
  out.add(62, w.stem(0), next_verb);
  uint32_t subject = 99;
  for (uint32_t k = 1; k <= 8 && i >= s.begin + k; ++k) {
    const PosTag t = doc.tokens[i - k].tag;
    if (is_noun(t) || t == PosTag::kPRP || t == PosTag::kWP || t == PosTag::kWDT) {
      subject = tag_value(t) + (k > 1 ? 64 : 0);
      break;
    }
  }
  out.add(63, subject, w.tag(0));
  out.add(64, subject, w.stem(0));
}

void add_place(Document const& doc, TokenContext const& c, Window const& w, uint32_t i, FeatureSet& out) {
  const TokenSpan s = w.sentence();
  out.add(70, w.quote(-1), w.quote(0), w.quote(1));
  out.add(71, w.stem(0), w.quote(0));
  out.add(72, c.quote_before[i], c.quote_after[i], w.tag(0));
  out.add(73, w.stem(0), c.quote_before[i] < 4, c.quote_after[i] < 4);
  out.add(74, bucket(i - s.begin), w.tag(0));
  out.add(75, bucket(s.end - i), w.tag(0));
  out.add(76, w.stem(0), bucket(s.end - i) < 5);
  out.add(77, w.tag(0), bucket(c.finite_after[i]));
  out.add(78, w.stem(0), c.finite_after[i] > 0);
  Sentence const& sentence = doc.sentences[doc.tokens[i].sentence];
  out.add(79, kLearntKind, is_headline(doc, sentence.block), w.tag(0));
  out.add(80, w.facts(0).shape, w.facts(0).capitalised);
}

std::vector<uint32_t> marks_towards(Document const& doc, std::vector<uint8_t> const& in_quote, bool before) {
  std::vector<uint32_t> out(doc.tokens.size());
  for (Sentence const& s : doc.sentences) {
    uint32_t distance = 60;
    for (uint32_t k = 0; k < s.tokens.size(); ++k) {
      const uint32_t i = before ? s.tokens.begin + k : s.tokens.end - 1 - k;
      out[i] = bucket(distance);
      distance = in_quote[i] == 1 ? 0 : distance + 1;
    }
  }
  return out;
}

}  // namespace

TokenContext token_context(Document const& doc, std::vector<WordFacts> facts) {
  TokenContext c;
  c.facts = std::move(facts);
  c.in_quote.resize(doc.tokens.size());
  for (uint32_t i = 0; i < doc.tokens.size(); ++i)
    c.in_quote[i] = doc.tokens[i].quote_mark != QuoteMark::kNone ? 1 : doc.tokens[i].quote_depth > 0 ? 2 : 0;
  c.quote_before = marks_towards(doc, c.in_quote, true);
  c.quote_after = marks_towards(doc, c.in_quote, false);
  c.finite_after.resize(doc.tokens.size());
  for (Sentence const& s : doc.sentences) {
    uint32_t n = 0;
    for (uint32_t i = s.tokens.end; i-- > s.tokens.begin;) {
      c.finite_after[i] = n;
      n += is_finite_verb(doc.tokens[i].tag);
    }
  }
  return c;
}

void cue_gate_features(Document const& doc, TokenContext const& context, uint32_t i, FeatureSet& out) {
  out.clear();
  add_gate(Window(doc, context, i), out);
}

void cue_features(Document const& doc, TokenContext const& context, uint32_t i, FeatureSet& out) {
  const Window w(doc, context, i);
  out.clear();
  add_words(w, out);
  add_tags(w, out);
  add_reach(doc, w, i, out);
  add_place(doc, context, w, i, out);
}

void cue_transition_features(Document const& doc, TokenContext const& context, uint32_t i, uint32_t before,
                             FeatureSet& out) {
  const Window w(doc, context, i);
  out.clear();
  out.add(100, before);
  out.add(101, before, w.tag(0));
  out.add(102, before, w.word(0));
  out.add(103, before, w.tag(-1), w.tag(0));
  out.add(104, before, w.tag(0), w.tag(1));
  out.add(105, before, w.word(-1), w.word(0));
  out.add(106, before, w.stem(-1), w.tag(0));
}

namespace {

/// The scores of one sentence, with tokens that the gate shuts held outside of every cue.
class SentenceScorer {
 public:
  SentenceScorer(Document const& doc, TokenContext const& context, HashedLinear const& model)
      : doc_(doc), context_(context), model_(model), features_(model) {}

  void score(TokenSpan sentence) {
    const uint32_t n = sentence.size();
    emission_.assign(size_t{n} * kCueRow, 0);
    transition_.assign(size_t{n} * kCueRow * kCueRow, 0);
    bool before_open = false;
    for (uint32_t k = 0; k < n; ++k) {
      bool const open = score_token(sentence.begin + k, &emission_[size_t{k} * kCueRow]);
      for (uint32_t before = 0; open && before < kCueRow; ++before)
        if ((k == 0) == (before == kCueLabels) && (before_open || before == kCueOut || before == kCueLabels))
          score_transition(sentence.begin + k, before,
                           &transition_[(size_t{k} * kCueRow + before) * kCueRow]);
      before_open = open;
    }
  }

  std::vector<int32_t> const& emission() const { return emission_; }
  std::vector<int32_t> const& transition() const { return transition_; }

 private:
  static constexpr int32_t kShut = -100000;  // score of a label that is ruled out

  bool score_token(uint32_t i, int32_t* scores) {
    cue_gate_features(doc_, context_, i, features_);
    model_.score(features_.data(), features_.size(), scores);
    if (scores[kCueOut] - std::max(scores[kCueBegin], scores[kCueInside]) > kCueGate) {
      scores[kCueBegin] = scores[kCueInside] = kShut;
      return false;
    }
    cue_features(doc_, context_, i, features_);
    model_.score(features_.data(), features_.size(), scores);
    return true;
  }

  void score_transition(uint32_t i, uint32_t before, int32_t* scores) {
    cue_transition_features(doc_, context_, i, before, features_);
    model_.score(features_.data(), features_.size(), scores);
  }

  Document const& doc_;
  TokenContext const& context_;
  HashedLinear const& model_;
  FeatureSet features_;
  std::vector<int32_t> emission_, transition_;
};

}  // namespace

std::vector<Cue> tag_cues(Document const& doc, TokenContext const& context, HashedLinear const& model) {
  std::vector<Cue> out;
  SentenceScorer scorer(doc, context, model);
  for (Sentence const& s : doc.sentences) {
    scorer.score(s.tokens);
    const std::vector<uint8_t> path = best_cue_path(scorer.emission(), scorer.transition());
    for (uint32_t k = 0; k < path.size(); ++k) {
      if (path[k] != kCueBegin) continue;
      uint32_t end = k + 1;
      while (end < path.size() && path[end] == kCueInside) ++end;
      int32_t const* e = &scorer.emission()[size_t{k} * kCueRow];
      out.push_back({{s.tokens.begin + k, s.tokens.begin + end}, e[kCueBegin] - e[kCueOut]});
    }
  }
  return out;
}

}  // namespace firsthand
