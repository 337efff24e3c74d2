#pragma once

namespace tradeoff {

// Rounds to `decimals` (0 to 6) places, a half away from zero; never -0. What lies within four units in the last place
// of a half counts as one, so that 1.005 becomes 1.01 although the double lies below. |value| up to 1e12.
double roundTo(double value, int decimals);

}  // namespace tradeoff
