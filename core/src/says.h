#pragma once
#include <vector>

#include "sentence.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reasons.h"
#include "tradeoff/score.h"

namespace tradeoff {

// Everything that was found out for one reader.
struct Outcome {
  Ranking ranking;
  bool settled = false;
  int questions = 0, answered = 0, skipped = 0, open = 0;
  Reasons reasons;
  std::vector<Dominance> dominated;
};

// What the result says, in the order to read it; nothing while there is no ranking.
std::vector<Sentence> saysOf(const Comparison& comparison, const Outcome& outcome);

}  // namespace tradeoff
