#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace tradeoff {

// The least number of letters to add, drop, change or swap with a neighbour that turns one word into the other (Damerau
// 1964, no letter touched twice). Stops counting at `most`. Looks at the first 64 bytes of each word.
std::size_t wordDistance(std::string_view a, std::string_view b, std::size_t most);

// The candidate nearest to a word, the first of equals; "" only where there are no candidates but empty ones. Each
// comparison takes from `budget`; once that is spent the nearest so far is good enough.
std::string_view nearestWord(std::string_view word, std::span<const std::string_view> candidates, long& budget);

}  // namespace tradeoff
