#pragma once

namespace tradeoff {

// Rounds to `decimals` (0 to 6) places, halves away from zero; never returns -0. A value that is below a half by a
// relative difference of at most 2^-50 (4 to 8 units in the last place) counts as a half, so 1.005 becomes 1.01
// although the nearest double is smaller. This tolerance ends where |value| * 10^decimals reaches 2^42. |value| is
// at most 1e12.
double roundTo(double value, int decimals);

}  // namespace tradeoff
