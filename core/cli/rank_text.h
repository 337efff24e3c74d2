#pragma once
#include <string>

#include "decide/score.h"
#include "methods/second_opinion.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff::cli {

// What `rank` prints for people: a table of the options, who leads and why.
std::string rankText(const Comparison& comparison, const Model& model, const ReaderInput& reader);

// The ranking by another method, or why it cannot judge.
std::string opinionText(const Comparison& comparison, const Opinion& opinion);

}  // namespace tradeoff::cli
