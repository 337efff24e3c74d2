#pragma once
#include <optional>

namespace tradeoff {

// The step of a slider that runs from 0 to `top` points, in hundredths of a point: the smallest of 1, 2 or 5 times a
// power of ten that divides the track into at most 50 steps. If `top` is at least 0.2 there are at least 20 steps.
// Whole hundredths keep multiples of 0.1 exact.
double stepOf(double top);

// The next multiples of the step below and above `points`, clamped to the ends of the track. `less` is empty at 0,
// `more` at `top`.
struct Neighbours {
  std::optional<double> less, more;
};
Neighbours neighboursOf(double points, double top);

}  // namespace tradeoff
