# Options and steps that make the engine smaller. README.md explains each. Whatever depends on the Emscripten release is
# tested first; if the test fails, the engine is built without it.

set(size ${CMAKE_CURRENT_LIST_DIR})

# embind.js instead of Emscripten's own embind.
tradeoff_try(TRADEOFF_HAS_TRIMMED_EMBIND ${probes}/embind.cpp -DTRADEOFF_TRIMMED_EMBIND -I${size}
  --js-library ${size}/embind.js -sEXPORTED_FUNCTIONS=_main,_malloc,_free)
if(TRADEOFF_HAS_TRIMMED_EMBIND)
  target_compile_definitions(tradeoff_engine PRIVATE TRADEOFF_TRIMMED_EMBIND)
  target_link_options(tradeoff_engine PRIVATE "SHELL:--js-library ${size}/embind.js" -sEXPORTED_FUNCTIONS=_malloc,_free)
  set_property(TARGET tradeoff_engine APPEND PROPERTY LINK_DEPENDS ${size}/embind.js)
else()
  target_link_options(tradeoff_engine PRIVATE -lembind)
endif()

# Our own strtod, strtoull and snprintf instead of the C library's.
tradeoff_try(TRADEOFF_HAS_SMALL_LIBC ${probes}/libc.cpp)
if(TRADEOFF_HAS_SMALL_LIBC)
  target_sources(tradeoff_engine PRIVATE ${size}/decimal.cpp ${size}/small_libc.cpp)
endif()

# With -Oz, clang inlines nothing. These options inline functions that are declared inline, which makes callers smaller.
target_compile_options(tradeoff_options INTERFACE -finline-hint-functions -fno-unroll-loops)

# Keeps functions as the sources divide them, so that the split can go between them.
if(TRADEOFF_HAS_INLINE_LIMIT)
  target_link_options(tradeoff_engine PRIVATE ${TRADEOFF_INLINE_LIMIT})
endif()

find_program(TRADEOFF_WASM_OPT wasm-opt HINTS ${TRADEOFF_BINARYEN_ROOT}/bin ${EMSCRIPTEN_ROOT_PATH}/../bin)
find_program(TRADEOFF_WASM_SPLIT wasm-split HINTS ${TRADEOFF_BINARYEN_ROOT}/bin ${EMSCRIPTEN_ROOT_PATH}/../bin)

# Splits tradeoff_engine.wasm and optimises both parts.
function(tradeoff_shrink_wasm target)
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${size}/shrink.mjs ${size}/split.mjs ${size}/split_inputs.mjs ${size}/every_field.mjs)
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    COMMAND ${TRADEOFF_NODE} ${size}/shrink.mjs "${TRADEOFF_WASM_OPT}" "${TRADEOFF_WASM_SPLIT}"
      tradeoff_engine.js tradeoff_engine.wasm tradeoff.wasm tradeoff.more.wasm)
endfunction()
