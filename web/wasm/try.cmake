# Tests what depends on the Emscripten release, instead of comparing version numbers.

# tradeoff_try(RESULT ARGUMENT...): sets RESULT to ON if em++ accepts the arguments and the program that it builds exits
# with 0, else to OFF. The output of the last run is in probes/RESULT.log.
function(tradeoff_try result)
  if(DEFINED CACHE{${result}})
    return()
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/probes)
  file(MAKE_DIRECTORY ${folder})
  string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
  separate_arguments(flags NATIVE_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${type}}")
  # .cjs, because package.json declares .js files as modules.
  execute_process(
    COMMAND ${CMAKE_CXX_COMPILER} ${flags} -std=c++20 -fno-exceptions -sSTRICT -sDYNAMIC_EXECUTION=0 -sENVIRONMENT=node -sSINGLE_FILE
      -sALLOW_MEMORY_GROWTH -sFILESYSTEM=0 -sMALLOC=emmalloc ${ARGN} -o ${folder}/${result}.cjs
    RESULT_VARIABLE status OUTPUT_VARIABLE log ERROR_VARIABLE log)
  if(status EQUAL 0)
    execute_process(COMMAND ${TRADEOFF_NODE} ${folder}/${result}.cjs TIMEOUT 60
      RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    string(APPEND log ${output})
  endif()
  file(WRITE ${folder}/${result}.log "${log}")
  if(status EQUAL 0)
    message(STATUS "${result}: yes")
    set(${result} ON CACHE INTERNAL "")
  else()
    message(STATUS "${result}: no (${folder}/${result}.log)")
    set(${result} OFF CACHE INTERNAL "")
  endif()
endfunction()

set(probes ${CMAKE_CURRENT_LIST_DIR}/probes)

tradeoff_try(TRADEOFF_EMSCRIPTEN_WORKS ${probes}/embind.cpp -lembind)
if(NOT TRADEOFF_EMSCRIPTEN_WORKS)
  unset(TRADEOFF_EMSCRIPTEN_WORKS CACHE)
  message(FATAL_ERROR "Emscripten cannot build and run a small program with embind: ${CMAKE_CURRENT_BINARY_DIR}/probes/TRADEOFF_EMSCRIPTEN_WORKS.log")
endif()

# Keeps functions as the sources divide them.
set(TRADEOFF_INLINE_LIMIT -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=0)
tradeoff_try(TRADEOFF_HAS_INLINE_LIMIT ${probes}/embind.cpp -lembind ${TRADEOFF_INLINE_LIMIT})
