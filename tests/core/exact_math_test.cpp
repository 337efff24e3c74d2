#include "support/exact_math.h"

#include <bit>
#include <cmath>
#include <limits>

#include "catch.h"
#include "random_comparison.h"

namespace tradeoff {
namespace {

double relativeError(double got, long double expected) {
  return static_cast<double>(std::fabs((static_cast<long double>(got) - expected) / expected));
}

TEST_CASE("powers and logarithms agree with long double arithmetic to 1e-14") {
  testing::Dice dice(1);
  double exp2Error = 0, expError = 0, logError = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double x = (dice.unit() - 0.5) * 2000;
    exp2Error = std::max(exp2Error, relativeError(portableExp2(x), std::exp2(static_cast<long double>(x))));
    const double y = x * 0.7;
    expError = std::max(expError, relativeError(portableExp(y), std::exp(static_cast<long double>(y))));
    const double small = dice.unit() - 0.5;
    exp2Error = std::max(exp2Error, relativeError(portableExp2(small), std::exp2(static_cast<long double>(small))));
    const double z = std::ldexp(1 + dice.unit(), dice.between(-1000, 1000));
    logError = std::max(logError, relativeError(portableLog2(z), std::log2(static_cast<long double>(z))));
    const double nearOne = 1 + small / 1000;
    logError = std::max(logError, relativeError(portableLog2(nearOne), std::log2(static_cast<long double>(nearOne))));
  }
  CHECK(exp2Error < 1e-15);
  CHECK(expError < 1e-15);
  CHECK(logError < 1e-15);
}

TEST_CASE("powers of two and their logarithms are exact") {
  for (int e = -1074; e <= 1023; ++e) {
    CHECK(portableExp2(e) == std::ldexp(1.0, e));
    CHECK(portableLog2(std::ldexp(1.0, e)) == e);
  }
}

TEST_CASE("powers and logarithms are defined at the ends of the number range") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(portableExp2(1024) == infinity);
  CHECK(portableExp2(infinity) == infinity);
  CHECK(portableExp2(-1080) == 0);
  CHECK(portableExp2(-infinity) == 0);
  CHECK(portableExp(1e9) == infinity);
  CHECK(portableExp(-infinity) == 0);
  CHECK(portableExp(0) == 1);
  CHECK(portableLog2(0) == -infinity);
  CHECK(portableLog2(infinity) == infinity);
  CHECK(std::isnan(portableLog2(-1)));
  CHECK(std::isnan(portableExp2(std::nan(""))));
  CHECK(std::isnan(portableExp(std::nan(""))));
}

// Compares the bits: a different order of operations or a fused operation on any machine would change them.
// gcc, clang and wasm all give the expected bits. The first test checks how exact they are.
TEST_CASE("powers and logarithms have the same bits on every machine") {
  std::uint64_t hash = 0;
  for (int i = -4000; i < 4000; ++i) {
    for (const double value : {portableExp2(i * 0.01), portableExp(i * 0.01), portableLog2((i + 4001) * 0.01)}) {
      hash = hash * 0x9e3779b97f4a7c15U + std::bit_cast<std::uint64_t>(value);
    }
  }
  CHECK(hash == 0x6a37e6d98c4695a9U);
}

}  // namespace
}  // namespace tradeoff
