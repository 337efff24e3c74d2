# The two libraries that the core and its tests use: the installed package if there is one, else a pinned download.
include(FetchContent)

if(EMSCRIPTEN)
  # The host's headers, through a separate link: /usr/include on emcc's path would hide its own C library.
  find_path(TRADEOFF_NLOHMANN_HOST nlohmann/json.hpp
    PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH NO_DEFAULT_PATH)
  if(TRADEOFF_NLOHMANN_HOST)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
    file(CREATE_LINK ${TRADEOFF_NLOHMANN_HOST}/nlohmann ${PROJECT_BINARY_DIR}/include/nlohmann SYMBOLIC)
    add_library(nlohmann_json INTERFACE)
    target_include_directories(nlohmann_json SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
    add_library(nlohmann_json::nlohmann_json ALIAS nlohmann_json)
  endif()
endif()

if(NOT TARGET nlohmann_json::nlohmann_json)
  FetchContent_Declare(nlohmann_json
    URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
    URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d
    FIND_PACKAGE_ARGS 3.11)
  FetchContent_MakeAvailable(nlohmann_json)
endif()

if(TRADEOFF_TESTS AND NOT EMSCRIPTEN)
  FetchContent_Declare(Catch2
    URL https://github.com/catchorg/Catch2/archive/refs/tags/v2.13.10.tar.gz
    URL_HASH SHA256=d54a712b7b1d7708bc7a819a8e6e47b2fde9536f487b89ccbca295072a7d9943
    FIND_PACKAGE_ARGS)
  FetchContent_MakeAvailable(Catch2)
endif()
