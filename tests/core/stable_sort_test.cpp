#include "support/stable_sort.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>

#include "catch.h"

using tradeoff::stableSort;

TEST_CASE("equal items keep their order in lists of any length") {
  std::mt19937 random(3);
  for (std::size_t size = 0; size < 200; ++size) {
    std::vector<std::pair<int, std::size_t>> items;
    for (std::size_t i = 0; i < size; ++i) items.push_back({static_cast<int>(random() % 9), i});
    auto expected = items;
    std::stable_sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    stableSort(items, [](const auto& a, const auto& b) { return a.first > b.first; });
    REQUIRE(items == expected);
  }
}

TEST_CASE("only the requested part is sorted, and texts are moved whole") {
  std::vector<std::string> words{"pear", "fig", "a long word that is kept on the heap", "apple", "date"};
  stableSort(words, 1, 4, [](const std::string& a, const std::string& b) { return a < b; });
  CHECK(words == std::vector<std::string>{"pear", "a long word that is kept on the heap", "apple", "fig", "date"});
}
