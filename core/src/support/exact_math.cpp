#include "support/exact_math.h"

#include <cmath>
#include <cstdint>
#include <limits>

#include "support/bit_cast.h"

namespace tradeoff {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLn2 = 0.693147180559945309417;
constexpr double kLog2E = 1.44269504088896340736;
// ln 2 as a sum of two parts. The high part has 32 trailing zero bits, so its product with a whole number below 2^11 is
// exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

// e^x for |x| <= ln 2 / 2: the Taylor series up to x^13. The truncation error is below 0.3466^14 / 14! = 5e-18.
double expNearZero(double x) {
  constexpr double kInverseFactorial[] = {
      1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
      1.0 / 720,        1.0 / 120,       1.0 / 24,       1.0 / 6,       1.0 / 2,      1.0,         1.0};
  double sum = 0;
  for (const double term : kInverseFactorial) sum = sum * x + term;
  return sum;
}

double powerOfTwo(int exponent) {  // exponent in [-1022, 1023], so that the result is normal
  return bitCast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

double scale(double x, int exponent) {
  if (exponent > 1023) return x * powerOfTwo(1023) * powerOfTwo(exponent - 1023);
  if (exponent < -1022) return x * powerOfTwo(exponent + 1022) * powerOfTwo(-1022);
  return x * powerOfTwo(exponent);
}

}  // namespace

double portableExp2(double x) {
  if (x != x) return x;
  if (x >= 1024) return kInfinity;
  if (x < -1076) return 0;
  const double whole = std::floor(x + 0.5);
  return scale(expNearZero((x - whole) * kLn2), static_cast<int>(whole));
}

double portableExp(double x) {
  if (x != x) return x;
  if (x > 710) return kInfinity;
  if (x < -746) return 0;
  const double whole = std::floor(x * kLog2E + 0.5);
  return scale(expNearZero((x - whole * kLn2High) - whole * kLn2Low), static_cast<int>(whole));
}

double portableLog2(double x) {
  if (x == 0) return -kInfinity;
  if (!(x > 0)) return std::numeric_limits<double>::quiet_NaN();
  if (x == kInfinity) return x;
  int exponent = 0;
  if (x < std::numeric_limits<double>::min()) {  // subnormal
    x *= 0x1p54;
    exponent = -54;
  }
  const auto bits = bitCast<std::uint64_t>(x);
  exponent += static_cast<int>(bits >> 52) - 1023;
  double mantissa = bitCast<double>((bits & 0x000fffffffffffffU) | 0x3ff0000000000000U);
  if (mantissa > 1.41421356237309504880) {  // keeps |log2(mantissa)| <= 1/2, which avoids cancellation
    mantissa /= 2;
    exponent += 1;
  }
  // ln m = 2 artanh(s) with s = (m - 1) / (m + 1) and |s| <= 0.1716: the series up to s^23. The truncation error is
  // below 2e-20.
  const double s = (mantissa - 1) / (mantissa + 1);
  constexpr double kInverseOdd[] = {1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13,
                                    1.0 / 11, 1.0 / 9,  1.0 / 7,  1.0 / 5,  1.0 / 3};
  double sum = 0;
  for (const double term : kInverseOdd) sum = (sum + term) * (s * s);
  return exponent + 2 * (s + s * sum) * kLog2E;
}

}  // namespace tradeoff
