#pragma once
#include <cstddef>
#include <utility>
#include <vector>

namespace tradeoff {

// The indices 0 to count - 1 in the order of `before`; equal items keep their order. One merge sort serves all types,
// because each std::stable_sort with a new type adds five kilobytes to the shipped binary.
using Before = bool (*)(const void* context, std::size_t a, std::size_t b);
std::vector<std::size_t> sortedIndices(std::size_t count, Before before, const void* context);

// Sorts items[first, end) by `before`; equal items keep their order.
template <class T, class Comes>
void stableSort(std::vector<T>& items, std::size_t first, std::size_t end, Comes before) {
  struct Context {
    const T* items;
    const Comes& before;
  };
  const Context context{items.data() + first, before};
  std::vector<std::size_t> from = sortedIndices(
      end - first,
      [](const void* c, std::size_t a, std::size_t b) {
        const Context& mine = *static_cast<const Context*>(c);
        return static_cast<bool>(mine.before(mine.items[a], mine.items[b]));
      },
      &context);
  // Applies the permutation in place, cycle by cycle. from[to] == to marks a position that is final.
  T* const item = items.data() + first;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] == i) continue;
    T held = std::move(item[i]);
    std::size_t to = i;
    for (std::size_t next = from[i]; next != i; next = from[to]) {
      item[to] = std::move(item[next]);
      from[to] = to;
      to = next;
    }
    item[to] = std::move(held);
    from[to] = to;
  }
}

template <class T, class Comes>
void stableSort(std::vector<T>& items, Comes before) {
  stableSort(items, 0, items.size(), before);
}

}  // namespace tradeoff
