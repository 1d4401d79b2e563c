// Replays every saved file of tests/fuzz/corpus through its target: seeds, and inputs that once crashed.
#include <catch2/catch.hpp>
#include <filesystem>

#include "../fuzz/targets.h"
#include "io_schema_check.h"

using namespace firsthand;

TEST_CASE("saved fuzz inputs", "[io][fuzz]") {
  for (fuzz::Target const& target : fuzz::kTargets) {
    std::string const folder = std::string("tests/fuzz/corpus/") + target.name;
    int files = 0;
    for (auto const& entry :
         std::filesystem::directory_iterator(std::string(FIRSTHAND_SOURCE_DIR) + "/" + folder)) {
      INFO(entry.path());
      target.run(test::read_source_file(folder + "/" + entry.path().filename().string()));
      ++files;
    }
    CHECK(files > 0);
  }
}
