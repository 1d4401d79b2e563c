// model/int8_matrix: the vector kernels against obvious twins, and damaged weights.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <string>

#include "model/int8_matrix.h"
#include "model/refiner.h"
#include "model/wordpieces.h"

using namespace firsthand;

namespace {

struct Random {
  uint32_t state = 11;
  uint32_t next() { return (state = state * 1664525 + 1013904223) >> 8; }
  float unit() { return static_cast<float>(next() % 2001) / 1000.0f - 1.0f; }
};

void put(std::string& out, float v) {
  out.append(reinterpret_cast<char const*>(&v), sizeof v);
}

std::vector<float> floats(Random& random, size_t count) {
  std::vector<float> out(count);
  for (float& x : out) x = random.unit();
  return out;
}

}  // namespace

TEST_CASE("a product is that of its plain twin, for every number of rows") {
  Random random;
  for (size_t rows : {1u, 2u, 5u, 8u}) {
    for (size_t outputs : {1u, 3u, 6u}) {
      constexpr size_t kCols = 24;
      std::string file;
      for (size_t o = 0; o < 2 * outputs; ++o) put(file, random.unit());
      for (size_t k = 0; k < outputs * kCols; ++k) file += static_cast<char>(random.next());
      WeightReader reader(file);
      const Int8Matrix matrix(reader, outputs, kCols);
      REQUIRE(reader.at_end());
      const std::vector<float> x = floats(random, rows * kCols);
      QuantizedRows quantized;
      quantized.take(x.data(), rows, kCols);
      std::vector<float> out(rows * outputs);
      matrix.multiply(quantized, out.data());
      for (size_t r = 0; r < rows; ++r) {
        for (size_t o = 0; o < outputs; ++o) {
          float scale, bias;
          std::memcpy(&scale, file.data() + 4 * o, 4);
          std::memcpy(&bias, file.data() + 4 * (outputs + o), 4);
          int32_t sum = 0;
          for (size_t k = 0; k < kCols; ++k)
            sum += quantized.row(r)[k] * static_cast<int8_t>(file[8 * outputs + o * kCols + k]);
          CHECK(out[r * outputs + o] == static_cast<float>(sum) * (quantized.scale(r) * scale) + bias);
        }
      }
    }
  }
}

TEST_CASE("activations are cut to 127 steps, and come back within half a step") {
  Random random;
  const std::vector<float> x = floats(random, 3 * 16);
  QuantizedRows rows;
  rows.take(x.data(), 3, 16);
  for (size_t r = 0; r < 3; ++r) {
    for (size_t k = 0; k < 16; ++k) {
      CHECK(std::abs(rows.row(r)[k]) <= 127);
      CHECK(std::fabs(static_cast<float>(rows.row(r)[k]) * rows.scale(r) - x[r * 16 + k]) <=
            rows.scale(r) * 0.5001f);
    }
  }
  const std::vector<float> zeros(16);
  rows.take(zeros.data(), 1, 16);
  CHECK(rows.scale(0) == 0);
  CHECK(rows.row(0)[5] == 0);
}

TEST_CASE("taps lay neighbouring rows side by side, zeros beyond the ends") {
  const std::vector<float> x = {127, 0, 0, 0, 0, 0, 0, 1, /**/ 2, 0, 0, 0, 0, 0, 0, 3};
  QuantizedRows rows;
  rows.take_taps(x.data(), 2, 8, {-1, 0, 1});
  REQUIRE(rows.cols() == 24);
  CHECK(rows.row(0)[7] == 0);
  CHECK(rows.row(0)[8] == 127);
  CHECK(rows.row(0)[16] == 2);
  CHECK(rows.row(1)[7] == 1);
  CHECK(rows.row(1)[15] == 3);
  CHECK(rows.row(1)[16] == 0);
}

TEST_CASE("the exponential of negative numbers") {
  for (float x = 0; x > -79; x -= 0.37f) {
    CHECK(exp_of_negative(x) == Approx(std::exp(static_cast<double>(x))).epsilon(1e-5));
  }
  CHECK(exp_of_negative(-1e30f) == 0);
  CHECK(exp_of_negative(0) == 1);
}

TEST_CASE("words are cut into the longest pieces") {
  std::string const text = "[UNK]\nun\n##lock\n##able\nunlo\n.\né\n##s\nu\n";
  std::string file(4, '\0');
  file[0] = static_cast<char>(text.size());
  WeightReader reader((file += text));
  const WordPieces pieces(reader);
  REQUIRE(pieces.size() == 9);
  std::vector<uint32_t> out;
  auto const cut = [&](char const* word) { return pieces.cut(word, out), out; };
  CHECK(cut("unlockable") == std::vector<uint32_t>{4, 0});  // greedy: "unlo", and nothing begins with "ck"
  CHECK(cut("unables") == std::vector<uint32_t>{1, 3, 7});
  CHECK(cut("u.s") == std::vector<uint32_t>{8, 5, 0});
  CHECK(cut("és") == std::vector<uint32_t>{6, 7});
  CHECK(cut("x") == std::vector<uint32_t>{0});
  CHECK(cut("") == std::vector<uint32_t>{0});
  CHECK(cut("u.u.u.u.u.u.").size() == WordPieces::kMost);
}

TEST_CASE("damaged weights are refused") {
  CHECK_FALSE(Refiner::parse("r", "").ok());
  CHECK_FALSE(Refiner::parse("r", "FHR1").ok());
  std::string file = "FHR1";
  for (uint32_t n : {384u, 6u, 192u, 3u, 384u, 128u, 2u})
    for (int i = 0; i < 4; ++i) file += static_cast<char>(n >> (8 * i));
  CHECK_FALSE(Refiner::parse("r", file).ok());
  file[4] = 1;  // a width that is no multiple of 8
  CHECK_FALSE(Refiner::parse("r", file).ok());
}
