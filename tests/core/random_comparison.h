#pragma once
// Seeded random comparisons and readers for property tests. They are small, so that an oracle can enumerate everything,
// and on a coarse grid, so that ties are common.
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff::testing {

// std::mt19937_64 is the same on every platform; the distributions of the standard library are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(count)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }
  double unit() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

 private:
  std::mt19937_64 engine_;
};

struct Shape {
  int minOptions = 2, maxOptions = 8;
  int maxCriteria = 6;
  int maxQuestions = 5;
  int maxAnswers = 4;
  int requirements = 15;  // percent of answers that require something
  int many = 30;          // percent of questions that are choose-many
  bool positive = false;  // only ratings above 0
};

// More options than a word has bits, because the engine keeps failed must-haves as bits.
inline Shape hundredOptions() {
  Shape shape;
  shape.minOptions = 65;
  shape.maxOptions = 140;
  shape.maxQuestions = 3;
  shape.maxAnswers = 3;
  shape.requirements = 40;
  return shape;
}

inline std::string idOf(const char* kind, int index) { return kind + std::to_string(index); }

inline AttributeValue textValue(std::string text) { return {false, false, std::move(text)}; }
inline AttributeValue boolValue(bool value) { return {true, value, ""}; }

inline Option randomOption(Dice& dice, int index) {
  Option option;
  option.id = idOf("o", index);
  option.name = option.id;
  const char* languages[] = {"ada", "cobol", "dart"};
  if (dice.chance(85)) option.attributes.push_back({"language", false, {textValue(languages[dice.below(3)])}});
  if (dice.chance(70)) option.attributes.push_back({"admin", false, {boolValue(dice.chance(50))}});
  Attribute runs{"runs", true, {}};
  for (const char* place : {"cloud", "edge", "server"}) {
    if (dice.chance(50)) runs.values.push_back(textValue(place));
  }
  if (dice.chance(70)) option.attributes.push_back(runs);
  return option;
}

inline void randomAsk(Dice& dice, std::string& attribute, std::vector<AttributeValue>& anyOf) {
  const int kind = dice.below(3);
  attribute = kind == 0 ? "language" : kind == 1 ? "admin" : "runs";
  if (kind == 0) anyOf = {textValue("ada"), textValue(dice.chance(50) ? "dart" : "cobol")};
  if (kind == 1) anyOf = {boolValue(dice.chance(60))};
  if (kind == 2) anyOf = {textValue(dice.chance(50) ? "cloud" : "edge")};
}

// Halves, thirds (which round) and whole numbers.
inline double randomPoints(Dice& dice) {
  const double steps[] = {1, 0.5, 1.0 / 3, 0.1};
  return dice.between(0, 6) * steps[dice.below(4)];
}

inline Criterion randomCriterion(Dice& dice, int index) {
  Criterion criterion;
  criterion.id = idOf("c", index);
  criterion.name = criterion.id;
  criterion.importance = dice.chance(50) ? 1 : dice.between(0, 3);
  criterion.higherIsBetter = dice.chance(65);
  criterion.hasMin = dice.chance(50);
  criterion.hasMax = dice.chance(50);
  criterion.min = dice.between(0, 3);  // some ratings are below it and are clamped
  criterion.max = dice.between(6, 10);
  criterion.preference.type = static_cast<PreferenceType>(dice.below(6));
  criterion.preference.q = dice.between(0, 3) * 0.5;
  criterion.preference.p = criterion.preference.q + dice.between(1, 5) * 0.5;
  criterion.preference.s = dice.between(1, 6) * 0.5;
  return criterion;
}

inline void randomRatings(Dice& dice, const Shape& shape, Comparison& comparison, int c) {
  Criterion& criterion = comparison.criteria[static_cast<std::size_t>(c)];
  const int low = shape.positive ? 1 : 0;
  const bool constant = dice.chance(5);
  bool any = false;
  double least = 0, most = 0;
  for (int o = 0; o < static_cast<int>(comparison.options.size()); ++o) {
    if (dice.chance(10)) continue;
    Rating rating;
    rating.option = o;
    rating.criterion = c;
    rating.hasValue = true;
    rating.min = rating.max = constant ? 5 : dice.between(low, 10);
    if (!constant && dice.chance(15)) {
      rating.isRange = true;
      rating.max += dice.between(0, 3);
    }
    least = any ? std::min(least, rating.min) : rating.min;
    most = any ? std::max(most, rating.max) : rating.max;
    any = true;
    comparison.ratings.push_back(rating);
  }
  if (!criterion.hasMin) criterion.min = any ? least : criterion.hasMax ? criterion.max : 0;
  if (!criterion.hasMax) criterion.max = any ? most : criterion.min;
  if (criterion.max < criterion.min) std::swap(criterion.min, criterion.max);
}

inline Question randomQuestion(Dice& dice, const Shape& shape, int index, int criteria) {
  Question question;
  question.id = idOf("q", index);
  question.many = dice.chance(shape.many);
  question.first = dice.chance(7);
  const int answers = dice.between(1, question.many ? std::min(3, shape.maxAnswers) : shape.maxAnswers);
  for (int a = 0; a < answers; ++a) {
    Answer answer;
    answer.id = idOf("a", a);
    for (int c = 0; c < criteria; ++c) {
      if (dice.chance(35)) answer.importance.push_back({c, randomPoints(dice)});
    }
    if (dice.chance(25)) {
      Prefers prefers;
      randomAsk(dice, prefers.attribute, prefers.anyOf);
      prefers.points = randomPoints(dice);
      answer.prefers.push_back(prefers);
    }
    if (dice.chance(shape.requirements)) {
      Requires requirement;
      randomAsk(dice, requirement.attribute, requirement.anyOf);
      answer.requirements.push_back(requirement);
    }
    question.answers.push_back(answer);
  }
  return question;
}

inline Comparison randomComparison(Dice& dice, const Shape& shape = {}) {
  Comparison comparison;
  comparison.id = "random";
  comparison.title = "Random";
  const int options = dice.between(shape.minOptions, shape.maxOptions);
  for (int o = 0; o < options; ++o) comparison.options.push_back(randomOption(dice, o));
  const int criteria = dice.between(1, shape.maxCriteria);
  for (int c = 0; c < criteria; ++c) {
    comparison.criteria.push_back(randomCriterion(dice, c));
    randomRatings(dice, shape, comparison, c);
  }
  const int questions = dice.between(shape.maxQuestions > 0 ? 1 : 0, shape.maxQuestions);
  for (int q = 0; q < questions; ++q) comparison.questions.push_back(randomQuestion(dice, shape, q, criteria));
  return comparison;
}

// Some questions are answered, some skipped, some open; some criteria have a slider.
inline ReaderInput randomReader(Dice& dice, const Comparison& comparison, int answered = 55) {
  ReaderInput reader = newReaderInput(comparison);
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    Reply& reply = reader.replies[q];
    const Question& question = comparison.questions[q];
    if (dice.chance(10)) {
      reply.closed = true;
    } else if (dice.chance(answered)) {
      reply.closed = true;
      const int answers = static_cast<int>(question.answers.size());
      for (int a = 0; question.many && a < answers; ++a) {
        if (dice.chance(50)) reply.chosen.push_back(a);
      }
      if (!question.many) reply.chosen = {dice.below(answers)};
    }
  }
  for (auto& slider : reader.sliders) {
    if (dice.chance(15)) slider = dice.chance(20) ? 0 : randomPoints(dice);
  }
  return reader;
}

}  // namespace tradeoff::testing
