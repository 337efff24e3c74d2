#include "tradeoff/decision.h"

namespace tradeoff {

Decision::Decision(std::string_view comparisonText) : text_(comparisonText) {}

const Result<ParsedComparison>& Decision::parsed() const {
  if (!parsed_) {
    parsed_.emplace(text_->check(Unknown::kHint));
    text_.reset();
  }
  return *parsed_;
}

const Frame& Decision::frame() const {
  if (!frame_) frame_ = buildFrame(parsed().value().comparison);
  return *frame_;
}

std::string Decision::page() const {
  return parsed().ok() ? buildPage(parsed().value(), frame()) : writeErrors(parsed().errors());
}

std::string Decision::view(std::string_view readerText) { return answer(readerText, buildView); }

std::string Decision::glance(std::string_view readerText) { return answer(readerText, buildGlance); }

std::string Decision::answer(std::string_view readerText, Build build) {
  if (!parsed().ok()) return writeErrors(parsed().errors());
  const Comparison& comparison = parsed().value().comparison;
  const Result<Reader> reader = parseReader(comparison, readerText);
  return reader.ok() ? build(comparison, frame(), reader.value(), prepared_) : writeErrors(reader.errors());
}

}  // namespace tradeoff
