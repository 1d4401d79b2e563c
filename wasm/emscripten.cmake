# Toolchain file of the wasm preset: finds Emscripten's own toolchain file beside the em++ on PATH, so
# that `cmake --preset wasm` works without emcmake. Needs Emscripten 3.1.6 or newer (Debian 12's).
find_program(FIRSTHAND_EMXX em++ REQUIRED)
file(REAL_PATH ${FIRSTHAND_EMXX} emxx_file)
get_filename_component(EMSCRIPTEN_ROOT_PATH ${emxx_file} DIRECTORY)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
