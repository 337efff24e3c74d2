#pragma once
#include <string>

#include "tradeoff/comparison.h"
#include "tradeoff/reader.h"
#include "tradeoff/score.h"
#include "tradeoff/second_opinion.h"

namespace tradeoff::cli {

// What `rank --json` prints: every result in full precision, in one line.
std::string rankJson(const Comparison& comparison, const Frame& frame, const Reader& reader);

// The same for another method: its own scores, and no fit. An option that a must sets aside is not judged: its score is null.
std::string opinionJson(const Comparison& comparison, const Ranking& ranking, const Opinion& opinion);

}  // namespace tradeoff::cli
