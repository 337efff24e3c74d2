#pragma once
#include <vector>

namespace tradeoff {

// Indices of finite values in ascending order of value; equal values keep their order. Uses a merge sort below 512
// values, and from there on a radix sort in linear time (Knuth 1998, TAOCP 3, 5.2.5, algorithm R).
std::vector<int> orderByValue(const std::vector<double>& values);

}  // namespace tradeoff
