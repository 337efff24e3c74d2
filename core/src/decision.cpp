#include "tradeoff/decision.h"

#include "tradeoff/view.h"

namespace tradeoff {

Decision::Decision(std::string_view comparisonText) : parsed_(parseComparison(comparisonText, Unknown::kHint)) {
  if (parsed_.ok()) frame_ = buildFrame(parsed_.value().comparison);
}

std::string Decision::page() const {
  return parsed_.ok() ? buildPage(parsed_.value(), frame_) : writeErrors(parsed_.errors());
}

std::string Decision::view(std::string_view readerText) const {
  if (!parsed_.ok()) return writeErrors(parsed_.errors());
  const Comparison& comparison = parsed_.value().comparison;
  const Result<Reader> reader = parseReader(comparison, readerText);
  return reader.ok() ? buildView(comparison, frame_, reader.value()) : writeErrors(reader.errors());
}

}  // namespace tradeoff
