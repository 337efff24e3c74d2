#include "tradeoff/score.h"

#include <algorithm>
#include <string>
#include <utility>

#include "at.h"
#include "order.h"

namespace tradeoff {
namespace {

double clampToUnit(double value) { return value < 0 ? 0 : value > 1 ? 1 : value; }

double valueOf(const Criterion& criterion, double rating) {
  double value = clampToUnit((rating - criterion.min) / (criterion.max - criterion.min));
  return criterion.higherIsBetter ? value : 1 - value;
}

void mapOne(const Criterion& criterion, const Rating& rating, Values& values) {
  if (!rating.hasValue || !(criterion.max > criterion.min)) return;
  double a = valueOf(criterion, rating.min);
  double b = valueOf(criterion, rating.max);
  std::size_t cell = values.index(rating.option, rating.criterion);
  values.low[cell] = std::min(a, b);
  values.high[cell] = std::max(a, b);
  values.middle[cell] = (a + b) / 2;
}

// Something asked of an option: one of some values of an attribute. Equal ones get the same number.
struct Ask {
  const std::string* attribute;
  const std::vector<AttributeValue>* anyOf;
  int* number;
};

// Below 0, 0 or above, in an order of their own.
int compare(const AttributeValue& a, const AttributeValue& b) {
  if (a.isBoolean != b.isBoolean) return a.isBoolean - b.isBoolean;
  return a.isBoolean ? a.boolean - b.boolean : a.text.compare(b.text);
}

int compare(const Ask& a, const Ask& b) {
  const int attributes = a.attribute->compare(*b.attribute);
  if (attributes != 0) return attributes;
  const std::size_t count = std::min(a.anyOf->size(), b.anyOf->size());
  for (std::size_t i = 0; i < count; ++i) {
    const int values = compare((*a.anyOf)[i], (*b.anyOf)[i]);
    if (values != 0) return values;
  }
  return static_cast<int>(a.anyOf->size()) - static_cast<int>(b.anyOf->size());
}

// Everything asked for, in document order, each with the place where its number will stand.
std::vector<Ask> collectAsks(const Comparison& comparison, Asks& asks) {
  std::size_t count = 0;
  for (const Question& question : comparison.questions) {
    for (const Answer& answer : question.answers) count += answer.prefers.size() + answer.musts.size();
  }
  std::vector<Ask> found(count);
  Ask* next = found.data();
  asks.ofQuestion = std::vector<std::vector<Asks::OfAnswer>>(comparison.questions.size());
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    const std::vector<Answer>& answers = comparison.questions[q].answers;
    asks.ofQuestion[q] = std::vector<Asks::OfAnswer>(answers.size());
    for (std::size_t a = 0; a < answers.size(); ++a) {
      Asks::OfAnswer& numbers = asks.ofQuestion[q][a];
      numbers.prefers = std::vector<int>(answers[a].prefers.size());
      numbers.musts = std::vector<int>(answers[a].musts.size());
      int* number = numbers.prefers.data();
      for (const Prefers& p : answers[a].prefers) *next++ = {&p.attribute, &p.anyOf, number++};
      number = numbers.musts.data();
      for (const Requires& m : answers[a].musts) *next++ = {&m.attribute, &m.anyOf, number++};
    }
  }
  return found;
}

// One value that an ask accepts.
struct Wanted {
  const std::string* attribute;
  const AttributeValue* value;
  int number;
};

int compare(const Wanted& a, const Wanted& b) {
  const int attributes = a.attribute->compare(*b.attribute);
  return attributes != 0 ? attributes : compare(*a.value, *b.value);
}

// All of them, in order, so that an option need not be held against every ask.
std::vector<Wanted> valuesWanted(const std::vector<Ask>& found) {
  const auto isNew = [&](std::size_t i) { return i == 0 || *found[i].number != *found[i - 1].number; };
  std::size_t count = 0;
  for (std::size_t i = 0; i < found.size(); ++i) count += isNew(i) ? found[i].anyOf->size() : 0;
  std::vector<Wanted> wanted(count);
  Wanted* next = wanted.data();
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!isNew(i)) continue;
    for (const AttributeValue& value : *found[i].anyOf) *next++ = {found[i].attribute, &value, *found[i].number};
  }
  sortStably(wanted, [](const Wanted& a, const Wanted& b) { return compare(a, b) < 0; });
  return wanted;
}

