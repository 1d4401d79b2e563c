// Tests of pack/bundle.h: what is written reads back, and damaged bytes are refused.
#include "pack/bundle.h"

#include <catch2/catch.hpp>

using namespace firsthand;

TEST_CASE("a bundle gives back what was written, whatever the order") {
  std::string const bytes = Bundle::write({{"b/two", std::string("\0\xff", 2)}, {"a/one", "1"}, {"c", ""}});
  auto bundle = Bundle::parse(bytes);
  REQUIRE(bundle.ok());
  REQUIRE(bundle.value().entries().size() == 3);
  CHECK(*bundle.value().find("a/one") == "1");
  CHECK(*bundle.value().find("b/two") == std::string_view("\0\xff", 2));
  CHECK(bundle.value().find("c")->empty());
  CHECK(bundle.value().find("b") == nullptr);
}

TEST_CASE("a bundle cut anywhere is refused, never read past its end") {
  std::string const bytes = Bundle::write({{"name", "some data"}, {"other", "more"}});
  for (size_t n = 0; n + 4 < bytes.size(); ++n) {
    auto cut = Bundle::parse(std::string_view(bytes).substr(0, n));
    INFO("cut at " << n);
    CHECK_FALSE(cut.ok());
  }
}

TEST_CASE("sizes that lie are refused") {
  std::string bytes = Bundle::write({{"name", "some data"}});
  bytes[12] = '\xff';
  bytes[13] = '\xff';
  auto bundle = Bundle::parse(bytes);
  REQUIRE_FALSE(bundle.ok());
  CHECK(bundle.error().code == ErrorCode::kBadResource);
}
