// Arbitrary bytes as a comparison, read as `check` and as the page read it.
#include "tradeoff/comparison.h"

#include <cstdint>

#include "output/view.h"
#include "properties.h"
#include "tradeoff/decision.h"

using namespace tradeoff;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const fuzz::Clock clock(1e-6);
  Decision decision(text);
  const std::string page = decision.page();
  clock.stop(size);
  require(page == decision.page() && page == Decision(text).page(), "the same comparison gives the same page");
  const fuzz::Json reply = fuzz::checkedReply(page, "page", text);
  if (reply["ok"] == true) fuzz::checkPlaces(reply["page"]["warnings"], text);

  const auto strict = parseComparison(text, Unknown::kError);
  if (strict.ok()) {
    require(reply["ok"] == true, "the page accepts what check accepts");
    fuzz::checkPlaces(fuzz::Json::parse(writeErrors(strict.value().warnings))["errors"], text);
  } else {
    fuzz::checkedReply(writeErrors(strict.errors()), "errors", text);
  }
  fuzz::checkBounds(text, "", test::Outputs::kWithoutResult);
  return 0;
}
