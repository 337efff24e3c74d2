#pragma once
#include <string>

#include "decide/score.h"
#include "methods/second_opinion.h"
#include "output/analysis.h"
#include "tradeoff/comparison.h"

namespace tradeoff::cli {

// The text output of `rank`: a table of the options, the leader and the reasons.
std::string rankText(const Comparison& comparison, const Analysis& analysis);

// The text output of `rank --method`: the ranking by another method, or why the method abstains.
std::string opinionText(const Comparison& comparison, const Opinion& opinion);

}  // namespace tradeoff::cli
