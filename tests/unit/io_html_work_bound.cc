// The estimate of parsing work: small for pages as they are, large for those that never close anything.
#include "io/html/work_bound.h"

#include <catch2/catch.hpp>
#include <string>

#include "io/limits.h"

using firsthand::html::estimate_work;

namespace {
std::string repeat(std::string const& part, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += part;
  return out;
}
}  // namespace

TEST_CASE("ordinary markup is far below the bound", "[io][html]") {
  std::string const row =
      "<div class=\"a b c\"><p>text <a href=\"https://x.example/?a=1\">link</a><br><li>item</div>";
  CHECK(estimate_work(repeat(row, 10'000), firsthand::kMaxHtmlWork) < 10'000'000);
  std::string const icon =
      "<svg viewBox='0 0 1 1'><path d='M0 0'/><circle r='1'/></svg><!-- <div> --><script>'<div>'</script>";
  CHECK(estimate_work(repeat(icon, 10'000), firsthand::kMaxHtmlWork) < 10'000'000);
  CHECK(estimate_work("", 10) == 0);
}

TEST_CASE("deep nesting and endless attributes are over it", "[io][html]") {
  CHECK(estimate_work(repeat("<div>", 100'000), firsthand::kMaxHtmlWork) > firsthand::kMaxHtmlWork);
  CHECK(estimate_work(repeat("<x/>", 100'000), firsthand::kMaxHtmlWork) > firsthand::kMaxHtmlWork);
  CHECK(estimate_work("<a " + repeat("b ", 100'000), firsthand::kMaxHtmlWork) > firsthand::kMaxHtmlWork);
  CHECK(estimate_work("<a b=\"" + repeat("c ", 100'000) + "\">", firsthand::kMaxHtmlWork) < 10'000);
}
