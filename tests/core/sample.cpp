#include "sample.h"

#include <algorithm>

#include "catch.h"

namespace tradeoff::test {
namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

constexpr const char* kColours[] = {"red", "green", "blue"};

AttributeValue colour(Dice& dice) {
  AttributeValue value;
  value.text = kColours[dice.below(3)];
  return value;
}

double randomPoints(Dice& dice, const Shape& shape) { return shape.coarse ? dice.below(4) : dice.unit() * 5; }

Option randomOption(Dice& dice, int index) {
  Option option;
  option.id = "o" + std::to_string(index);
  option.name = option.id;
  if (dice.oneIn(4)) return option;
  Attribute attribute;
  attribute.name = "colour";
  for (int i = dice.below(2); i >= 0; --i) attribute.values.push_back(colour(dice));
  attribute.isList = true;
  option.attributes.push_back(attribute);
  return option;
}

Criterion randomCriterion(Dice& dice, const Shape& shape, int index) {
  Criterion criterion;
  criterion.id = "c" + std::to_string(index);
  criterion.name = criterion.id;
  criterion.importance = randomPoints(dice, shape);
  criterion.min = shape.coarse ? 0 : dice.below(3);
  criterion.max = shape.coarse ? 4 : 5 + dice.below(6);
  if (!shape.coarse && dice.oneIn(8)) criterion.max = criterion.min;
  criterion.hasMin = criterion.hasMax = true;
  criterion.higherIsBetter = !dice.oneIn(3);
  return criterion;
}

Rating randomRating(Dice& dice, const Shape& shape, int option, int criterion) {
  Rating rating;
  rating.option = option;
  rating.criterion = criterion;
  rating.hasValue = !dice.oneIn(10);
  rating.min = rating.max = shape.coarse ? dice.below(5) : dice.unit() * 12 - 1;
  rating.isRange = !shape.coarse && dice.oneIn(4);
  if (rating.isRange) rating.max += dice.unit() * 4;
  return rating;
}

Answer randomAnswer(Dice& dice, const Shape& shape, int index) {
  Answer answer;
  answer.id = "a" + std::to_string(index);
  for (int c = 0; c < shape.criteria; ++c) {
    if (dice.oneIn(2)) answer.importance.push_back({c, randomPoints(dice, shape)});
  }
  for (int i = dice.below(3); i > 1; --i) {
    answer.prefers.push_back({"colour", {colour(dice), colour(dice)}, randomPoints(dice, shape)});
  }
  if (shape.requirements && dice.oneIn(4)) answer.requirements.push_back({"colour", {colour(dice)}, ""});
  return answer;
}

const Rating* findRating(const Comparison& comparison, int option, int criterion) {
  for (const Rating& rating : comparison.ratings) {
    if (rating.option == option && rating.criterion == criterion && rating.hasValue) return &rating;
  }
  return nullptr;
}

}  // namespace

Comparison comparisonOf(std::string_view json) {
  Result<ParsedComparison> parsed = parseComparison(json, Unknown::kError);
  if (!parsed.ok()) FAIL(parsed.errors().front().code << " at " << parsed.errors().front().path);
  return parsed.value().comparison;
}

ReaderInput readerOf(const Comparison& comparison, std::string_view json) {
  Result<ReaderInput> reader = parseReaderInput(comparison, json);
  if (!reader.ok()) FAIL(reader.errors().front().code << " at " << reader.errors().front().path);
  return reader.value();
}

int optionIndex(const Comparison& comparison, std::string_view id) {
  for (std::size_t o = 0; o < comparison.options.size(); ++o) {
    if (comparison.options[o].id == id) return static_cast<int>(o);
  }
  return -1;
}

bool hasAnyOf(const Option& option, const std::string& attribute, const std::vector<AttributeValue>& anyOf) {
  for (const Attribute& candidate : option.attributes) {
    if (candidate.name != attribute) continue;
    for (const AttributeValue& value : candidate.values) {
      if (std::find(anyOf.begin(), anyOf.end(), value) != anyOf.end()) return true;
    }
  }
  return false;
}

int Dice::below(int limit) {
  state_ ^= state_ >> 12;
  state_ ^= state_ << 25;
  state_ ^= state_ >> 27;
  return static_cast<int>((state_ * 2685821657736338717U >> 33) % static_cast<std::uint64_t>(limit));
}

