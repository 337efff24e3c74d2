#pragma once
#include <vector>

#include "sentence.h"
#include "tradeoff/comparison.h"
#include "tradeoff/flips.h"
#include "tradeoff/reader.h"
#include "tradeoff/tipping.h"

namespace tradeoff {

// What makes another option lead than `leader`, nearest first: by the size of the factor, up or down; where importance
// is 0 there is none, so those come last, by their share.
std::vector<Sentence> saysOf(const Comparison& comparison, int leader, const Tipping& tipping);

// A sentence for each change of a flip.
std::vector<Sentence> saysOf(const Comparison& comparison, const Reader& reader, const Flip& flip);

}  // namespace tradeoff
