# For Node.js: tests/web/wasm.test.js builds and runs it.
include(${CMAKE_CURRENT_LIST_DIR}/random_documents.cmake)
set_target_properties(tradeoff_random_documents PROPERTIES SUFFIX .cjs EXCLUDE_FROM_ALL ON)  # .js files are modules in this package
target_compile_options(tradeoff_random_documents PRIVATE -fno-exceptions)
target_link_options(tradeoff_random_documents PRIVATE -fno-exceptions -sSINGLE_FILE -sENVIRONMENT=node -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH)
