# Built natively and for Node.js: both must print the same bytes for random comparisons.
set(here ${PROJECT_SOURCE_DIR}/tests/core)
set(cli ${PROJECT_SOURCE_DIR}/core/cli)
add_executable(tradeoff_random_documents
  ${here}/random_documents.cpp ${here}/random_document.cpp ${cli}/numbers.cpp ${cli}/rank_json.cpp)
target_include_directories(tradeoff_random_documents PRIVATE ${cli} ${PROJECT_SOURCE_DIR}/core/src)
target_link_libraries(tradeoff_random_documents PRIVATE tradeoff::core tradeoff_options)
