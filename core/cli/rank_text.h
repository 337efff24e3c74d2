#pragma once
#include <string>

#include "decide/score.h"
#include "methods/second_opinion.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff::cli {

// The text output of `rank`: a table of the options, the leader and the reasons.
std::string rankText(const Comparison& comparison, const Model& model, const ReaderInput& reader);

// The text output of `rank --method`: the ranking by another method, or why the method abstains.
std::string opinionText(const Comparison& comparison, const Opinion& opinion);

}  // namespace tradeoff::cli