void markMet(const std::vector<Wanted>& wanted, const Wanted& had, std::uint64_t* met) {
  auto found = std::lower_bound(wanted.begin(), wanted.end(), had,
                                [](const Wanted& w, const Wanted& sought) { return compare(w, sought) < 0; });
  for (; found != wanted.end() && compare(*found, had) == 0; ++found) {
    met[found->number / 64] |= std::uint64_t{1} << (found->number % 64);
  }
}

std::vector<double> basePoints(const Comparison& comparison) {
  std::vector<double> points(comparison.criteria.size());
  for (std::size_t c = 0; c < points.size(); ++c) points[c] = comparison.criteria[c].importance;
  return points;
}

std::vector<double> importanceInForce(const Comparison& comparison, const Reader& reader) {
  std::vector<double> importance = basePoints(comparison);
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      for (const CriterionPoints& add : comparison.questions[q].answers[at(a)].importance) {
        importance[at(add.criterion)] += add.points;
      }
    }
  }
  for (std::size_t c = 0; c < importance.size(); ++c) {
    if (reader.sliders[c]) importance[c] = *reader.sliders[c];
  }
  return importance;
}

// Adds up each option's bonus and returns the most that an option could have got.
double addBonus(const Comparison& comparison, const Frame& frame, const Reader& reader, std::vector<double>& bonus) {
  bonus.assign(comparison.options.size(), 0);
  double most = 0;
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      const Answer& answer = comparison.questions[q].answers[at(a)];
      if (answer.prefers.empty()) continue;
      for (const Prefers& prefers : answer.prefers) most += prefers.points;
      for (std::size_t o = 0; o < bonus.size(); ++o) {
        bonus[o] += bonusOf(comparison, frame, static_cast<int>(q), a, static_cast<int>(o));
      }
    }
  }
  return most;
}

// Lists the first failures of an option and returns how many there are.
int failuresOf(const Comparison& comparison, const Frame& frame, const Reader& reader, int option,
               std::vector<Failure>& failures) {
  std::size_t count = 0;
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      const std::vector<int>& musts = frame.asks.ofQuestion[q][at(a)].musts;
      for (std::size_t m = 0; m < musts.size(); ++m) {
        if (frame.asks.meets(option, musts[m])) continue;
        if (count++ < kMaxFailures) failures.push_back({option, static_cast<int>(q), a, static_cast<int>(m)});
      }
    }
  }
  return static_cast<int>(count);
}

Score scoreOf(const Frame& frame, const Ranking& ranking, int option) {
  Score score;
  score.option = option;
  const std::size_t row = frame.values.index(option, 0);
  for (std::size_t c = 0; c < ranking.importance.size(); ++c) {
    const double p = ranking.importance[c];
    score.points += p * frame.values.middle[row + c];
    score.low += p * frame.values.low[row + c];
    score.high += p * frame.values.high[row + c];
  }
  const double bonus = ranking.bonus[at(option)];
  score.points += bonus;
  score.low += bonus;
  score.high += bonus;
  return score;
}

// Marks ties and gives ranks to scores[0, count), which are sorted by points.
void settleTies(std::vector<Score>& scores, std::size_t count, double tolerance) {
  for (std::size_t first = 0; first < count;) {
    std::size_t end = first + 1;
    while (end < count && scores[first].points - scores[end].points <= tolerance) ++end;
    sortStably(scores, first, end, [](const Score& a, const Score& b) { return a.option < b.option; });
    for (std::size_t i = first; i < end; ++i) {
      scores[i].rank = static_cast<int>(first) + 1;
      scores[i].tied = end - first > 1;
    }
    first = end;
  }
}

void order(std::vector<Score>& scores, double tolerance) {
  sortStably(scores, [](const Score& a, const Score& b) {
    return a.excluded != b.excluded ? b.excluded : !a.excluded && a.points > b.points;
  });
  std::size_t in = 0;
  while (in < scores.size() && !scores[in].excluded) ++in;
  settleTies(scores, in, tolerance);
}

// Sets aside whoever fails a must, unless that would leave nobody.
void applyMusts(Ranking& ranking) {
  ranking.unmet = std::all_of(ranking.scores.begin(), ranking.scores.end(), [](const Score& s) { return s.fails > 0; });
  if (ranking.unmet) return;
  for (Score& score : ranking.scores) score.excluded = score.fails > 0;
}

}  // namespace

