// The forms of headlines: "Bridge is safe, mayor says", "Bridge is safe, says mayor", "Mayor: bridge is
// safe", "Bridge is safe – mayor". One form fills the whole line, so its parts are certain; the models, which
// learn from running prose, miss the half of them or stop early. What they found elsewhere in the line stays.
// Assumes tagged tokens and linked attributions.
#include <algorithm>

#include "stages/linked_attributions.h"
#include "stages/source_phrase.h"
#include "stages/stages.h"

namespace firsthand {
namespace {

constexpr uint32_t kLongestHeadline = 30, kLongestSpeaker = 8, kShortestContent = 2;  // tokens
constexpr int32_t kConfidence = 800;  // as sure as the models' surest: the form allows no other reading

struct Form {
  TokenSpan speaker, cue, content;
};

class Headline {
 public:
  Headline(Document const& doc, LanguagePack const& pack, TokenSpan line)
      : doc_(doc), pack_(pack), line_(line) {}

  std::optional<Form> form() const {
    if (line_.size() > kLongestHeadline || line_.size() < kShortestContent + 2) return std::nullopt;
    if (auto const f = verb_at_end()) return f;
    if (auto const f = verb_before_speaker()) return f;
    if (auto const f = colon()) return f;
    return dash();
  }

 private:
  PosTag tag(uint32_t i) const { return doc_.tokens[i].tag; }
  bool is_mark(uint32_t i, std::string_view marks) const {
    return tag(i) == PosTag::kPunct && marks.find(doc_.word(i)) != std::string_view::npos;
  }
  /// A comma or a closing quotation mark: the content before it is whole.
  bool ends_content(uint32_t i) const {
    return is_mark(i, ",") || doc_.tokens[i].quote_mark == QuoteMark::kClose;
  }

  /// "says", "warned": a finite reporting verb; its tag is not asked for, since headlines are hard to tag.
  bool is_reporting_verb(uint32_t i) const {
    LexiconEntry const* const form = pack_.lexicon("cue_forms").find(doc_.tokens[i]);
    LexiconEntry const* const other = pack_.lexicon("impersonal").find(doc_.tokens[i]);
    return form && form->has("verb") && !form->has("hedge") && tag(i) != PosTag::kVBG &&
           !(other && other->has("hearer"));
  }

  /// A noun phrase without verb or mark.
  bool is_phrase(TokenSpan s) const {
    if (s.empty() || s.size() > kLongestSpeaker) return false;
    for (uint32_t i = s.begin; i < s.end; ++i)
      if (doc_.tokens[i].quote_depth > 0 || tag(i) == PosTag::kPunct || tag(i) == PosTag::kMD ||
          tag(i) == PosTag::kTO)
        return false;
    return true;
  }

  /// Who can speak by the pack: the phrase ends in a role or a body, or is a person's name. A noun that is a
  /// body with an article only ("Slippery business: ...") speaks for nobody where there is none. Artifacts
  /// ("Video: ...") and outlets behind a dash are labels, but for what finds something ("Report: ...").
  bool is_speaker(TokenSpan s, bool behind_dash) const {
    if (!is_phrase(s)) return false;
    if (s.size() > 1 && pack_.lexicon("given_names").contains(doc_.tokens[s.begin]))
      return std::all_of(doc_.tokens.begin() + s.begin, doc_.tokens.begin() + s.end,
                         [](Token const& t) { return t.tag == PosTag::kNNP; });
    LexiconEntry const* e = role_at_end(s);
    if (!e) e = pack_.lexicon("bodies").find(lowered(s));
    if (!e || e->has("matter")) return false;
    if ((e->has("artifact") || e->has("artifacts")) && !e->has("finding")) return false;
    return !behind_dash || !e->has("media");
  }
  LexiconEntry const* role_at_end(TokenSpan s) const {
    for (uint32_t i = s.begin; i < s.end; ++i)
      if (LexiconMatch const m = pack_.lexicon("roles").match(doc_, i, s.end); m && m.tokens.end == s.end)
        return m.entry;
    return nullptr;
  }
  std::string_view lowered(TokenSpan s) const { return doc_.lower_of(doc_.bytes_of(s)); }

  /// "Exclusive: | chief quits, sources say": the label of one word is no part of what they say.
  TokenSpan content_before(uint32_t mark) const {
    uint32_t const begin = is_mark(line_.begin + 1, ":") ? line_.begin + 2 : line_.begin;
    return {std::min(begin, mark), mark + (doc_.tokens[mark].quote_mark == QuoteMark::kClose)};
  }
  std::optional<Form> checked(Form f) const {
    return f.content.size() >= kShortestContent ? std::optional<Form>(f) : std::nullopt;
  }

