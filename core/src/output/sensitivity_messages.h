#pragma once
#include <vector>

#include "explain/flips.h"
#include "explain/tipping.h"
#include "output/sentence.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// The changes of importance that make another option than `leader` lead, nearest first: by the size of the factor, up
// or down. A criterion with importance 0 has no factor, so those come last, by share.
std::vector<Sentence> tippingMessages(const Comparison& comparison, int leader, const Tipping& tipping);

// The sentences of a flip: one for each changed answer.
std::vector<Sentence> flipMessages(const Comparison& comparison, const ReaderInput& reader, const Flip& flip);

}  // namespace tradeoff
