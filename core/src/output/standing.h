#pragma once
#include "decide/score.h"
#include "output/view.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// What a quick view shows of one reader's result.
struct Standing {
  Ranking ranking;
  bool settled = false;
  int next = -1;  // the question to ask next; -1 if none is open
  int questions = 0, answered = 0, skipped = 0, open = 0;
};

Standing computeStanding(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                         Prepared& prepared);

}  // namespace tradeoff
