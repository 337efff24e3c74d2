#pragma once
#include <vector>

#include "tradeoff/comparison.h"

namespace tradeoff {

// Sources are numbered from 1 in the order in which the page cites them: introduction, options, criteria, audiences,
// closing. A claim's own sources precede those of its notes. Uncited sources follow, in the author's order.
struct Citations {
  std::vector<int> numbers;  // by index into Comparison::sources
  std::vector<int> order;    // indices into Comparison::sources, by number
};
Citations numberSources(const Comparison& comparison);

}  // namespace tradeoff
