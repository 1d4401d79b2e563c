# The wasm half of the build: one bare module, firsthand.wasm, without JavaScript glue. Its exports are
# the C ABI of wasm/src/bindings and its only imports are memory-growth notice and proc_exit; a test
# in tests/parity holds both.

# Header-only libraries come from the system include folder, which em++ must not see as a whole (glibc's
# headers would shadow its own): link the wanted ones into a folder of their own.
set(wasm_include ${PROJECT_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${wasm_include})
find_path(system_headers NAMES nlohmann/json.hpp HINTS /usr/include REQUIRED NO_CMAKE_FIND_ROOT_PATH)
foreach(header nlohmann utf8 utf8.h)
  file(REAL_PATH ${system_headers}/${header} header_file)
  if(NOT EXISTS ${header_file})
    message(FATAL_ERROR "${system_headers}/${header} is missing: run build-scripts/setup")
  endif()
  file(CREATE_LINK ${header_file} ${wasm_include}/${header} SYMBOLIC)
endforeach()
target_include_directories(firsthand_flags SYSTEM INTERFACE ${wasm_include})
# SIMD128 is required: the kernels are many times slower without it.
target_compile_options(firsthand_flags INTERFACE -msimd128)

firsthand_glob(binding_sources bindings)
add_executable(firsthand ${binding_sources})
set_target_properties(firsthand PROPERTIES SUFFIX .wasm)
target_link_libraries(firsthand PRIVATE firsthand_core firsthand_shipped)
# Binaryen would inline every stage that is called once into one function of 190 kB, which browsers compile
# whole and slowly before the first article, and optimise late.
target_link_options(firsthand PRIVATE
  -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=60)
# 1 MB of stack: the deepest recursion is the JSON reader's, which bounds its depth.
target_link_options(firsthand PRIVATE
  -msimd128 -sSTANDALONE_WASM --no-entry
  -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=4MB -sTOTAL_STACK=1MB -sMAXIMUM_MEMORY=1GB
  -sEXPORTED_FUNCTIONS=_firsthand_alloc,_firsthand_release,_firsthand_load,_firsthand_analyze,_firsthand_compare,_firsthand_query,_firsthand_provenance,_firsthand_load_refiner,_firsthand_refine)
