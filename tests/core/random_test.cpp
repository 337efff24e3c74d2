#include "tradeoff/random.h"

#include <cmath>
#include <vector>

#include "catch.h"

namespace tradeoff {
namespace {

TEST_CASE("a stream's numbers depend on its name and place alone") {
  const RandomStream stream{"rating", "django", "price"};
  const double third = stream.unit(3);
  CHECK(stream.unit(3) == third);
  CHECK(RandomStream{"rating", "django", "price"}.unit(3) == third);
  CHECK(RandomStream{"rating", "django", "pric"}.unit(3) != third);
  CHECK(RandomStream{"rating", "djangop", "rice"}.unit(3) != third);
  CHECK(RandomStream{"rating", "price", "django"}.unit(3) != third);
}

TEST_CASE("numbers are uniform in [0, 1) and streams do not move together") {
  const RandomStream a{"importance", "a"}, b{"importance", "b"};
  const int count = 100'000;
  std::vector<int> cells(64);
  double product = 0;
  for (int i = 0; i < count; ++i) {
    const double x = a.unit(static_cast<std::uint64_t>(i)), y = b.unit(static_cast<std::uint64_t>(i));
    REQUIRE((x >= 0 && x < 1));
    ++cells[static_cast<std::size_t>(x * 8) * 8 + static_cast<std::size_t>(y * 8)];
    product += (x - 0.5) * (y - 0.5);
  }
  double chiSquare = 0;
  for (const int seen : cells) chiSquare += (seen - count / 64.0) * (seen - count / 64.0) / (count / 64.0);
  CHECK(chiSquare < 103.4);  // 63 degrees of freedom: 1 in 1,000
  CHECK(std::fabs(product / count) < 4 / 12.0 / std::sqrt(count));
}

TEST_CASE("below() reaches every number and no other") {
  const RandomStream stream{"below"};
  std::vector<int> seen(7);
  for (std::uint64_t i = 0; i < 7000; ++i) ++seen.at(static_cast<std::size_t>(stream.below(i, 7)));
  for (const int times : seen) CHECK(times > 850);
}

// splitmix64, told once more, gives the numbers that are published for the seed 1234567, and, started from the stream's
// state, those of the stream in turn.
TEST_CASE("a stream is splitmix64") {
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
  const auto next = [&](std::uint64_t& state) { return mix(state += 0x9e3779b97f4a7c15U); };
  std::uint64_t published = 1234567;
  for (const std::uint64_t number : {6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                     4593380528125082431U, 16408922859458223821U}) {
    CHECK(next(published) == number);
  }
  std::uint64_t state = mix(hash);
  for (std::uint64_t i = 0; i < 10; ++i) CHECK(stream.bits(i) == next(state));
}

}  // namespace
}  // namespace tradeoff
