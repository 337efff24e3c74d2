#pragma once
#include <vector>

#include "output/analysis.h"
#include "output/sentence.h"
#include "output/standing.h"
#include "tradeoff/comparison.h"

namespace tradeoff {

// The messages of the result in reading order; none while there is no ranking. `analysis` is null for a quick view.
std::vector<Sentence> resultMessages(const Comparison& comparison, const Standing& standing, const Analysis* analysis);

}  // namespace tradeoff
