#pragma once
#include <vector>

#include "explain/flips.h"
#include "explain/tipping.h"
#include "output/sentence.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// What makes another option lead than `leader`, nearest first: by the size of the factor, up or down; where importance
// is 0 there is none, so those come last, by their share.
std::vector<Sentence> messagesOf(const Comparison& comparison, int leader, const Tipping& tipping);

// A sentence for each change of a flip.
std::vector<Sentence> messagesOf(const Comparison& comparison, const ReaderInput& reader, const Flip& flip);

}  // namespace tradeoff
