#pragma once
#include <string>

#include "tradeoff/comparison.h"

namespace tradeoff::cli {

// Returns a script element that describes the comparison to search engines in the vocabulary of schema.org: a Table
// about an unordered list of options, its author and date, and its sources. It has no Review and no rating, because the
// document contains no reviews and no readers' ratings. "by" may be a person or a company, so it becomes creditText.
std::string renderJsonLd(const Comparison& comparison);

}  // namespace tradeoff::cli
