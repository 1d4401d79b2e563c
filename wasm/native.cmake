# The native half of the build: bundle tool, resource bundle, command line, trainer, tests.
enable_language(ASM)
find_path(json_include NAMES nlohmann/json.hpp REQUIRED)
find_path(gumbo_include NAMES gumbo.h REQUIRED)
find_library(gumbo_library NAMES gumbo REQUIRED)

# firsthand_embed(NAME FILE): a static library with the bytes of FILE. C++ sees
#   extern "C" char const NAME_begin[], NAME_end[];
function(firsthand_embed name file)
  set(source ${PROJECT_BINARY_DIR}/${name}.S)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
.section .rodata
.balign 64
.global @name@_begin, @name@_end
@name@_begin:
.incbin "@file@"
@name@_end:
.byte 0
.section .note.GNU-stack,"",%progbits
]])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${file})
  add_library(${name} STATIC ${source})
endfunction()

# HTML is read natively only; in the browser the extension walks the page itself.
firsthand_embed(firsthand_blocks ${PROJECT_SOURCE_DIR}/shared/vocabulary/blocks.json)
firsthand_glob(html_sources io/html)
add_library(firsthand_html STATIC ${html_sources})
target_link_libraries(firsthand_html
  PUBLIC firsthand_core ${gumbo_library} PRIVATE firsthand_shipped firsthand_blocks)

# The resource bundle: language pack and model in one file, what `load` takes.
set(bundle ${PROJECT_BINARY_DIR}/en.bundle)
set(pack_dir ${PROJECT_SOURCE_DIR}/shared/packs/en)
set(model_dir ${PROJECT_SOURCE_DIR}/shared/models/en)
firsthand_glob(bundle_sources pack/tool)
add_executable(firsthand_bundle_tool ${bundle_sources})
set_target_properties(firsthand_bundle_tool PROPERTIES OUTPUT_NAME firsthand_bundle)
target_link_libraries(firsthand_bundle_tool PRIVATE firsthand_core firsthand_shipped)
file(GLOB_RECURSE bundle_inputs CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/shared/packs/* ${PROJECT_SOURCE_DIR}/shared/models/*)
add_custom_command(
  OUTPUT ${bundle}
  COMMAND firsthand_bundle_tool ${pack_dir} ${model_dir} ${bundle}
  DEPENDS firsthand_bundle_tool ${bundle_inputs}
  COMMENT "Making the resource bundle en.bundle"
  VERBATIM)
add_custom_target(bundle ALL DEPENDS ${bundle})
# The same bytes inside the command line make it one self-contained file.
firsthand_embed(firsthand_bundle ${bundle})
add_dependencies(firsthand_bundle bundle)
firsthand_embed(firsthand_refiner ${PROJECT_SOURCE_DIR}/shared/models/en.refiner)

firsthand_embed(firsthand_messages ${PROJECT_SOURCE_DIR}/extension/_locales/en/messages.json)
firsthand_glob(cli_sources cli)
add_executable(firsthand ${cli_sources})
find_package(Threads REQUIRED)  # trace reads a folder on all cores
target_link_libraries(firsthand PRIVATE
  firsthand_html firsthand_bundle firsthand_refiner firsthand_messages firsthand_shipped Threads::Threads)
# CLI11 reports by exceptions; this file lets none out.
set_source_files_properties(${PROJECT_SOURCE_DIR}/wasm/src/cli/options.cc
  PROPERTIES COMPILE_OPTIONS "-fexceptions;-frtti")

firsthand_glob(train_sources train)
add_executable(firsthand_train ${train_sources})
target_link_libraries(firsthand_train PRIVATE firsthand_core firsthand_shipped)

# Tests: Catch2 2.13 with its ready-made main. `firsthand_tests` builds all that ctest runs.
include(CTest)
find_package(Catch2 2.13 REQUIRED)
include(Catch)
find_library(catch2_main NAMES Catch2WithMain REQUIRED)
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/tests/unit/*.cc ${PROJECT_SOURCE_DIR}/tests/data/*.cc
  ${PROJECT_SOURCE_DIR}/tests/fuzz/targets.cc)
add_executable(unit_tests ${test_sources})
target_include_directories(unit_tests PRIVATE ${PROJECT_SOURCE_DIR}/tests/unit)
target_compile_definitions(unit_tests PRIVATE FIRSTHAND_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(unit_tests PRIVATE
  firsthand_html firsthand_bundle firsthand_refiner firsthand_flags ${catch2_main} Catch2::Catch2)
catch_discover_tests(unit_tests WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_custom_target(firsthand_tests DEPENDS unit_tests)

# Fuzzers, one a target of tests/fuzz/targets.h: the fuzz preset, with clang (package libclang-rt-14-dev).
if(FIRSTHAND_FUZZ)
  # With every lane checked a hundred words of the refining tier take seconds; the sanitize preset checks them.
  set_source_files_properties(${PROJECT_SOURCE_DIR}/wasm/src/model/int8_matrix.cc
    PROPERTIES COMPILE_OPTIONS "-O2;-fno-sanitize=all;-fno-sanitize=fuzzer-no-link")
  foreach(fuzz_target request html text given refine compare query provenance)
    add_executable(fuzz_${fuzz_target} tests/fuzz/fuzz.cc tests/fuzz/targets.cc)
    target_compile_definitions(fuzz_${fuzz_target} PRIVATE FIRSTHAND_FUZZ_TARGET=${fuzz_target})
    target_link_libraries(fuzz_${fuzz_target} PRIVATE
      firsthand_html firsthand_bundle firsthand_refiner firsthand_shipped -fsanitize=fuzzer)
  endforeach()
endif()