Values mapRatings(const Comparison& comparison) {
  Values values;
  values.options = static_cast<int>(comparison.options.size());
  values.criteria = static_cast<int>(comparison.criteria.size());
  const std::size_t cells = comparison.options.size() * comparison.criteria.size();
  values.low.assign(cells, 0);
  values.middle.assign(cells, 0.5);
  values.high.assign(cells, 1);
  for (int c = 0; c < values.criteria; ++c) {
    if (comparison.criteria[at(c)].max > comparison.criteria[at(c)].min) continue;
    for (int o = 0; o < values.options; ++o) values.low[values.index(o, c)] = values.high[values.index(o, c)] = 0.5;
  }
  for (const Rating& rating : comparison.ratings) mapOne(comparison.criteria[at(rating.criterion)], rating, values);
  return values;
}

Asks findAsks(const Comparison& comparison) {
  Asks asks;
  std::vector<Ask> found = collectAsks(comparison, asks);
  sortStably(found, [](const Ask& a, const Ask& b) { return compare(a, b) < 0; });
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i == 0 || compare(found[i - 1], found[i]) != 0) ++asks.count;
    *found[i].number = asks.count - 1;
  }
  asks.words = (asks.count + 63) / 64;
  asks.met.assign(comparison.options.size() * at(asks.words), 0);
  const std::vector<Wanted> wanted = valuesWanted(found);
  for (std::size_t o = 0; o < comparison.options.size(); ++o) {
    for (const Attribute& attribute : comparison.options[o].attributes) {
      for (const AttributeValue& value : attribute.values) {
        markMet(wanted, {&attribute.name, &value, 0}, asks.met.data() + o * at(asks.words));
      }
    }
  }
  return asks;
}

Frame buildFrame(const Comparison& comparison) {
  Frame frame{mapRatings(comparison), findAsks(comparison), basePoints(comparison), 0};
  double bonus = 0;
  std::vector<double> most(frame.reach.size());
  for (const Question& question : comparison.questions) {
    std::fill(most.begin(), most.end(), 0);
    for (const Answer& answer : question.answers) {
      for (const CriterionPoints& add : answer.importance) {
        double& points = most[at(add.criterion)];
        points = question.many ? points + add.points : std::max(points, add.points);
      }
      for (const Prefers& prefers : answer.prefers) bonus += prefers.points;
    }
    for (std::size_t c = 0; c < most.size(); ++c) frame.reach[c] += most[c];
  }
  double total = 0;
  for (double reach : frame.reach) total += reach;
  frame.tolerance = 1e-9 * std::max(1.0, total + bonus);
  return frame;
}

double bonusOf(const Comparison& comparison, const Frame& frame, int question, int answer, int option) {
  const std::vector<Prefers>& prefers = comparison.questions[at(question)].answers[at(answer)].prefers;
  const std::vector<int>& numbers = frame.asks.ofQuestion[at(question)][at(answer)].prefers;
  double bonus = 0;
  for (std::size_t i = 0; i < prefers.size(); ++i) {
    if (frame.asks.meets(option, numbers[i])) bonus += prefers[i].points;
  }
  return bonus;
}

std::span<const Failure> Ranking::failuresOf(int option) const {
  const auto first = std::lower_bound(failures.begin(), failures.end(), option,
                                      [](const Failure& failure, int wanted) { return failure.option < wanted; });
  auto end = first;
  while (end != failures.end() && end->option == option) ++end;
  return {failures.data() + (first - failures.begin()), static_cast<std::size_t>(end - first)};
}

Ranking rank(const Comparison& comparison, const Frame& frame, const Reader& reader) {
  Ranking ranking;
  ranking.importance = importanceInForce(comparison, reader);
  const double mostBonus = addBonus(comparison, frame, reader, ranking.bonus);
  ranking.any = reader.started();
  if (!ranking.any) return ranking;
  for (double p : ranking.importance) ranking.inPlay += p;
  ranking.inPlay += mostBonus;
  ranking.scores = std::vector<Score>(at(frame.values.options));
  for (int o = 0; o < frame.values.options; ++o) {
    Score& score = ranking.scores[at(o)];
    score = scoreOf(frame, ranking, o);
    score.fails = failuresOf(comparison, frame, reader, o, ranking.failures);
    if (ranking.inPlay > 0) score.fit = score.points / ranking.inPlay;
  }
  applyMusts(ranking);
  order(ranking.scores, frame.tolerance);
  return ranking;
}

}  // namespace tradeoff
