#include "support/random.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "catch.h"

namespace tradeoff {
namespace {

TEST_CASE("a stream's numbers depend only on its name and the index") {
  const RandomStream stream{"rating", "django", "price"};
  const double third = stream.unit(3);
  CHECK(stream.unit(3) == third);
  CHECK(RandomStream{"rating", "django", "price"}.unit(3) == third);
  CHECK(RandomStream{"rating", "django", "pric"}.unit(3) != third);
  CHECK(RandomStream{"rating", "djangop", "rice"}.unit(3) != third);
  CHECK(RandomStream{"rating", "price", "django"}.unit(3) != third);
}

TEST_CASE("numbers are uniform in [0, 1) and streams are uncorrelated") {
  const RandomStream a{"importance", "a"}, b{"importance", "b"};
  const int count = 100'000;
  std::vector<int> cells(64);
  double product = 0;
  for (int i = 0; i < count; ++i) {
    const double x = a.unit(static_cast<std::uint32_t>(i)), y = b.unit(static_cast<std::uint32_t>(i));
    REQUIRE((x >= 0 && x < 1));
    ++cells[static_cast<std::size_t>(x * 8) * 8 + static_cast<std::size_t>(y * 8)];
    product += (x - 0.5) * (y - 0.5);
  }
  double chiSquare = 0;
  for (const int seen : cells) chiSquare += (seen - count / 64.0) * (seen - count / 64.0) / (count / 64.0);
  CHECK(chiSquare < 103.4);  // 63 degrees of freedom: 1 in 1,000
  CHECK(std::fabs(product / count) < 4 / 12.0 / std::sqrt(count));
}

TEST_CASE("below() returns every number below its limit and no other") {
  const RandomStream stream{"below"};
  std::vector<int> seen(7);
  for (std::uint32_t i = 0; i < 7000; ++i) ++seen.at(static_cast<std::size_t>(stream.below(i, 7)));
  for (const int times : seen) CHECK(times > 850);
}

// One stream for each rating, with as many numbers as there are draws: none is biased, and none correlates with the
// next.
TEST_CASE("many streams with similar names are each uniform and uncorrelated") {
  const std::uint32_t draws = 4096;
  std::vector<double> before;
  double mostLeaning = 0, mostAlike = 0;
  for (int o = 0; o < 1000; ++o) {
    std::vector<double> units(draws);
    RandomStream{"rating", "o" + std::to_string(o), "c1"}.units(0, draws, units.data());
    double sum = 0, product = 0;
    for (std::size_t d = 0; d < draws; ++d) {
      sum += units[d] - 0.5;
      if (o > 0) product += (units[d] - 0.5) * (before[d] - 0.5);
    }
    mostLeaning = std::max(mostLeaning, std::fabs(sum) / std::sqrt(draws / 12.0));
    mostAlike = std::max(mostAlike, std::fabs(product) * 12 / std::sqrt(draws));
    before = units;
  }
  CHECK(mostLeaning < 4.5);  // standard deviations; 1 in 150,000 for each of the thousand
  CHECK(mostLeaning > 2.5);  // nor are they more uniform than chance
  CHECK(mostAlike < 4.5);
  CHECK(mostAlike > 2.5);
}

TEST_CASE("from one index to the next every bit of a number changes half of the time") {
  const RandomStream stream{"bits"};
  const std::uint32_t count = 20'000;
  std::vector<int> changed(32);
  for (std::uint32_t n = 0; n < count; ++n) {
    const std::uint32_t change = stream.bits(n) ^ stream.bits(n + 1);
    for (std::size_t bit = 0; bit < 32; ++bit) changed[bit] += static_cast<int>(change >> bit & 1);
  }
  for (const int times : changed) CHECK(std::abs(times - 10'000) < 320);  // 4.5 standard deviations
}

TEST_CASE("units() gives the numbers of unit() in order") {
  const RandomStream stream{"x"};
  std::vector<double> three(3);
  stream.units(7, 3, three.data());
  CHECK(three == std::vector<double>{stream.unit(7), stream.unit(8), stream.unit(9)});
  CHECK(stream.unit(7) * 0x1p32 == stream.bits(7));
}

// The final mixer of splitmix64, repeated here, gives the published numbers for the seed 1234567. Applied to the hash
// of a name it gives the start and the salt of the name's stream.
TEST_CASE("a stream starts at the splitmix64 mix of the hash of its name") {
  const RandomStream stream{"x"};
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const unsigned char byte : {static_cast<unsigned char>('x'), static_cast<unsigned char>(0xff)}) {
    hash = (hash ^ byte) * 0x100000001b3U;
  }
  const auto mix = [](std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  };
  std::uint64_t published = 1234567;
  for (const std::uint64_t number : {6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                     4593380528125082431U, 16408922859458223821U}) {
    CHECK(mix(published += 0x9e3779b97f4a7c15U) == number);
  }
  const auto start = static_cast<std::uint32_t>(mix(hash)), salt = static_cast<std::uint32_t>(mix(hash) >> 32);
  for (std::uint32_t n = 0; n < 10; ++n) {
    std::uint32_t z = start + n * 0x9e3779b9U;
    z = ((z ^ (z >> 16)) * 0x21f0aaadU) ^ salt;
    z = (z ^ (z >> 15)) * 0x735a2d97U;
    CHECK(stream.bits(n) == (z ^ (z >> 15)));
  }
}

}  // namespace
}  // namespace tradeoff
