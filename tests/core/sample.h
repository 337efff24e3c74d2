#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

// What several tests need: comparisons from short texts, and seeded random ones for the oracles.
namespace tradeoff::test {

// Parses a document that must be good.
Comparison comparisonOf(std::string_view json);
ReaderInput readerOf(const Comparison& comparison, std::string_view json);

// -1 where there is none.
int optionIndex(const Comparison& comparison, std::string_view id);

// Whether the option has one of the values; an option without the attribute has none of them.
bool hasAnyOf(const Option& option, const std::string& attribute, const std::vector<AttributeValue>& anyOf);

// xorshift64*: the same numbers everywhere.
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
  bool coarse = false;        // few different ratings and points, all exact in binary: many ties
};

Comparison randomComparison(Dice& dice, const Shape& shape);

// Answers, skips and leaves open at random; sliders now and then.
ReaderInput randomReader(Dice& dice, const Comparison& comparison);

// The obvious way to a score: every rating looked up anew, every attribute asked anew.
double naiveScore(const Comparison& comparison, const ReaderInput& reader, int option);
double naiveValue(const Comparison& comparison, int option, int criterion);
double naiveImportance(const Comparison& comparison, const ReaderInput& reader, int criterion);
bool naiveMeetsMusts(const Comparison& comparison, const ReaderInput& reader, int option);

// Who leads by the definition, taking options within `tolerance` of the best for level.
int naiveLeader(const Comparison& comparison, const ReaderInput& reader, double tolerance);

}  // namespace tradeoff::test
