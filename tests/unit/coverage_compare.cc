// Comparison of two short articles: what is no change must be silent. Pairs with changes are the cases of
// tests/comparison.
#include <catch2/catch.hpp>

#include "coverage/compare.h"
#include "coverage/credits.h"
#include "coverage_fixture.h"

using namespace firsthand;

namespace {

Document read(std::string const& text) {
  return analyze_document(test::text_only(text), test::resources());
}

/// Both sides end with it, so that each retells the other.
constexpr char kSame[] =
    "\nFishermen mended nets beside the stone quay while gulls wheeled over the harbour market. Bakers "
    "carried warm "
    "loaves past the chapel and children chased a brown dog along the wall. Rain reached the valley before "
    "supper.";

std::string changes(std::string const& a, std::string const& b) {
  static char const* kNames[] = {"number",       "bound",       "hedge-",   "hedge+",
                                 "attribution-", "attribution", "negation", "disclaimer-",
                                 "denial-",      "quote",       "claim+",   "claim-"};
  std::string out;
  Document const left = read(a + kSame), right = read(b + kSame);
  for (Change const& c : compare_documents(left, right, test::pack()).changes)
    out += (out.empty() ? "" : "; ") + std::string(kNames[static_cast<int>(c.type)]) + ": " + c.detail;
  return out;
}

std::vector<Credit> credits(Document const& doc, std::string_view outlet, std::string_view own = "") {
  std::vector<Credit> out;
  find_credits(doc, true, outlet, own, test::pack(), out);
  return out;
}

}  // namespace

TEST_CASE("a number is another one only in the same place") {
  CHECK(changes("The pier has 40 lamps and 12 benches.", "The pier has 12 benches and 40 lamps.").empty());
  CHECK(changes("The pier has 40 lamps.", "The pier has 44 lamps.") == "number: 40 → 44");
  CHECK(changes("The pier of stone has 40 lamps.", "The pier of stone cost 9 million.").empty());
}

TEST_CASE("of reports that do not retell each other only numbers and quotations are compared") {
  auto const between = [](std::string const& a, std::string const& b) {
    return compare_documents(read(a), read(b), test::pack()).changes.size();
  };
  CHECK(between("The tower was built without a staircase.", "The tower was built with a staircase.") == 0);
  CHECK(between("The pier has 40 lamps.", "The pier has 44 lamps.") == 1);
}

TEST_CASE("neighbouring numbers of one sentence are one change") {
  CHECK(changes("Divers found eleven women and nine men in the harbour.",
                "Divers found twelve women and eight men in the harbour.") ==
        "number: eleven women and nine men → twelve women and eight men");
}

TEST_CASE("a bound put in other words is kept") {
  CHECK(changes("More than 300 lamps were lit on the pier.", "Over 300 lamps were lit on the pier.").empty());
  CHECK(changes("The website estimated 120 lamps were lit on the pier.",
                "The website estimated that 120 lamps were lit on the pier.")
            .empty());
}

TEST_CASE("a hedge in other words is kept, an ability is none") {
  CHECK(changes("The keeper reportedly left the lighthouse at dawn.",
                "The keeper allegedly left the lighthouse at dawn.")
            .empty());
  CHECK(changes("The keeper could not open the lighthouse door.",
                "The keeper failed to open the lighthouse door.")
            .empty());
  CHECK(changes("In May 12 keepers left the lighthouse.", "Twelve keepers left the lighthouse.").empty());
}

TEST_CASE("a negation in other words is kept") {
  CHECK(changes("The keeper was not interested in the lighthouse job.",
                "The keeper was uninterested in the lighthouse job.")
            .empty());
  CHECK(changes("The tower was built without a staircase.", "The tower was built with a staircase.") ==
        "negation: without → with");
}

TEST_CASE("a quotation may be cut at its ends and where it says so, not inside") {
  std::string const full =
      "\"The lamp went out twice that night and nobody came to light it,\" the keeper said.";
  CHECK(changes(full, "\"The lamp went out twice that night,\" the keeper said.").empty());
  CHECK(changes(full, "\"The lamp went out [...] and nobody came to light it,\" the keeper said.").empty());
  CHECK(changes(full, "\"The lamp went out and nobody came to light it,\" the keeper said.").substr(0, 6) ==
        "quote:");
}

TEST_CASE("details are cut at a character's border") {
  std::string long_quote, other;
  for (int i = 0; i < 200; ++i) long_quote += "é", other += "è";
  std::string const tail = " lamps of the stone pier went out on Sunday night, the keeper said.";
  for (Change const& c :
       compare_documents(read("40 " + long_quote + tail), read("44 " + long_quote + tail), test::pack())
           .changes)
    CHECK(c.detail.size() < 700);
}

TEST_CASE("an empty article, and one in another language, are related to nothing") {
  Document const doc = read("The keeper said the lamp was dark.");
  CHECK(compare_documents(doc, read(""), test::pack()).relation == Relation::kUnrelated);
  CHECK(compare_documents(read(""), read(""), test::pack()).relation == Relation::kUnrelated);
}

TEST_CASE("credits: text, caption, byline, signals, links, a picture's credit is told apart") {
  Document const text = read("The bridge is shut, the Marrow Courier reported.");
  REQUIRE(credits(text, "Marrow Courier").size() == 1);
  CHECK(credits(text, "Marrow Courier")[0].kind == CreditKind::kText);
  CHECK(credits(read("The bridge is shut.\nPhoto: Marrow Courier / CC BY"), "Marrow Courier")[0].kind ==
        CreditKind::kPhoto);
  Document doc = read("The bridge is shut.");
  CHECK(credits(doc, "Marrow Courier").empty());
  doc.meta.byline = "Ann Lee, The Marrow Courier";
  CHECK(credits(doc, "Marrow Courier")[0].kind == CreditKind::kByline);
  doc.meta.byline.clear();
  doc.meta.signals = {{"photo_credit", "Marrow Courier", ""},
                      {"canonical", "", "https://www.marrow-courier.example/a"}};
  REQUIRE(credits(doc, "Marrow Courier").size() == 2);
  CHECK(credits(doc, "Marrow Courier")[0].kind == CreditKind::kPhoto);
  CHECK(credits(doc, "Marrow Courier")[1].kind == CreditKind::kLink);
  doc.meta.signals.clear();
  doc.blocks[0].links = {{{0, 3}, "https://marrowcourier.example/story"}};
  CHECK(credits(doc, "Marrow Courier")[0].kind == CreditKind::kLink);
}

TEST_CASE("an outlet without a name, and the article's own, are credited by nobody") {
  Document const doc = read("The bridge is shut, the Courier reported.");
  CHECK(credits(doc, "").empty());
  CHECK(credits(doc, "…").empty());
  CHECK(credits(doc, "Courier", "courier").empty());
  CHECK(credits(read("Take a courier to the bridge."), "Courier").empty());
}
