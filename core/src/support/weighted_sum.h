#pragma once
#include <cstddef>

namespace tradeoff {

// Some rows of a matrix, each with its weight.
struct WeightedRows {
  const double* first = nullptr;  // of the matrix
  std::size_t stride = 0;         // from a row to the next
  const int* which = nullptr;
  const double* weights = nullptr;
  std::size_t count = 0;
};

// sums[i] += weight x row[i] for i < size, row after row. It takes four rows at a time, which loads and stores the sums
// less often, and changes no bit of them.
void addWeightedRows(const WeightedRows& rows, std::size_t size, double* sums);

}  // namespace tradeoff
