// The only file that includes emscripten: the core's Decision as one embind class, text in and text out.
#include <emscripten/bind.h>

#include <string>

#include "tradeoff/decision.h"

namespace {

// embind knows std::string, not std::string_view.
std::string view(tradeoff::Decision& decision, const std::string& readerText) { return decision.view(readerText); }
std::string glance(tradeoff::Decision& decision, const std::string& readerText) { return decision.glance(readerText); }

}  // namespace

EMSCRIPTEN_BINDINGS(tradeoff) {
  emscripten::class_<tradeoff::Decision>("Decision")
      .constructor<std::string>()
      .function("glance", &glance)
      .function("page", &tradeoff::Decision::page)
      .function("view", &view);
}

#ifdef TRADEOFF_EMBIND_LITE
// embind's own start-up registers every type that it knows. These are the two that cross here.
EMSCRIPTEN_BINDINGS(types) {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}
#endif
