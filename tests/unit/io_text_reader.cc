// Plain text: offsets are those of the file as read, blocks split at line ends.
#include "io/text_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "io/limits.h"

using namespace firsthand;

namespace {
Document read(std::string_view bytes) {
  auto result = read_text(bytes);
  REQUIRE(result.ok());
  return std::move(result.value());
}
std::vector<std::string> blocks(Document const& doc) {
  std::vector<std::string> texts;
  for (Block const& b : doc.blocks) texts.emplace_back(doc.text_of(b.span));
  return texts;
}
using Texts = std::vector<std::string>;
}  // namespace

TEST_CASE("one or more line ends split blocks", "[io][text]") {
  CHECK(blocks(read("")) == Texts{});
  CHECK(blocks(read("one")) == Texts{"one"});
  CHECK(blocks(read("one\ntwo\n")) == Texts{"one", "two"});
  CHECK(blocks(read("\n\none\n\n\ntwo")) == Texts{"one", "two"});
  CHECK(blocks(read("one\n \t\ntwo")) == Texts{"one", "two"});
  CHECK(blocks(read("\n \n")) == Texts{});
}

TEST_CASE("a first line alone without a stop is the headline", "[io][text]") {
  auto const is_title = [](std::string_view text) {
    return read(text).blocks[0].kind == BlockKind::kHeadline;
  };
  CHECK(is_title("Pier unsafe, says engineer\n\nThe town has a pier."));
  CHECK(is_title("Mayor: “we stay”\r\n\r\nThe town has a pier."));
  CHECK_FALSE(is_title("The town has a pier.\n\nIt is old."));
  CHECK_FALSE(is_title("“The pier is old.”\n\nIt is."));
  CHECK_FALSE(is_title("The town said:\n\nThe pier is old."));
  CHECK_FALSE(is_title("The town has a pier\nand a bridge.\n\nIt is old."));
  CHECK_FALSE(is_title("Pier unsafe, says engineer\n"));
  CHECK_FALSE(is_title(std::string(300, 'x') + "\n\nThe town has a pier."));
}

TEST_CASE("CRLF stays two characters and is in no block", "[io][text]") {
  Document const doc = read("one\r\n\r\ntwo\rthree");
  CHECK(doc.text == "one\r\n\r\ntwo\rthree");
  CHECK(blocks(doc) == Texts{"one", "two", "three"});
  CHECK(doc.blocks[1].span.begin == 7);
}

TEST_CASE("an invalid byte is one U+FFFD and is reported", "[io][text]") {
  Document const doc = read("a\xFF\x80z");
  CHECK(doc.text == "a\uFFFD\uFFFDz");
  REQUIRE(doc.warnings.size() == 1);
  CHECK(doc.warnings[0].code == "invalid_utf8");
  CHECK(read("fine").warnings.empty());
}

TEST_CASE("bounds of a text", "[io][text]") {
  auto const long_text = read_text(std::string(kMaxTextBytes + 1, 'x'));
  REQUIRE_FALSE(long_text.ok());
  CHECK(long_text.error().code == ErrorCode::kTooLarge);
  std::string many;
  for (size_t i = 0; i <= kMaxBlocks; ++i) many += "x\n";
  auto const many_lines = read_text(many);
  REQUIRE_FALSE(many_lines.ok());
  CHECK(many_lines.error().code == ErrorCode::kTooLarge);
}
