#include "support/stable_sort.h"

#include <algorithm>

namespace tradeoff {

// Bottom-up merge sort: merges runs of 1, 2, 4, ... items between two lists. O(count log count) comparisons.
std::vector<std::size_t> sortedIndices(std::size_t count, Before before, const void* context) {
  std::vector<std::size_t> order(count), merged(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  for (std::size_t run = 1; run < count; run *= 2) {
    for (std::size_t start = 0; start < count; start += 2 * run) {
      const std::size_t middle = std::min(start + run, count);
      const std::size_t end = std::min(start + 2 * run, count);
      std::size_t left = start;
      std::size_t right = middle;
      for (std::size_t i = start; i < end; ++i) {
        const bool takeRight = left == middle || (right < end && before(context, order[right], order[left]));
        merged[i] = order[takeRight ? right++ : left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace tradeoff
