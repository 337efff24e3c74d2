#pragma once
#include <vector>

#include "outcome.h"
#include "outlook.h"
#include "sentence.h"
#include "tradeoff/comparison.h"

namespace tradeoff {

// What the result says, in the order to read it; nothing while there is no ranking. `outlook` is null for a glance.
std::vector<Sentence> saysOf(const Comparison& comparison, const Outcome& outcome, const Outlook* outlook);

}  // namespace tradeoff
