#pragma once
#include "tradeoff/comparison.h"
#include "tradeoff/reader.h"
#include "tradeoff/score.h"

namespace tradeoff {

// Whether no open question can change the leader, by the bound of DESIGN section 3: for every rival the least that the
// open answers can add to the lead still leaves it positive (or level, with the leader first in the author's order),
// and no open answer requires what the leader lacks. Always sufficient; exact where no open answer requires anything.
// False while there is no ranking.
bool settled(const Comparison& comparison, const Frame& frame, const Reader& reader, const Ranking& ranking);

}  // namespace tradeoff
