# Finds Emscripten where Debian (/usr/share/emscripten) or an activated emsdk put it, and hands over to its own toolchain file.
find_program(TRADEOFF_EMCC emcc REQUIRED)
file(REAL_PATH ${TRADEOFF_EMCC} emcc)
cmake_path(GET emcc PARENT_PATH emscripten)
include(${emscripten}/cmake/Modules/Platform/Emscripten.cmake)
