# Finds Emscripten with its own em-config, for an installation by Debian, Homebrew or an activated emsdk, and includes
# its toolchain file.
find_program(TRADEOFF_EM_CONFIG em-config REQUIRED)
if(NOT DEFINED CACHE{TRADEOFF_EMSCRIPTEN_ROOT})
  foreach(root EMSCRIPTEN_ROOT BINARYEN_ROOT)
    execute_process(COMMAND ${TRADEOFF_EM_CONFIG} ${root}
      OUTPUT_VARIABLE path OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    set(TRADEOFF_${root} ${path} CACHE INTERNAL "em-config ${root}")
  endforeach()
endif()
include(${TRADEOFF_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake)
