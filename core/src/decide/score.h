#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// Every rating mapped to a value in [0, 1], options x criteria. `middle` is the mean of the two ends and determines the
// ranking.
struct Values {
  int options = 0, criteria = 0;
  std::vector<double> low, middle, high;  // value of option o on criterion c at [o * criteria + c]
  std::size_t index(int option, int criterion) const {
    return static_cast<std::size_t>(option) * static_cast<std::size_t>(criteria) + static_cast<std::size_t>(criterion);
  }
  double valueOf(int option, int criterion) const { return middle[index(option, criterion)]; }
};

// v = (r - min) / (max - min), clamped to [0, 1]; 1 - v if lower is better; 0.5 for all ratings if min and max are
// equal. Both ends of a range are mapped and clamped. A missing rating is the whole scale, [0, 1], so it does not count
// as a bad rating.
Values mapRatings(const Comparison& comparison);

// All attribute tests of answers (preferences and must-haves), evaluated once for every option. Tests are numbered in
// document order, so the tests of one answer have consecutive numbers. There is one bit for each test and option.
// Successive words of an option are `options` words apart, so that a pass over all options reads memory sequentially.
struct AttributeTests {
  // The numbers [first, first + count), in the order of Answer::prefers or Answer::requirements.
  struct Range {
    int first = 0, count = 0;
  };
  struct OfAnswer {
    Range prefers, requirements;
  };
  int count = 0, words = 0;  // number of tests; 32-bit words for each option
  int options = 0;
  std::vector<std::vector<OfAnswer>> ofQuestion;  // by question, then answer
  std::vector<std::uint32_t> met;                 // bit `number` of option o at [number / 32 * options + o]
  std::size_t wordOf(int option, int number) const {
    return static_cast<std::size_t>(number / 32) * static_cast<std::size_t>(options) + static_cast<std::size_t>(option);
  }
  bool meets(int option, int number) const { return met[wordOf(option, number)] >> (number % 32) & 1U; }
  // The bits [first, first + size); size is at most 32.
  std::uint32_t bits(int option, int first, int size) const {
    const std::size_t word = wordOf(option, first);
    const int shift = first % 32;
    std::uint32_t found = met[word] >> shift;
    if (shift + size > 32) found |= met[word + static_cast<std::size_t>(options)] << (32 - shift);
    return size < 32 ? found & ((std::uint32_t{1} << size) - 1) : found;
  }
};
AttributeTests findAttributeTests(const Comparison& comparison);

// What is fixed for a comparison and does not depend on the reader.
struct Model {
  Values values;
  AttributeTests tests;
  std::vector<double> reach;  // by criterion: base plus, for each question, the most that its answers can add
  double tolerance = 0;       // e = 1e-9 max(1, sum of reach + all bonus points in the document)
};
Model buildModel(const Comparison& comparison);

// The bonus that one answer, if chosen, gives to an option: the points of the preferences that the option meets. Sums
// groups of eight preferences in the author's order, then the group sums.
double bonusOf(const Comparison& comparison, const Model& model, int question, int answer, int option);

// Adds sign x that bonus to points[i], for each option options[i]. O(options) for each group of eight preferences,
// however many of them an option meets.
void addBonuses(const Comparison& comparison, const Model& model, int question, int answer, double sign,
                const std::vector<int>& options, double* points);

// A ranking lists at most this many failures of each option.
inline constexpr std::size_t kMaxFailures = 64;

// A must-have of a chosen answer that an option fails.
struct Failure {
  int option, question, answer, requirement;  // `requirement` indexes Answer::requirements
};

struct Score {
  int option = 0;
  double points = 0;          // sum of importance x value, plus bonus
  double low = 0, high = 0;   // the same with the low and the high end of every rating
  std::optional<double> fit;  // share of all points in play; none if those are 0
  int rank = 0;               // from 1, equal for ties (1, 1, 3); 0 if ruled out
  bool tied = false;          // shares its rank
  bool excluded = false;      // ruled out by a must-have
  int fails = 0;              // number of must-haves of the chosen answers that it fails
};

struct Ranking {
  bool any = false;                // false: no ranking yet, and `scores` is empty
  bool unmet = false;              // every option fails a must-have, so none is ruled out
  std::vector<Score> scores;       // options not ruled out, best first; then the others in the author's order
  std::vector<Failure> failures;   // by option, then question, answer, must-have: the first kMaxFailures of each option
  std::vector<double> importance;  // by criterion: current points; also set before the first ranking
  std::vector<double> bonus;       // by option
  double inPlay = 0;               // the most points that an option could have; fit is a share of them
  int leader() const { return any ? scores.front().option : -1; }
  // The listed failures of one option.
  std::span<const Failure> failuresOf(int option) const;
  // The strongest other option that is not ruled out; -1 if there is none.
  int rival() const { return any && scores.size() > 1 && !scores[1].excluded ? scores[1].option : -1; }
  // The difference in points between leader and rival. Requires a rival.
  double lead() const { return scores[0].points - scores[1].points; }
};

// Scores every option for one reader and sorts by points. Ties are formed from the top down: all options within the
// model's tolerance of the first of their group are tied, in the author's order. O(options x criteria + options log
// options).
Ranking rank(const Comparison& comparison, const Model& model, const ReaderInput& reader);

}  // namespace tradeoff
