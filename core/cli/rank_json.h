#pragma once
#include <string>

#include "decide/score.h"
#include "methods/second_opinion.h"
#include "output/analysis.h"
#include "tradeoff/comparison.h"

namespace tradeoff::cli {

// The output of `rank --json`: all results in full precision, on one line.
std::string rankJson(const Comparison& comparison, const Analysis& analysis);

// The output of `rank --json --method` for another method: its scores, and null for every fit. Ruled-out options have
// the score null, because the method does not score them. If the method abstains, there are no scores, only the reason.
std::string opinionJson(const Comparison& comparison, const Ranking& ranking, const Opinion& opinion);

}  // namespace tradeoff::cli
