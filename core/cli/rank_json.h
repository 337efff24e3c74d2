#pragma once
#include <string>

#include "tradeoff/comparison.h"
#include "tradeoff/reader.h"
#include "tradeoff/score.h"

namespace tradeoff::cli {

// What `rank --json` prints: every result in full precision, in one line.
std::string rankJson(const Comparison& comparison, const Frame& frame, const Reader& reader);

}  // namespace tradeoff::cli
