#include "support/slider_grid.h"

#include "catch.h"
#include "json/json_writer.h"
#include "random_comparison.h"

using namespace tradeoff;

namespace {

bool isNice(double step) {
  while (step >= 10) step /= 10;
  return step == 1 || step == 2 || step == 5;
}

std::string text(const std::optional<double>& points) { return points ? JsonWriter().number(*points).take() : "none"; }

}  // namespace

TEST_CASE("a step is 1, 2 or 5 times a power of ten and divides the track into 20 to 50") {
  CHECK(stepOf(2) == 5);  // the shortest possible track: 40 steps of 0.05
  CHECK(stepOf(5) == 10);
  CHECK(stepOf(5.001) == 20);
  CHECK(stepOf(32) == 100);
  CHECK(stepOf(4e9) == 1e10);
  testing::Dice dice(11);
  for (int i = 0; i < 10000; ++i) {
    double top = 2 + dice.unit();
    for (int k = dice.below(30); k > 0; --k) top *= 1 + dice.unit();
    const double step = stepOf(top), steps = top * 100 / step;
    REQUIRE(isNice(step));
    REQUIRE(steps <= 50);
    REQUIRE(steps >= 20);
  }
}

TEST_CASE("the less and more buttons go to the next multiples of the step") {
  const auto check = [](double points, double top, const char* less, const char* more) {
    const Neighbours found = neighboursOf(points, top);
    CHECK(text(found.less) == less);
    CHECK(text(found.more) == more);
  };
  check(0, 4, "none", "0.1");
  check(0.3, 4, "0.2", "0.4");
  check(0.1 + 0.2, 4, "0.2", "0.4");  // slightly above 0.3
  check(0.8 - 0.1, 4, "0.6", "0.8");  // slightly below 0.7
  check(0.35, 4, "0.3", "0.4");
  check(0.05, 4, "0", "0.1");
  check(1e-9, 4, "0", "0.1");
  check(4, 4, "3.9", "none");
  check(3.95, 4, "3.9", "4");
  check(4.25, 4.25, "4.2", "none");  // the end of the track is not a multiple of the step
  check(4.2, 4.25, "4.1", "4.25");
  check(7, 30, "6", "8");
}

TEST_CASE("the buttons traverse the whole track in steps") {
  for (const double top : {2.0, 3.3, 4.0, 7.0, 32.0, 1234.5, 2e6}) {
    double up = 0, down = top;
    int steps = 0;
    for (Neighbours next = neighboursOf(up, top); next.more; next = neighboursOf(up, top)) {
      REQUIRE(*next.more > up);
      up = *next.more;
      ++steps;
    }
    CHECK(up == top);
    CHECK(steps >= 20);
    CHECK(steps <= 50);
    for (Neighbours next = neighboursOf(down, top); next.less; next = neighboursOf(down, top)) {
      REQUIRE(*next.less < down);
      down = *next.less;
      --steps;
    }
    CHECK(down == 0);
    CHECK(steps == 0);
  }
}
