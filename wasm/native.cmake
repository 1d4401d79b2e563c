# The native half of the build: bundle tool, resource bundle, command line, trainer, tests.
enable_language(ASM)
find_path(json_include NAMES nlohmann/json.hpp REQUIRED)
find_path(gumbo_include NAMES gumbo.h REQUIRED)
find_library(gumbo_library NAMES gumbo REQUIRED)

# firsthand_embed(TARGET NAME FILE): a static library with the bytes of FILE. C++ sees
#   extern "C" char const NAME_begin[], NAME_end[];
function(firsthand_embed target name file)
  set(source ${PROJECT_BINARY_DIR}/${target}.S)
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
  add_library(${target} STATIC ${source})
endfunction()
firsthand_embed(firsthand_blocks firsthand_blocks ${PROJECT_SOURCE_DIR}/shared/vocabulary/blocks.json)

# HTML is read natively only; in the browser the extension walks the page itself.
firsthand_glob(html_sources io/html)
if(html_sources)
  add_library(firsthand_html STATIC ${html_sources})
  target_link_libraries(firsthand_html
    PUBLIC firsthand_core ${gumbo_library} PRIVATE firsthand_shipped firsthand_blocks)
endif()

# The resource bundle: language pack and model in one file, what `load` takes.
set(bundle ${PROJECT_BINARY_DIR}/en.bundle)
set(pack_dir ${PROJECT_SOURCE_DIR}/shared/packs/en)
set(model_dir ${PROJECT_SOURCE_DIR}/shared/models/en)
firsthand_glob(bundle_sources pack/tool)
if(bundle_sources)
  add_executable(firsthand_bundle ${bundle_sources})
  target_link_libraries(firsthand_bundle PRIVATE firsthand_core firsthand_shipped)
  file(GLOB_RECURSE bundle_inputs CONFIGURE_DEPENDS ${pack_dir}/* ${model_dir}/*)
  add_custom_command(
    OUTPUT ${bundle}
    COMMAND firsthand_bundle ${pack_dir} ${model_dir} ${bundle}
    DEPENDS firsthand_bundle ${bundle_inputs}
    COMMENT "Making the resource bundle en.bundle"
    VERBATIM)
  add_custom_target(bundle ALL DEPENDS ${bundle})

  # The same bytes as an object file, so that the command line is one self-contained file. C++ sees
  #   extern "C" const unsigned char firsthand_bundle_begin[], firsthand_bundle_end[];
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/embedded_bundle.S @ONLY CONTENT [[
.section .rodata
.balign 64
.global firsthand_bundle_begin, firsthand_bundle_end
firsthand_bundle_begin:
.incbin "@bundle@"
firsthand_bundle_end:
.byte 0
.section .note.GNU-stack,"",%progbits
]])
  set_source_files_properties(${PROJECT_BINARY_DIR}/embedded_bundle.S PROPERTIES OBJECT_DEPENDS ${bundle})
  add_library(firsthand_embedded STATIC ${PROJECT_BINARY_DIR}/embedded_bundle.S)
  add_dependencies(firsthand_embedded bundle)
endif()

firsthand_glob(cli_sources cli)
if(cli_sources AND TARGET firsthand_html AND TARGET firsthand_embedded)
  firsthand_embed(firsthand_messages firsthand_messages ${PROJECT_SOURCE_DIR}/extension/_locales/en/messages.json)
  add_executable(firsthand ${cli_sources})
  target_link_libraries(firsthand PRIVATE firsthand_html firsthand_embedded firsthand_messages firsthand_shipped)
  # CLI11 reports by exceptions; this file lets none out.
  set_source_files_properties(${PROJECT_SOURCE_DIR}/wasm/src/cli/options.cc
    PROPERTIES COMPILE_OPTIONS "-fexceptions;-frtti")
endif()

firsthand_glob(train_sources train)
if(train_sources)
  add_executable(firsthand_train ${train_sources})
  target_link_libraries(firsthand_train PRIVATE firsthand_core firsthand_shipped)
endif()

# Tests: Catch2 2.13 with its ready-made main. `firsthand_tests` builds all that ctest runs.
include(CTest)
add_custom_target(firsthand_tests)
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/tests/unit/*.cc ${PROJECT_SOURCE_DIR}/tests/data/*.cc)
if(test_sources AND core_sources)
  find_package(Catch2 2.13 REQUIRED)
  find_library(catch2_main NAMES Catch2WithMain REQUIRED)
  include(Catch)
  add_executable(unit_tests ${test_sources})
  target_include_directories(unit_tests PRIVATE ${PROJECT_SOURCE_DIR}/tests/unit)
  target_compile_definitions(unit_tests PRIVATE FIRSTHAND_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(unit_tests PRIVATE
    firsthand_core firsthand_flags ${catch2_main} Catch2::Catch2
    $<TARGET_NAME_IF_EXISTS:firsthand_html> $<TARGET_NAME_IF_EXISTS:firsthand_embedded>)
  add_dependencies(firsthand_tests unit_tests)
  catch_discover_tests(unit_tests WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endif()
