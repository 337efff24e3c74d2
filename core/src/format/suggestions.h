#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace tradeoff {

// The edit distance of two words: the fewest insertions, deletions, substitutions and swaps of neighbouring bytes that
// turn one into the other (Damerau 1964, no byte edited twice). Returns at most `most`. Compares only the first 64
// bytes of each word.
std::size_t wordDistance(std::string_view a, std::string_view b, std::size_t most);

// The candidate with the smallest edit distance to a word; of equals, the first. Returns "" only if all candidates are
// empty. Each comparison reduces `budget` by the product of the compared lengths plus 1; once the budget is spent,
// returns the nearest candidate so far.
std::string_view nearestWord(std::string_view word, std::span<const std::string_view> candidates, long& budget);

}  // namespace tradeoff
