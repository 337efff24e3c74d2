#include "support/rounding.h"

#include <cmath>

namespace tradeoff {
namespace {

double powerOfTen(int exponent) {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;  // exact up to 10^22
  return power;
}

}  // namespace

double roundTo(double value, int decimals) {
  const double power = powerOfTen(decimals);
  const double size = std::fabs(value) * power;
  if (!(size < 0x1p52)) return value;  // already whole at this scale, or NaN
  const double nudge = size < 0x1p42 ? size * 0x1p-50 : 0;
  const double rounded = std::floor(size + nudge + 0.5) / power;
  return value < 0 && rounded > 0 ? -rounded : rounded;
}

}  // namespace tradeoff
