#pragma once
#include <string>

#include "tradeoff/comparison.h"
#include "tradeoff/reader.h"
#include "tradeoff/score.h"
#include "tradeoff/second_opinion.h"

namespace tradeoff::cli {

// What `rank` prints for people: a table of the options, who leads and why.
std::string rankText(const Comparison& comparison, const Frame& frame, const Reader& reader);

// The ranking by another method, or why it cannot judge.
std::string opinionText(const Comparison& comparison, const Opinion& opinion);

}  // namespace tradeoff::cli
