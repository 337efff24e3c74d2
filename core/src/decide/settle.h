#pragma once
#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// Whether no open question can change the leader, according to a bound. For every rival in play, the lead in points
// plus the least that each open question can add to it must be positive, or 0 if the leader comes first in the author's
// order. A question adds the least by an answer or a skip; for choose-many, by all answers that reduce the lead.
// Criteria whose slider is set keep their points. In addition, no open answer may have a must-have that the leader
// fails, unless already now every option fails a must-have.
//
// True is always correct. The bound is exact if no open answer has must-haves. If options times the cost of the open
// answers exceed 16,000,000, one virtual rival with the best value on each criterion stands for all rivals; true is
// still correct then. False while there is no ranking.
bool settled(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking);

}  // namespace tradeoff
