#include "support/weighted_sum.h"

#include <vector>

#include "catch.h"

TEST_CASE("weighted rows sum to the same bits as adding them one by one, for any number of rows") {
  const std::size_t size = 5, stride = 7;
  std::vector<double> matrix(10 * stride);
  for (std::size_t i = 0; i < matrix.size(); ++i) matrix[i] = 1.0 / static_cast<double>(3 + i * i % 17);
  const std::vector<int> which{9, 0, 3, 3, 8, 1, 7, 2, 6};
  for (std::size_t count = 0; count <= which.size(); ++count) {
    std::vector<double> weights(count), sums(size + 1, 0.1), expected = sums;
    for (std::size_t r = 0; r < count; ++r) weights[r] = 0.3 * static_cast<double>(r) - 0.7;
    tradeoff::addWeightedRows({matrix.data(), stride, which.data(), weights.data(), count}, size, sums.data());
    for (std::size_t r = 0; r < count; ++r) {
      const double* row = matrix.data() + static_cast<std::size_t>(which[r]) * stride;
      for (std::size_t i = 0; i < size; ++i) expected[i] += weights[r] * row[i];
    }
    CHECK(sums == expected);  // and nothing is written past the end
  }
}
