#include "tradeoff/decision.h"

namespace tradeoff {

Decision::Decision(std::string_view comparisonText) : parsed_(parseComparison(comparisonText, Unknown::kHint)) {
  if (parsed_.ok()) frame_ = buildFrame(parsed_.value().comparison);
}

std::string Decision::page() const {
  return parsed_.ok() ? buildPage(parsed_.value(), frame_) : writeErrors(parsed_.errors());
}

std::string Decision::view(std::string_view readerText) { return answer(readerText, buildView); }

std::string Decision::glance(std::string_view readerText) { return answer(readerText, buildGlance); }

std::string Decision::answer(std::string_view readerText, Build build) {
  if (!parsed_.ok()) return writeErrors(parsed_.errors());
  const Comparison& comparison = parsed_.value().comparison;
  const Result<Reader> reader = parseReader(comparison, readerText);
  return reader.ok() ? build(comparison, frame_, reader.value(), prepared_) : writeErrors(reader.errors());
}

}  // namespace tradeoff
