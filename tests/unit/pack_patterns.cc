// Tests of pack/patterns.h: what each form of a pattern matches and what it does not.
#include "pack/patterns.h"

#include <catch2/catch.hpp>

#include "claims_fixture.h"

using namespace firsthand;

namespace {

Lexicons lexicons() {
  Lexicons out;
  out.emplace("inflections", std::move(Lexicon::parse("i", "deny\tdenies\tdenied\tdenying\n").value()));
  out.emplace("boats", std::move(Lexicon::parse("b", "ferry\tbig\nrowing boat\tsmall\n").value()));
  return out;
}

/// The text that a pattern matches in a sentence, "" if none; its capture with `captured`.
std::string hit(std::string const& pattern, std::string const& sentence, bool captured = false) {
  Lexicons const l = lexicons();
  auto set = PatternSet::parse("p", "rule r v\n= " + pattern + "\n", l);
  if (!set) return "error: " + set.error().message;
  Document const doc = test::words_of(sentence);
  auto const found = set.value().find(doc, {0, static_cast<uint32_t>(doc.tokens.size())});
  if (found.empty()) return "";
  return std::string(doc.text_of(doc.bytes_of(captured ? found[0].captured : found[0].tokens)));
}

}  // namespace

TEST_CASE("alternatives, optional words and inflections") {
  CHECK(hit("could|can not verify", "They could not verify it.") == "could not verify");
  CHECK(hit("not yet? verify", "They did not verify it.") == "not verify");
  CHECK(hit("~deny it", "She denied it.") == "denied it");
  CHECK(hit("~deny it", "She forgot it.").empty());
}

TEST_CASE("lexicon classes, also of several tokens and by value") {
  CHECK(hit("the @boats sank", "Then the rowing boat sank.") == "the rowing boat sank");
  CHECK(hit("the @boats=big sank", "Then the rowing boat sank.").empty());
}

TEST_CASE("gaps are bounded and do not cross a sentence") {
  CHECK(hit("no ..2 proof", "There is no good solid proof.") == "no good solid proof");
  CHECK(hit("no ..2 proof", "There is no good solid clear proof.").empty());
  CHECK(hit("no ..2 proof", "She said no. Proof came later.").empty());
}

TEST_CASE("capture, names and anchors") {
  CHECK(hit("told < %name >", "She told Radio Marrow twice.", true) == "Radio Marrow");
  CHECK(hit("^ later", "Later it sank.") == "Later");
  CHECK(hit("^ later", "It sank later.").empty());
  CHECK(hit("in %num", "It sank in 1987.") == "in 1987");
}

TEST_CASE("a curly apostrophe is a straight one") {
  CHECK(hit("did n't sink", "It didn\u2019t sink.") == "didn\u2019t sink");
}

TEST_CASE("a damaged pattern file is refused at its line") {
  Lexicons const l = lexicons();
  for (char const* text :
       {"= early\n", "rule r\n= ~unknown\n", "rule r\n= @none\n", "rule r\n* x\n", "rule r\n= a||b\n"}) {
    INFO(text);
    auto set = PatternSet::parse("p", text, l);
    REQUIRE_FALSE(set.ok());
    CHECK(set.error().message.find("p:") == 0);
  }
}
