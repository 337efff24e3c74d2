#pragma once
#include <optional>

namespace tradeoff {

// The grid of a slider's thumb, in hundredths of a point: the smallest of 1, 2 or 5 times a power of ten that divides
// the track into at most 50 steps; they are then at least 20. Whole numbers, so that multiples of 0.1 come out exact.
double stepOf(double top);

// The next multiples of the step below and above `points`, no farther than the ends of the track; none at the ends.
struct Neighbours {
  std::optional<double> less, more;
};
Neighbours neighboursOf(double points, double top);

}  // namespace tradeoff
