#include "support/slider_grid.h"

#include <algorithm>
#include <cmath>

namespace tradeoff {

double stepOf(double top) {
  constexpr double kSteps = 50;
  double step = 1;
  for (int i = 1; step * kSteps < top * 100; ++i) step *= i % 3 == 2 ? 2.5 : 2;  // 1, 2, 5, 10, 20, ...
  return step;
}

Neighbours neighboursOf(double points, double top) {
  constexpr double kNear = 1e-6;  // in steps: points this close to a multiple count as on it
  const double step = stepOf(top);
  const double place = points * 100 / step;
  Neighbours found;
  const double below = -std::floor(kNear - place) - 1, above = std::floor(place + kNear) + 1;
  if (points > 0) found.less = std::max(0.0, below * step / 100);
  if (points < top) found.more = std::min(top, above * step / 100);
  return found;
}

}  // namespace tradeoff
