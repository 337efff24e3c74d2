#include "tradeoff/reader.h"

namespace tradeoff {

bool Reader::started() const {
  for (const Reply& reply : replies) {
    if (reply.answered()) return true;
  }
  for (const std::optional<double>& slider : sliders) {
    if (slider) return true;
  }
  return false;
}

Reader newReader(const Comparison& comparison) {
  Reader reader;
  reader.replies.resize(comparison.questions.size());
  reader.sliders.resize(comparison.criteria.size());
  return reader;
}

}  // namespace tradeoff
