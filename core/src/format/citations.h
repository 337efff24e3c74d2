#pragma once
#include <vector>

#include "tradeoff/comparison.h"

namespace tradeoff {

// Sources numbered from 1 as a reader meets them: introduction, options, criteria, audiences, closing; a claim's own
// sources before those of its notes. The uncited ones follow in the author's order.
struct Citations {
  std::vector<int> numbers;  // by index into Comparison::sources
  std::vector<int> order;    // indices into Comparison::sources, by number
};
Citations numberSources(const Comparison& comparison);

}  // namespace tradeoff
