#pragma once
#include <string>

#include "tradeoff/comparison.h"

namespace tradeoff::cli {

// A script element that describes the comparison to search engines in the words of schema.org: a Table about a list of
// options in no order, who made it and when, and what it cites. Nobody has reviewed anything and no reader has rated
// it, so there is no Review and no rating; who "by" is, a person or a firm, is not known, so it stands as credit.
std::string renderJsonLd(const Comparison& comparison);

}  // namespace tradeoff::cli
