#pragma once
#include <cstddef>

namespace tradeoff {

// Rows of a matrix, each with a weight.
struct WeightedRows {
  const double* first = nullptr;    // the start of the matrix
  std::size_t stride = 0;           // elements from one row to the next
  const int* which = nullptr;       // indices of the rows
  const double* weights = nullptr;  // by position in `which`
  std::size_t count = 0;
};

// sums[i] += weight * row[i] for i < size, row by row. Handles four rows at a time to load and store the sums less
// often; the order of additions, and so every bit of the result, stays the same.
void addWeightedRows(const WeightedRows& rows, std::size_t size, double* sums);

}  // namespace tradeoff
