// Claims that stand on both sides, but on one without its source, or on the word of somebody else.
#include <algorithm>
#include <set>

#include "coverage/changes.h"
#include "stages/source_phrase.h"

namespace firsthand {
namespace {

constexpr uint32_t kClaimKept = 50;  // per cent of a claim's weight that must have partners to be told again

class SourceChanges {
 public:
  SourceChanges(Compared const& c, std::vector<Change>& out)
      : c_(c),
        view_(c.forward()),
        cues_(c.pack.lexicon("cue_forms")),
        calendar_(c.pack.lexicon("calendar")),
        grammar_(c.pack.lexicon("grammar")),
        out_(out) {}

  void run() {
    for (AlignedClaims const& pair : c_.claims) {
      if (!pair.a) continue;
      Attribution const& a = c_.a.doc.attributions[*pair.a];
      if (pair.b)
        compare(a, c_.b.doc.attributions[*pair.b]);
      else
        dropped(a);
    }
  }

 private:
  // Somebody else says it -------------------------------------------------------------------------
  void compare(Attribution const& a, Attribution const& b) {
    if (!a.source_tokens || !b.source_tokens) return;
    if (!stands_alone(c_.a, a, words_of(c_.b, b)) || !stands_alone(c_.b, b, words_of(c_.a, a))) return;
    if (same_speaker(a, b)) return;
    out_.push_back(change_of(ChangeType::kAttributionChanged, c_, *a.source_tokens, *b.source_tokens));
  }

  /// Does the phrase itself say who speaks? Not "he", nor "the agency" where the article also names the one
  /// whom the other side has: it may mean that one.
  bool stands_alone(Side const& side, Attribution const& x, std::set<uint32_t> const& other) const {
    SourcePhrase const p = read_source_phrase(side.doc, *x.source_tokens, c_.pack);
    if (p.head == SourceHead::kName) return !calendar_.contains(side.doc.tokens[p.name.begin]);
    if (p.head != SourceHead::kNoun) return false;
    return !p.definite || p.plural || std::none_of(side.terms.begin(), side.terms.end(), [&](Term const& t) {
      return t.telling() && other.count(t.stem) > 0;
    });
  }

  bool same_speaker(Attribution const& a, Attribution const& b) const {
    bool const shared = share_word(a, b);
    if (!shared) return false;
    bool const a_named = a.identity == Identity::kNamed, b_named = b.identity == Identity::kNamed;
    if (a_named && !b_named) return !introduces(*b.source_tokens);
    return a_named || b_named || count_of(c_.a.doc, a) == count_of(c_.b.doc, b);
  }

  /// "Several senators" for one with a name: an indefinite plural is nobody's second mention.
  bool introduces(TokenSpan source) const {
    SourcePhrase const p = read_source_phrase(c_.b.doc, source, c_.pack);
    return p.plural && !p.definite;
  }

  /// 1 = one speaker, 2 = several, 0 = not said.
  int count_of(Document const& doc, Attribution const& x) const {
    SourcePhrase const p = read_source_phrase(doc, *x.source_tokens, c_.pack);
    return p.plural || p.count > 1 ? 2 : p.indefinite || p.count == 1 ? 1 : 0;
  }

  /// The stems of the source's words and of all that the article calls the speaker.
  static std::set<uint32_t> words_of(Side const& side, Attribution const& x) {
    std::set<uint32_t> out;
    auto const add = [&](TokenSpan s) {
      for (uint32_t i = s.begin; i < s.end; ++i)
        if (side.terms[i].telling()) out.insert(side.terms[i].stem);
    };
    add(*x.source_tokens);
    for (uint32_t s : x.speakers)
      for (ByteSpan const& m : side.doc.speakers[s].mentions) add(side.doc.tokens_of(m));
    return out;
  }

  bool share_word(Attribution const& a, Attribution const& b) const {
    std::set<uint32_t> const left = words_of(c_.a, a), right = words_of(c_.b, b);
    return std::any_of(left.begin(), left.end(), [&](uint32_t w) { return right.count(w) > 0; });
  }

  // Nobody says it any more -----------------------------------------------------------------------
  void dropped(Attribution const& a) {
    if (!a.source_tokens || a.content_tokens.empty() || !reports(a)) return;
    TokenSpan const claim = *std::max_element(a.content_tokens.begin(), a.content_tokens.end(),
                                              [](TokenSpan x, TokenSpan y) { return x.size() < y.size(); });
    if (covered(view_, claim) < kClaimKept) return;
    TokenSpan const there = image(view_, claim);
    if (there.empty() || attributed(there, a)) return;
    if (source_stays(a, there) && !speaks_of_itself(claim)) return;
    out_.push_back(change_of(ChangeType::kAttributionDropped, c_, hull(*a.source_tokens, claim), there));
  }

  /// A cue of the list, and not with a particle: "called off" says nothing.
  bool reports(Attribution const& a) const {
    Document const& doc = c_.a.doc;
    LexiconMatch const m = cues_.match(doc, a.cue_tokens.begin, static_cast<uint32_t>(doc.tokens.size()));
    return m && (m.tokens.end >= doc.tokens.size() || doc.tokens[m.tokens.end].tag != PosTag::kRP);
  }

  /// Does b rest the words on somebody: inside a quotation or a claim, or beside a cue?
  bool attributed(TokenSpan words, Attribution const& a) const {
    Document const& doc = c_.b.doc;
    for (Attribution const& x : doc.attributions)
      for (TokenSpan const& p : x.content_tokens)
        if (p.overlaps(words)) return true;
    for (uint32_t i = words.begin; i < words.end; ++i)
      if (c_.b.terms[i].quoted) return true;
    uint32_t const cue = c_.a.terms[a.cue_tokens.begin].stem;
    TokenSpan const sentence = doc.sentences[doc.sentence_of(words.begin)].tokens;
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      bool const verb = !is_noun(doc.tokens[i].tag) && doc.tokens[i].tag != PosTag::kJJ;
      if (c_.b.terms[i].stem == cue) return true;
      if (verb && !words.contains(i) && c_.alignment.match_b[i] == kNoMatch && cues_.contains(doc.tokens[i]))
        return true;
    }
    return false;
  }

  /// Is the source in b's sentence, so that b may give its word in a way that was not read?
  bool source_stays(Attribution const& a, TokenSpan there) const {
    if (covered(view_, *a.source_tokens) < kClaimKept) return false;
    TokenSpan const source = image(view_, *a.source_tokens);
    return !source.empty() && c_.b.doc.sentence_of(source.begin) == c_.b.doc.sentence_of(there.begin);
  }

  /// "Rosselló said he is to leave": the name would stay where the attribution goes.
  bool speaks_of_itself(TokenSpan claim) const {
    LexiconEntry const* e = grammar_.find(c_.a.doc.tokens[claim.begin]);
    return e && e->has("pronoun") && !e->has("possessive");
  }

  Compared const& c_;
  View view_;
  Lexicon const &cues_, &calendar_, &grammar_;
  std::vector<Change>& out_;
};

}  // namespace

void find_source_changes(Compared const& c, std::vector<Change>& out) {
  SourceChanges(c, out).run();
}

}  // namespace firsthand
