#include "tradeoff/decision.h"

namespace tradeoff {

Decision::Decision(std::string_view comparisonText) : parsed_(parseComparison(comparisonText, Unknown::kHint)) {}

const Frame& Decision::frame() {
  if (!frame_) frame_ = buildFrame(parsed_.value().comparison);
  return *frame_;
}

std::string Decision::page() {
  return parsed_.ok() ? buildPage(parsed_.value(), frame()) : writeErrors(parsed_.errors());
}

std::string Decision::view(std::string_view readerText) { return answer(readerText, buildView); }

std::string Decision::glance(std::string_view readerText) { return answer(readerText, buildGlance); }

std::string Decision::answer(std::string_view readerText, Build build) {
  if (!parsed_.ok()) return writeErrors(parsed_.errors());
  const Comparison& comparison = parsed_.value().comparison;
  const Result<Reader> reader = parseReader(comparison, readerText);
  return reader.ok() ? build(comparison, frame(), reader.value(), prepared_) : writeErrors(reader.errors());
}

}  // namespace tradeoff
