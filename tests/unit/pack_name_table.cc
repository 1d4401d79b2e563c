// pack/name_table: what is put in is found, what is not is not, and names of one hash are refused.
#include "pack/name_table.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

using firsthand::NameTable;

TEST_CASE("names are found by their hash") {
  std::map<std::string, int> const map{{"bodies", 1}, {"places", 2}, {"roles", 3}};
  NameTable<int> table;
  CHECK(table.find("roles") == nullptr);
  REQUIRE(table.fill(map));
  for (auto const& [name, value] : map) CHECK(table.find(name) == &value);
  CHECK(table.find("names") == nullptr);
}

TEST_CASE("two names of one hash are refused") {
  // A pair of words with the same FNV-1a of 32 bits.
  REQUIRE(firsthand::hash_bytes("costarring") == firsthand::hash_bytes("liquid"));
  std::map<std::string, int> const map{{"costarring", 1}, {"liquid", 2}};
  NameTable<int> table;
  CHECK_FALSE(table.fill(map));
}