  /// "Bridge is safe, mayor says".
  std::optional<Form> verb_at_end() const {
    uint32_t const verb = line_.end - 1;
    if (!is_reporting_verb(verb)) return std::nullopt;
    for (uint32_t i = verb; i-- > line_.begin + kShortestContent;)
      if (ends_content(i))
        return is_phrase({i + 1, verb}) ? checked({{i + 1, verb}, {verb, line_.end}, content_before(i)})
                                        : std::nullopt;
    return std::nullopt;
  }

  /// "Bridge is safe, says mayor".
  std::optional<Form> verb_before_speaker() const {
    for (uint32_t i = line_.end - 1; i-- > line_.begin + kShortestContent;) {
      if (!ends_content(i)) continue;
      uint32_t const verb = i + 1 + (is_mark(i + 1, ",") ? 1 : 0);
      if (verb + 1 >= line_.end || !is_reporting_verb(verb) || !is_phrase({verb + 1, line_.end}))
        return std::nullopt;
      return checked({{verb + 1, line_.end}, {verb, verb + 1}, content_before(i)});
    }
    return std::nullopt;
  }

  /// "Mayor: bridge is safe".
  std::optional<Form> colon() const {
    for (uint32_t i = line_.begin + 1; i < line_.end && i <= line_.begin + kLongestSpeaker; ++i)
      if (is_mark(i, ":"))
        return is_speaker({line_.begin, i}, false)
                   ? checked({{line_.begin, i}, {i, i + 1}, {i + 1, line_.end}})
                   : std::nullopt;
    return std::nullopt;
  }

  /// "Bridge is safe – mayor".
  std::optional<Form> dash() const {
    for (uint32_t i = line_.end - 1; i-- > line_.begin + kShortestContent;)
      if (is_mark(i, "-–—"))
        return is_speaker({i + 1, line_.end}, true)
                   ? checked({{i + 1, line_.end}, {i, i + 1}, {line_.begin, i}})
                   : std::nullopt;
    return std::nullopt;
  }

  Document const& doc_;
  LanguagePack const& pack_;
  TokenSpan line_;
};

Attribution attribution_of(Document const& doc, Form const& form) {
  LinkedParts parts;
  parts[LinkPart::kSource] = form.speaker;
  parts[form.content.begin < form.cue.begin ? LinkPart::kLeft : LinkPart::kRight] = form.content;
  Attribution a = attribution_of(doc, form.cue, parts);
  a.confidence = kConfidence;
  return a;
}

bool is_headline(Block const& block) {
  return block.kind == BlockKind::kHeadline || block.kind == BlockKind::kSubheading;
}

/// The form of every headline, by block.
std::vector<std::optional<Form>> forms_of(Document const& doc, LanguagePack const& pack) {
  std::vector<std::optional<Form>> out(doc.blocks.size());
  for (size_t at = 0; at < doc.blocks.size(); ++at)
    if (is_headline(doc.blocks[at])) out[at] = Headline(doc, pack, doc.tokens_of(doc.blocks[at].span)).form();
  return out;
}

/// A headline that a reporting verb opens ("Villagers say well is | poisoned"): its content is the whole
/// rest.
void take_rest_of_line(Document const& doc, Attribution& a, TokenSpan line) {
  TokenSpan& last = a.content_tokens.back();
  if (last.begin < a.cue_tokens.end || last.end >= line.end) return;
  for (uint32_t i = last.end; i < line.end; ++i)
    if (doc.tokens[i].tag == PosTag::kPunct) return;
  last.end = line.end;
  a.content.back() = doc.bytes_of(last);
}

}  // namespace

void read_headlines(Document& doc, LanguagePack const& pack) {
  std::vector<std::optional<Form>> const forms = forms_of(doc, pack);
  auto const replaced = [&](Attribution const& a) {
    std::optional<Form> const& form = forms[doc.block_of(a.cue_tokens.begin)];
    return form && (a.cue_tokens.overlaps(form->speaker) || a.cue_tokens.overlaps(form->cue));
  };
  auto& all = doc.attributions;
  all.erase(std::remove_if(all.begin(), all.end(), replaced), all.end());
  for (Attribution& a : all) {
    Block const& block = doc.blocks[doc.block_of(a.cue_tokens.begin)];
    if (is_headline(block)) take_rest_of_line(doc, a, doc.tokens_of(block.span));
  }
  for (std::optional<Form> const& form : forms)
    if (form) all.push_back(attribution_of(doc, *form));
  sort_by_cue(doc);
}

}  // namespace firsthand
