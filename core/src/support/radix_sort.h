#pragma once
#include <vector>

namespace tradeoff {

// Indices of finite values, ascending by value; equal ones in their own order. Long columns are sorted digit by digit,
// which does not compare (Knuth 1998, TAOCP 3, 5.2.5, algorithm R).
std::vector<int> orderByValue(const std::vector<double>& values);

}  // namespace tradeoff
