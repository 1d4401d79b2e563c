// model/field_heads: a head of made weights by hand, and damaged files.
#include <catch2/catch.hpp>
#include <string>

#include "model/field_heads.h"

using namespace firsthand;

namespace {

void put(std::string& out, uint32_t v) {
  out.append(reinterpret_cast<char const*>(&v), sizeof v);
}
void put(std::string& out, float v) {
  out.append(reinterpret_cast<char const*>(&v), sizeof v);
}

/// Two pools of two numbers, one field "kind" of two labels.
std::string made() {
  std::string out = "FHH1";
  for (uint32_t v : {77u, 2u, 2u, 1u, 4u}) put(out, v);
  out += "kind";
  put(out, 2u);
  for (float v : {0.5f, -0.5f}) put(out, v);               // bias
  for (float v : {0.01f, 0.0f, 0.0f, 0.02f}) put(out, v);  // factors of the linear scores
  for (float v : {0.1f, 1.0f, 1.0f, 1.0f}) put(out, v);    // a scale a label and pool
  for (int v : {10, -20, 1, 0, 0, 0, 0, 2}) out += static_cast<char>(v);
  return out;
}

}  // namespace

TEST_CASE("a head: bias, pools and linear scores in thousandths of a logit") {
  auto const heads = FieldHeads::parse("heads", made());
  REQUIRE(heads.ok());
  std::vector<float> const pools = {1, 2, 3, 4};
  std::vector<float> const parts = heads.value().parts("kind", pools);
  CHECK(parts == std::vector<float>{0.5f + 0.1f * (10 - 40) + 3.0f, -0.5f + 8.0f});
  Scores scores = {100, -50};
  heads.value().adjust("kind", parts, scores);
  CHECK(scores == Scores{1500, 6500});
}

TEST_CASE("a field without a head keeps its linear scores") {
  auto const heads = FieldHeads::parse("heads", made());
  REQUIRE(heads.ok());
  CHECK(heads.value().parts("role", {1, 2, 3, 4}).empty());
  Scores scores = {100, -50};
  heads.value().adjust("role", {}, scores);
  CHECK(scores == Scores{100, -50});
}

TEST_CASE("heads fit only the vectors that they were learnt on") {
  auto const heads = FieldHeads::parse("heads", made());
  REQUIRE(heads.ok());
  CHECK(heads.value().fits(77, 2, 2));
  CHECK_FALSE(heads.value().fits(78, 2, 2));
  CHECK_FALSE(heads.value().fits(77, 3, 2));
  CHECK_FALSE(heads.value().fits(77, 2, 1));
  CHECK_FALSE(FieldHeads().fits(0, 0, 0));
}

TEST_CASE("heads cut off anywhere, or of another make, are refused") {
  std::string const file = made();
  for (size_t size = 0; size < file.size(); ++size)
    CHECK_FALSE(FieldHeads::parse("heads", std::string_view(file).substr(0, size)).ok());
  CHECK_FALSE(FieldHeads::parse("heads", file + "x").ok());
  CHECK_FALSE(FieldHeads::parse("heads", "FHR1" + file.substr(4)).ok());
}
