// The whole way: the first line is a reader, the rest a comparison.
#include <cstdint>

#include "properties.h"
#include "quick_view.h"
#include "tradeoff/decision.h"

using namespace tradeoff;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  if (line == input.npos) return -1;  // not for the corpus
  const std::string_view reader = input.substr(0, line), comparison = input.substr(line + 1);

  Decision decision(comparison);
  const bool good = fuzz::checkedReply(decision.page(), "page", comparison)["ok"] == true;
  const std::string_view read = good ? reader : comparison;  // whose faults a reply tells

  const std::string quickView = decision.quickView(reader);
  const fuzz::Clock clock(5e-6);
  const std::string view = decision.view(reader);
  clock.stop(size);
  const fuzz::Json whole = fuzz::checkedReply(view, "view", read);
  const fuzz::Json first = fuzz::checkedReply(quickView, "view", read);
  if (whole["ok"] == true) {
    require(first["ok"] == true, "who has a view has a quick view");
    require(first["view"].dump() == test::quickViewFrom(whole["view"]).dump(), "a quick view is a view with less");
  } else {
    require(quickView == view, "a quick view has the faults of its view");
  }

  // Neither another reader in between nor another engine changes a byte.
  fuzz::checkedReply(decision.view(""), "view", comparison);
  require(view == decision.view(reader), "the same reader gets the same view again");
  require(view == Decision(comparison).view(reader), "a fresh engine gives the same view");

  fuzz::checkBounds(comparison, reader, test::Outputs::kAll);
  return 0;
}
