// Addresses of links against the page's address.
#include "io/html/resolve.h"

#include <catch2/catch.hpp>

using firsthand::html::resolve;

TEST_CASE("references against a base", "[io][html]") {
  std::string_view const base = "https://n.example/a/b/c.html?q=1#f";
  CHECK(resolve("https://o.example/x", base) == "https://o.example/x");
  CHECK(resolve("HTTP://O.example", base) == "HTTP://O.example");
  CHECK(resolve("//o.example/x", base) == "https://o.example/x");
  CHECK(resolve("/x/y", base) == "https://n.example/x/y");
  CHECK(resolve("x.html", base) == "https://n.example/a/b/x.html");
  CHECK(resolve("./x", base) == "https://n.example/a/b/x");
  CHECK(resolve("../x/../y?z#w", base) == "https://n.example/a/y?z#w");
  CHECK(resolve("../../../x", base) == "https://n.example/x");
  CHECK(resolve("..", base) == "https://n.example/a/");
  CHECK(resolve("?p", base) == "https://n.example/a/b/c.html?p");
  CHECK(resolve("#s", base) == "https://n.example/a/b/c.html?q=1#s");
  CHECK(resolve("", base) == "https://n.example/a/b/c.html?q=1");
  CHECK(resolve(" x ", "https://n.example") == "https://n.example/x");
}

TEST_CASE("other schemes are no links, and without a base a reference stays", "[io][html]") {
  CHECK_FALSE(resolve("mailto:a@b", "https://n.example/"));
  CHECK_FALSE(resolve("JavaScript:void(0)", ""));
  CHECK_FALSE(resolve("data:text/html,x", ""));
  CHECK(resolve("/x", "") == "/x");
  CHECK(resolve("a/b:c", "https://n.example/") == "https://n.example/a/b:c");
}
