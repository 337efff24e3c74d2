#include "support/weighted_sum.h"

#include "support/idx.h"

namespace tradeoff {

void addWeightedRows(const WeightedRows& rows, std::size_t size, double* sums) {
  const auto row = [&](std::size_t r) { return rows.first + idx(rows.which[r]) * rows.stride; };
  std::size_t r = 0;
  for (; r + 4 <= rows.count; r += 4) {
    const double *a = row(r), *b = row(r + 1), *c = row(r + 2), *d = row(r + 3);
    const double* w = rows.weights + r;
    const double wa = w[0], wb = w[1], wc = w[2], wd = w[3];
    for (std::size_t i = 0; i < size; ++i) {
      sums[i] = (((sums[i] + wa * a[i]) + wb * b[i]) + wc * c[i]) + wd * d[i];
    }
  }
  for (; r < rows.count; ++r) {
    const double* a = row(r);
    for (std::size_t i = 0; i < size; ++i) sums[i] += rows.weights[r] * a[i];
  }
}

}  // namespace tradeoff
