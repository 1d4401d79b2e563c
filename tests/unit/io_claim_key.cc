// Keys of claims: what they ignore, what they tell apart.
#include "io/claim_key.h"

#include <catch2/catch.hpp>
#include <string>

#include "text/unicode.h"

using namespace firsthand;

namespace {

/// One attribution a line: "source|content".
Document document(std::vector<std::string> const& lines) {
  Document doc;
  for (std::string const& line : lines) {
    uint32_t const begin = static_cast<uint32_t>(doc.text.size());
    uint32_t const bar = begin + static_cast<uint32_t>(line.find('|'));
    doc.text += line + "\n";
    Attribution a;
    if (bar > begin) a.source = ByteSpan{begin, bar};
    a.content = {{bar + 1, static_cast<uint32_t>(doc.text.size()) - 1}};
    doc.attributions.push_back(a);
  }
  doc.lower = lower_keeping_offsets(doc.text);
  return doc;
}

std::string key(std::string const& line) {
  return claim_keys(document({line}))[0];
}

}  // namespace

TEST_CASE("a key is 16 hex digits and always the same", "[io][key]") {
  CHECK(key("Ana|it rains") == key("Ana|it rains"));
  CHECK(key("Ana|it rains").size() == 16);
  CHECK(key("Ana|it rains").find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("spacing, quotation marks, capitals and soft hyphens do not count", "[io][key]") {
  CHECK(key("Ana|\u201cIt  rains\u201d") == key("ana|it rains"));
  CHECK(key("Ana|it ra\u00adins") == key("Ana|it rains"));
  CHECK(key("Ana|it\u00a0rains.") == key("Ana|it rains"));
}

TEST_CASE("words, numbers and the speaker do", "[io][key]") {
  CHECK(key("Ana|it rains") != key("Ana|it snows"));
  CHECK(key("Ana|14 died") != key("Ana|41 died"));
  CHECK(key("Ana|it rains") != key("Ben|it rains"));
  CHECK(key("Ana|it rains") != key("|Ana it rains"));
}

TEST_CASE("a repeated claim has a key of its own, the first keeps its", "[io][key]") {
  auto const keys = claim_keys(document({"Ana|it rains", "Ana|it rains", "Ana|it rains"}));
  CHECK(keys[0] == key("Ana|it rains"));
  CHECK(keys[0] != keys[1]);
  CHECK(keys[1] != keys[2]);
}

TEST_CASE("the resolved name counts before the words of the mention", "[io][key]") {
  Document doc = document({"she|it rains"});
  doc.speakers.push_back({"Ana", {}});
  doc.attributions[0].speakers = {0};
  CHECK(claim_keys(doc)[0] == key("Ana|it rains"));
}
