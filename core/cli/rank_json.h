#pragma once
#include <string>

#include "decide/score.h"
#include "methods/second_opinion.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff::cli {

// What `rank --json` prints: every result in full precision, in one line.
std::string rankJson(const Comparison& comparison, const Model& model, const ReaderInput& reader);

// The same for another method: its own scores, and no fit. An option that a must-have rules out is not judged: its
// score is null.
std::string opinionJson(const Comparison& comparison, const Ranking& ranking, const Opinion& opinion);

}  // namespace tradeoff::cli
