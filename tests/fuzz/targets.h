// The fuzz targets as plain functions: each takes any bytes, and returns when they were read without a
// crash and every promise held; a broken promise aborts. fuzz.cc runs one under libFuzzer,
// tests/unit/io_fuzz_replay.cc runs all over the saved files.
#pragma once

#include <string_view>

namespace firsthand::fuzz {

void request(std::string_view bytes);
void html(std::string_view bytes);
void text(std::string_view bytes);
void given(std::string_view bytes);
void refine(std::string_view bytes);   // with the shipped weights
void compare(std::string_view bytes);  // two texts with a line of kDivider between them

void query(std::string_view bytes);  // a text, then, behind a divider, the JSON of a focus
void provenance(std::string_view bytes);

/// Parts the texts of `compare`.
inline constexpr std::string_view kDivider = "\n====\n";

struct Target {
  char const* name;  // also the folder of its saved files, tests/fuzz/corpus/NAME
  void (*run)(std::string_view bytes);
};
inline constexpr Target kTargets[] = {
    {"request", request}, {"html", html},       {"text", text},   {"given", given},
    {"refine", refine},   {"compare", compare}, {"query", query}, {"provenance", provenance},
};

}  // namespace firsthand::fuzz
