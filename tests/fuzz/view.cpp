// The whole pipeline: the first line of the input is a reader input, the rest a comparison.
#include <cstdint>

#include "properties.h"
#include "quick_view.h"
#include "tradeoff/decision.h"

using namespace tradeoff;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  if (line == input.npos) return -1;  // reject: not added to the corpus
  const std::string_view reader = input.substr(0, line), comparison = input.substr(line + 1);

  Decision decision(comparison);
  const bool good = fuzz::checkedReply(decision.page(), "page", comparison)["ok"] == true;
  const std::string_view read = good ? reader : comparison;  // the text whose errors a reply reports

  const std::string quickView = decision.quickView(reader);
  const fuzz::Clock clock(5e-6);
  const std::string view = decision.view(reader);
  clock.stop(size);
  const fuzz::Json whole = fuzz::checkedReply(view, "view", read);
  const fuzz::Json first = fuzz::checkedReply(quickView, "view", read);
  if (whole["ok"] == true) {
    require(first["ok"] == true, "a reader with a view has a quick view");
    require(first["view"].dump() == test::quickViewFrom(whole["view"]).dump(), "a quick view is a subset of the view");
  } else {
    require(quickView == view, "a quick view has the errors of the view");
  }

  // Neither another reader in between nor a new Decision changes a byte.
  fuzz::checkedReply(decision.view(""), "view", comparison);
  require(view == decision.view(reader), "the same reader gets the same view again");
  require(view == Decision(comparison).view(reader), "a new Decision gives the same view");

  fuzz::checkBounds(comparison, reader, test::Outputs::kAll);
  return 0;
}
