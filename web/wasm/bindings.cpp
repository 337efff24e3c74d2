// The core's Decision as one embind class, text in and text out. No other file of the product includes Emscripten.
#include <emscripten/bind.h>

#include <string>

#include "tradeoff/decision.h"
#ifdef TRADEOFF_TRIMMED_EMBIND
#include "size/embind_types.h"
#endif

namespace {

// embind supports std::string, but not std::string_view.
std::string prepareView(tradeoff::Decision& decision, const std::string& readerText) {
  return decision.prepareView(readerText);
}
std::string view(tradeoff::Decision& decision, const std::string& readerText) { return decision.view(readerText); }
std::string quickView(tradeoff::Decision& decision, const std::string& readerText) {
  return decision.quickView(readerText);
}

}  // namespace

EMSCRIPTEN_BINDINGS(tradeoff) {
  emscripten::class_<tradeoff::Decision>("Decision")
      .constructor<std::string>()
      .function("quickView", &quickView)
      .function("page", &tradeoff::Decision::page)
      .function("preparePage", &tradeoff::Decision::preparePage)
      .function("prepareView", &prepareView)
      .function("view", &view);
}
