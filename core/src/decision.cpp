#include "tradeoff/decision.h"

namespace tradeoff {

Decision::Decision(std::string_view comparisonText) : text_(comparisonText) {}

bool Decision::hasFaults() const {
  if (text_) {
    errors_ = text_->check(Unknown::kHint, parsed_);
    text_.reset();
  }
  return !errors_.empty();
}

const Frame& Decision::frame() const {
  if (!frame_) frame_.reset(new Frame(buildFrame(parsed_.comparison)));
  return *frame_;
}

std::string Decision::page() const { return hasFaults() ? writeErrors(errors_) : buildPage(parsed_, frame()); }

std::string Decision::view(std::string_view readerText) { return answer(readerText, buildView); }

std::string Decision::glance(std::string_view readerText) { return answer(readerText, buildGlance); }

std::string Decision::answer(std::string_view readerText, Build build) {
  if (hasFaults()) return writeErrors(errors_);
  const Comparison& comparison = parsed_.comparison;
  const Result<Reader> reader = parseReader(comparison, readerText);
  return reader.ok() ? build(comparison, frame(), reader.value(), prepared_) : writeErrors(reader.errors());
}

}  // namespace tradeoff
