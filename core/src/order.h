#pragma once
#include <cstddef>
#include <utility>
#include <vector>

namespace tradeoff {

// The places 0 to count - 1 in the order of `before`; equal ones keep their order. One merge sort serves all types: each use
// of std::stable_sort with another type would make five kilobytes of code, and the engine travels.
using Before = bool (*)(const void* context, std::size_t a, std::size_t b);
std::vector<std::size_t> orderOf(std::size_t count, Before before, const void* context);

// Sorts items[first, end) by `before`; equal ones keep their order.
template <class T, class Comes>
void sortStably(std::vector<T>& items, std::size_t first, std::size_t end, Comes before) {
  struct Context {
    const T* items;
    const Comes& before;
  };
  const Context context{items.data() + first, before};
  const std::vector<std::size_t> order = orderOf(
      end - first,
      [](const void* c, std::size_t a, std::size_t b) {
        const Context& mine = *static_cast<const Context*>(c);
        return static_cast<bool>(mine.before(mine.items[a], mine.items[b]));
      },
      &context);
  std::vector<T> sorted;
  sorted.reserve(order.size());
  for (const std::size_t place : order) sorted.push_back(std::move(items[first + place]));
  for (std::size_t i = 0; i < sorted.size(); ++i) items[first + i] = std::move(sorted[i]);
}

template <class T, class Comes>
void sortStably(std::vector<T>& items, Comes before) {
  sortStably(items, 0, items.size(), before);
}

}  // namespace tradeoff
