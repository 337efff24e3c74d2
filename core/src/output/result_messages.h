#pragma once
#include <vector>

#include "output/analysis.h"
#include "output/sentence.h"
#include "output/standing.h"
#include "tradeoff/comparison.h"

namespace tradeoff {

// What the result says, in the order to read it; nothing while there is no ranking. `outlook` is null for a glance.
std::vector<Sentence> messagesOf(const Comparison& comparison, const Standing& standing, const Analysis* analysis);

}  // namespace tradeoff