Comparison randomComparison(Dice& dice, const Shape& shape) {
  Comparison comparison;
  for (int o = 0; o < shape.options; ++o) comparison.options.push_back(randomOption(dice, o));
  for (int c = 0; c < shape.criteria; ++c) {
    comparison.criteria.push_back(randomCriterion(dice, shape, c));
    for (int o = 0; o < shape.options; ++o) {
      if (!dice.oneIn(10)) comparison.ratings.push_back(randomRating(dice, shape, o, c));
    }
  }
  for (int q = 0; q < shape.questions; ++q) {
    Question question;
    question.id = "q" + std::to_string(q);
    question.many = dice.oneIn(3);
    for (int a = 0; a < shape.answers; ++a) question.answers.push_back(randomAnswer(dice, shape, a));
    comparison.questions.push_back(question);
  }
  return comparison;
}

ReaderInput randomReader(Dice& dice, const Comparison& comparison) {
  ReaderInput reader = newReaderInput(comparison);
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    const Question& question = comparison.questions[q];
    Reply& reply = reader.replies[q];
    reply.closed = dice.oneIn(2);
    if (!reply.closed || dice.oneIn(6)) continue;
    const int answers = static_cast<int>(question.answers.size());
    if (!question.many) reply.chosen.push_back(dice.below(answers));
    for (int a = 0; question.many && a < answers; ++a) {
      if (dice.oneIn(2)) reply.chosen.push_back(a);
    }
  }
  for (std::optional<double>& slider : reader.sliders) {
    if (dice.oneIn(4)) slider = dice.below(5);
  }
  return reader;
}

double naiveValue(const Comparison& comparison, int option, int criterion) {
  const Criterion& scale = comparison.criteria[idx(criterion)];
  const Rating* rating = findRating(comparison, option, criterion);
  if (!rating || scale.min == scale.max) return 0.5;
  auto value = [&](double r) {
    const double v = std::min(1.0, std::max(0.0, (r - scale.min) / (scale.max - scale.min)));
    return scale.higherIsBetter ? v : 1 - v;
  };
  return (value(rating->min) + value(rating->max)) / 2;
}

double naiveImportance(const Comparison& comparison, const ReaderInput& reader, int criterion) {
  if (reader.sliders[idx(criterion)]) return *reader.sliders[idx(criterion)];
  double points = comparison.criteria[idx(criterion)].importance;
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      for (const CriterionPoints& add : comparison.questions[q].answers[idx(a)].importance) {
        if (add.criterion == criterion) points += add.points;
      }
    }
  }
  return points;
}

double naiveScore(const Comparison& comparison, const ReaderInput& reader, int option) {
  double score = 0;
  for (int c = 0; c < static_cast<int>(comparison.criteria.size()); ++c) {
    score += naiveImportance(comparison, reader, c) * naiveValue(comparison, option, c);
  }
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      for (const Prefers& prefers : comparison.questions[q].answers[idx(a)].prefers) {
        if (hasAnyOf(comparison.options[idx(option)], prefers.attribute, prefers.anyOf)) score += prefers.points;
      }
    }
  }
  return score;
}

bool naiveMeetsMusts(const Comparison& comparison, const ReaderInput& reader, int option) {
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      for (const Requires& requirement : comparison.questions[q].answers[idx(a)].requirements) {
        if (!hasAnyOf(comparison.options[idx(option)], requirement.attribute, requirement.anyOf)) return false;
      }
    }
  }
  return true;
}

int naiveLeader(const Comparison& comparison, const ReaderInput& reader, double tolerance) {
  const int options = static_cast<int>(comparison.options.size());
  bool anyMeets = false;
  for (int o = 0; o < options; ++o) anyMeets = anyMeets || naiveMeetsMusts(comparison, reader, o);
  double best = -1;
  for (int o = 0; o < options; ++o) {
    if (anyMeets && !naiveMeetsMusts(comparison, reader, o)) continue;
    best = std::max(best, naiveScore(comparison, reader, o));
  }
  for (int o = 0; o < options; ++o) {
    if (anyMeets && !naiveMeetsMusts(comparison, reader, o)) continue;
    if (best - naiveScore(comparison, reader, o) <= tolerance) return o;
  }
  return -1;
}

}  // namespace tradeoff::test
