#pragma once

// embind's own start-up registers every type that it supports. The engine only passes these two.
EMSCRIPTEN_BINDINGS(types) {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}
