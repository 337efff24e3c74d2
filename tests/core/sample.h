#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

// Helpers for several tests: comparisons from short texts, and seeded random ones for the oracles.
namespace tradeoff::test {

// Parses a document that must be valid.
Comparison comparisonOf(std::string_view json);
ReaderInput readerOf(const Comparison& comparison, std::string_view json);

// Returns -1 if there is none.
int optionIndex(const Comparison& comparison, std::string_view id);

// Whether the option has one of the values. An option without the attribute has none of them.
bool hasAnyOf(const Option& option, const std::string& attribute, const std::vector<AttributeValue>& anyOf);

// xorshift64*: the same numbers on every platform.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2654435769U + 88172645463325252U) {}
  int below(int limit);
  bool oneIn(int n) { return below(n) == 0; }
  double unit() { return below(1'000'000) / 1'000'000.0; }

 private:
  std::uint64_t state_;
};

struct Shape {
  int options = 4, criteria = 3, questions = 3, answers = 3;
  bool requirements = false;  // some answers require something
  bool coarse = false;        // few different ratings and points, all exact in binary, so ties are common
};

Comparison randomComparison(Dice& dice, const Shape& shape);

// Answers, skips and open questions at random, and sliders for some criteria.
ReaderInput randomReader(Dice& dice, const Comparison& comparison);

// The direct calculation of a score: looks up every rating and checks every attribute on each call.
double naiveScore(const Comparison& comparison, const ReaderInput& reader, int option);
double naiveValue(const Comparison& comparison, int option, int criterion);
double naiveImportance(const Comparison& comparison, const ReaderInput& reader, int criterion);
bool naiveMeetsMusts(const Comparison& comparison, const ReaderInput& reader, int option);

// The leader by the definition: options within `tolerance` of the best are tied.
int naiveLeader(const Comparison& comparison, const ReaderInput& reader, double tolerance);

}  // namespace tradeoff::test
