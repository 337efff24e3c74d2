#include "format/suggestions.h"

#include <algorithm>
#include <array>

namespace tradeoff {
namespace {

constexpr std::size_t kLongest = 64;
using Row = std::array<std::size_t, kLongest + 1>;

}  // namespace

std::size_t wordDistance(std::string_view a, std::string_view b, std::size_t most) {
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  std::array<Row, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& above = rows[(i - 1) % 3];
    const Row& before = rows[(i + 1) % 3];  // two rows above
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // A swap reads the row two above, so a row whose least value equals `most` does not yet end the search.
    if (least > most) return most;
  }
  return std::min(rows[a.size() % 3][b.size()], most);
}

std::string_view nearestWord(std::string_view word, std::span<const std::string_view> candidates, long& budget) {
  std::string_view nearest;
  std::size_t best = kLongest + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty()) continue;
    if (nearest.empty()) nearest = candidate;
    if (budget <= 0 || best == 0) break;
    const std::size_t a = std::min(word.size(), kLongest), b = std::min(candidate.size(), kLongest);
    if ((a > b ? a - b : b - a) >= best) continue;
    budget -= static_cast<long>(a * b + 1);
    const std::size_t distance = wordDistance(word, candidate, best);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace tradeoff
