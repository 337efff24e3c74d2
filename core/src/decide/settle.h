#pragma once
#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// Whether no open question can change the leader, by a bound: for every rival in play, the lead in points and the least
// that each open question can add to it (an answer or a skip; of choose-many, all answers that take from it) together
// stay positive, or level with the leader first in the author's order. Criteria whose slider is set keep their points.
// And no open answer requires what the leader lacks, unless no option meets the must-haves as it is. Always sufficient;
// exact where no open answer requires anything. Where options times what open answers give are more than 16,000,000 all
// rivals are judged by one that has the best of each: still sufficient. False while there is no ranking.
bool settled(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking);

}  // namespace tradeoff
