#pragma once
#include "tradeoff/comparison.h"
#include "tradeoff/reader.h"
#include "tradeoff/score.h"
#include "tradeoff/view.h"

namespace tradeoff {

// What a glance knows of one reader's result.
struct Outcome {
  Ranking ranking;
  bool settled = false;
  int next = -1;  // the question to ask next; -1 when none is open
  int questions = 0, answered = 0, skipped = 0, open = 0;
};

Outcome decide(const Comparison& comparison, const Frame& frame, const Reader& reader, Prepared& prepared);

}  // namespace tradeoff
