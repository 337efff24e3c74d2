#include "decide/score.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "format/check.h"
#include "support/idx.h"
#include "support/stable_sort.h"

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

// Three-way comparison: below, equal to or above 0. The order is total but has no meaning.
int compare(const AttributeValue& a, const AttributeValue& b) {
  if (a.isBoolean != b.isBoolean) return a.isBoolean - b.isBoolean;
  return a.isBoolean ? a.boolean - b.boolean : a.text.compare(b.text);
}

// One value that an attribute test accepts. Attributes are compared by number, because names may be long.
struct AcceptedValue {
  int attribute, number;
  const AttributeValue* value;
};

int compare(const AcceptedValue& a, const AcceptedValue& b) {
  return a.attribute != b.attribute ? a.attribute - b.attribute : compare(*a.value, *b.value);
}

// Calls `visit` for each attribute test of the document, with its number, its attribute and the values that it accepts.
template <class Visit>
void visitTests(const Comparison& comparison, Visit visit) {
  int number = 0;
  for (const Question& question : comparison.questions) {
    for (const Answer& answer : question.answers) {
      for (const Prefers& prefers : answer.prefers) visit(number++, prefers.attribute, prefers.anyOf);
      for (const Requires& requirement : answer.requirements) visit(number++, requirement.attribute, requirement.anyOf);
    }
  }
}

void numberTests(const Comparison& comparison, AttributeTests& tests) {
  tests.ofQuestion = std::vector<std::vector<AttributeTests::OfAnswer>>(comparison.questions.size());
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    const std::vector<Answer>& answers = comparison.questions[q].answers;
    tests.ofQuestion[q] = std::vector<AttributeTests::OfAnswer>(answers.size());
    for (std::size_t a = 0; a < answers.size(); ++a) {
      const auto range = [&](std::size_t count) {
        const AttributeTests::Range numbers{tests.count, static_cast<int>(count)};
        tests.count += numbers.count;
        return numbers;
      };
      tests.ofQuestion[q][a].prefers = range(answers[a].prefers.size());
      tests.ofQuestion[q][a].requirements = range(answers[a].requirements.size());
    }
  }
}

// The values that attribute tests accept, sorted, and the options that have each of them.
class AcceptedValues {
 public:
  explicit AcceptedValues(const Comparison& comparison) {
    std::vector<std::string_view> names;
    visitTests(comparison, [&](int, const std::string& attribute, const auto&) { names.push_back(attribute); });
    attributes_ = KnownIds(std::move(names));
    visitTests(comparison, [&](int number, const std::string& attribute, const std::vector<AttributeValue>& anyOf) {
      for (const AttributeValue& value : anyOf) accepted_.push_back({attributes_.find(attribute), number, &value});
    });
    stableSort(accepted_, [](const AcceptedValue& a, const AcceptedValue& b) { return compare(a, b) < 0; });
    findOwners(comparison);
  }

  // Sets the bits of the tests that each option passes, value by value.
  void mark(AttributeTests& tests) const {
    for (std::size_t first = 0; first < accepted_.size(); first = endOf(first)) {
      if (starts_[first] < starts_[first + 1]) mark(tests, first, endOf(first));
    }
  }

 private:
  std::size_t endOf(std::size_t first) const {
    std::size_t end = first + 1;
    while (end < accepted_.size() && compare(accepted_[first], accepted_[end]) == 0) ++end;
    return end;
  }

  // Calls `visit` for each accepted value of each option, with the index of its first entry in `accepted_` and the
  // option.
  template <class Visit>
  void visitOwners(const Comparison& comparison, Visit visit) const {
    for (std::size_t o = 0; o < comparison.options.size(); ++o) {
      for (const Attribute& attribute : comparison.options[o].attributes) {
        const int number = attributes_.find(attribute.name);
        if (number < 0) continue;
        for (const AttributeValue& value : attribute.values) {
          const AcceptedValue had{number, 0, &value};
          const auto found =
              std::lower_bound(accepted_.begin(), accepted_.end(), had,
                               [](const AcceptedValue& w, const AcceptedValue& v) { return compare(w, v) < 0; });
          if (found == accepted_.end() || compare(*found, had) != 0) continue;
          visit(static_cast<std::size_t>(found - accepted_.begin()), static_cast<int>(o));
        }
      }
    }
  }

  void findOwners(const Comparison& comparison) {
    std::vector<std::pair<std::size_t, int>> found;
    visitOwners(comparison, [&](std::size_t place, int option) { found.push_back({place, option}); });
    starts_ = std::vector<std::size_t>(accepted_.size() + 1);
    for (const auto& [place, option] : found) ++starts_[place + 1];
    for (std::size_t i = 0; i < accepted_.size(); ++i) starts_[i + 1] += starts_[i];
    std::vector<std::size_t> next = starts_;
    owners_ = std::vector<int>(found.size());
    for (const auto& [place, option] : found) owners_[next[place]++] = option;
  }

  // Sets single bits if few tests accept the value, else whole words of bits: whichever takes fewer steps.
  void mark(AttributeTests& tests, std::size_t first, std::size_t end) const {
    const std::size_t from = starts_[first], to = starts_[first + 1];
    if (end - first <= idx(tests.words)) {
      for (std::size_t i = first; i < end; ++i) {
        const std::uint32_t bit = std::uint32_t{1} << (accepted_[i].number % 32);
        std::uint32_t* met = tests.met.data() + tests.wordOf(0, accepted_[i].number);
        for (std::size_t k = from; k < to; ++k) met[owners_[k]] |= bit;
      }
      return;
    }
    std::vector<std::uint32_t> bits(idx(tests.words));
    for (std::size_t i = first; i < end; ++i) {
      bits[idx(accepted_[i].number / 32)] |= std::uint32_t{1} << (accepted_[i].number % 32);
    }
    for (int word = 0; word < tests.words; ++word) {
      std::uint32_t* met = tests.met.data() + tests.wordOf(0, 32 * word);
      for (std::size_t k = from; k < to; ++k) met[owners_[k]] |= bits[idx(word)];
    }
  }

  KnownIds attributes_;                  // names of tested attributes, which get their numbers here
  std::vector<AcceptedValue> accepted_;  // sorted by attribute and value
  std::vector<std::size_t> starts_;      // by index in `accepted_`, plus one: where its owners begin in `owners_`
  std::vector<int> owners_;              // options
};

// Preferences are summed in groups of this size.
constexpr int kGroup = 8;

double sumOf(const std::vector<Prefers>& prefers, std::size_t first, std::uint32_t met) {
  double sum = 0;
  for (std::size_t i = first; met != 0; ++i, met >>= 1) {
    if (met & 1U) sum += prefers[i].points;
  }
  return sum;
}

std::vector<double> basePoints(const Comparison& comparison) {
  std::vector<double> points(comparison.criteria.size());
  for (std::size_t c = 0; c < points.size(); ++c) points[c] = comparison.criteria[c].importance;
  return points;
}

std::vector<double> importanceInForce(const Comparison& comparison, const ReaderInput& reader) {
  std::vector<double> importance = basePoints(comparison);
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      for (const CriterionPoints& add : comparison.questions[q].answers[idx(a)].importance) {
        importance[idx(add.criterion)] += add.points;
      }
    }
  }
  for (std::size_t c = 0; c < importance.size(); ++c) {
    if (reader.sliders[c]) importance[c] = *reader.sliders[c];
  }
  return importance;
}

// Computes each option's bonus and returns the highest bonus that an option could get.
double addBonus(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                std::vector<double>& bonus) {
  bonus.assign(comparison.options.size(), 0);
  std::vector<int> all(bonus.size());
  std::iota(all.begin(), all.end(), 0);
  double most = 0;
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      const Answer& answer = comparison.questions[q].answers[idx(a)];
      if (answer.prefers.empty()) continue;
      for (const Prefers& prefers : answer.prefers) most += prefers.points;
      addBonuses(comparison, model, static_cast<int>(q), a, 1, all, bonus.data());
    }
  }
  return most;
}

// Lists the first kMaxFailures failures of an option and returns the number of all its failures.
int failuresOf(const Comparison& comparison, const Model& model, const ReaderInput& reader, int option,
               std::vector<Failure>& failures) {
  const std::size_t end = failures.size() + kMaxFailures;
  int count = 0;
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (int a : reader.replies[q].chosen) {
      const AttributeTests::Range requirements = model.tests.ofQuestion[q][idx(a)].requirements;
      for (int first = 0; first < requirements.count; first += 32) {
        const int size = std::min(32, requirements.count - first);
        std::uint32_t lacks =
            ~model.tests.bits(option, requirements.first + first, size) & (~std::uint32_t{0} >> (32 - size));
        count += std::popcount(lacks);
        for (int m = first; lacks != 0 && failures.size() < end; ++m, lacks >>= 1) {
          if (lacks & 1U) failures.push_back({option, static_cast<int>(q), a, m});
        }
      }
    }
  }
  return count;
}

Score scoreOf(const Model& model, const Ranking& ranking, int option) {
  Score score;
  score.option = option;
  const std::size_t row = model.values.index(option, 0);
  for (std::size_t c = 0; c < ranking.importance.size(); ++c) {
    const double p = ranking.importance[c];
    score.points += p * model.values.middle[row + c];
    score.low += p * model.values.low[row + c];
    score.high += p * model.values.high[row + c];
  }
  const double bonus = ranking.bonus[idx(option)];
  score.points += bonus;
  score.low += bonus;
  score.high += bonus;
  return score;
}

// Marks ties and assigns ranks in scores[0, count), which must be sorted by points.
void markTies(std::vector<Score>& scores, std::size_t count, double tolerance) {
  for (std::size_t first = 0; first < count;) {
    std::size_t end = first + 1;
    while (end < count && scores[first].points - scores[end].points <= tolerance) ++end;
    stableSort(scores, first, end, [](const Score& a, const Score& b) { return a.option < b.option; });
    for (std::size_t i = first; i < end; ++i) {
      scores[i].rank = static_cast<int>(first) + 1;
      scores[i].tied = end - first > 1;
    }
    first = end;
  }
}

void order(std::vector<Score>& scores, double tolerance) {
  stableSort(scores, [](const Score& a, const Score& b) {
    return a.excluded != b.excluded ? b.excluded : !a.excluded && a.points > b.points;
  });
  std::size_t in = 0;
  while (in < scores.size() && !scores[in].excluded) ++in;
  markTies(scores, in, tolerance);
}

// Rules out the options that fail a must-have, unless all options do.
void ruleOut(Ranking& ranking) {
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
    if (comparison.criteria[idx(c)].max > comparison.criteria[idx(c)].min) continue;
    for (int o = 0; o < values.options; ++o) values.low[values.index(o, c)] = values.high[values.index(o, c)] = 0.5;
  }
  for (const Rating& rating : comparison.ratings) mapOne(comparison.criteria[idx(rating.criterion)], rating, values);
  return values;
}

AttributeTests findAttributeTests(const Comparison& comparison) {
  AttributeTests tests;
  numberTests(comparison, tests);
  tests.words = (tests.count + 31) / 32;
  tests.options = static_cast<int>(comparison.options.size());
  tests.met.assign(comparison.options.size() * idx(tests.words), 0);
  AcceptedValues(comparison).mark(tests);
  return tests;
}

Model buildModel(const Comparison& comparison) {
  Model model{mapRatings(comparison), findAttributeTests(comparison), basePoints(comparison), 0};
  double bonus = 0;
  std::vector<double> most(model.reach.size());
  for (const Question& question : comparison.questions) {
    std::fill(most.begin(), most.end(), 0);
    for (const Answer& answer : question.answers) {
      for (const CriterionPoints& add : answer.importance) {
        double& points = most[idx(add.criterion)];
        points = question.many ? points + add.points : std::max(points, add.points);
      }
      for (const Prefers& prefers : answer.prefers) bonus += prefers.points;
    }
    for (std::size_t c = 0; c < most.size(); ++c) model.reach[c] += most[c];
  }
  double total = 0;
  for (double reach : model.reach) total += reach;
  model.tolerance = 1e-9 * std::max(1.0, total + bonus);
  return model;
}

double bonusOf(const Comparison& comparison, const Model& model, int question, int answer, int option) {
  const std::vector<Prefers>& prefers = comparison.questions[idx(question)].answers[idx(answer)].prefers;
  const AttributeTests::Range numbers = model.tests.ofQuestion[idx(question)][idx(answer)].prefers;
  double bonus = 0;
  for (int first = 0; first < numbers.count; first += kGroup) {
    const int size = std::min(kGroup, numbers.count - first);
    bonus += sumOf(prefers, idx(first), model.tests.bits(option, numbers.first + first, size));
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

void addBonuses(const Comparison& comparison, const Model& model, int question, int answer, double sign,
                const std::vector<int>& options, double* points) {
  const std::vector<Prefers>& prefers = comparison.questions[idx(question)].answers[idx(answer)].prefers;
  const AttributeTests::Range numbers = model.tests.ofQuestion[idx(question)][idx(answer)].prefers;
  if (numbers.count == 0) return;
  std::vector<double> bonus(options.size());
  double sums[1 << kGroup];  // by bits of the preferences met
  for (int first = 0; first < numbers.count; first += kGroup) {
    const int size = std::min(kGroup, numbers.count - first);
    for (std::uint32_t met = 0; met < std::uint32_t{1} << size; ++met) sums[met] = sumOf(prefers, idx(first), met);
    const int number = numbers.first + first, shift = number % 32;
    if (shift + size > 32) {
      for (std::size_t i = 0; i < options.size(); ++i) bonus[i] += sums[model.tests.bits(options[i], number, size)];
      continue;
    }
    const std::uint32_t* met = model.tests.met.data() + model.tests.wordOf(0, number);
    const std::uint32_t mask = (std::uint32_t{1} << size) - 1;
    for (std::size_t i = 0; i < options.size(); ++i) bonus[i] += sums[met[options[i]] >> shift & mask];
  }
  for (std::size_t i = 0; i < options.size(); ++i) points[i] += sign * bonus[i];
}

Ranking rank(const Comparison& comparison, const Model& model, const ReaderInput& reader) {
  Ranking ranking;
  ranking.importance = importanceInForce(comparison, reader);
  const double mostBonus = addBonus(comparison, model, reader, ranking.bonus);
  ranking.any = reader.started();
  if (!ranking.any) return ranking;
  for (double p : ranking.importance) ranking.inPlay += p;
  ranking.inPlay += mostBonus;
  ranking.scores = std::vector<Score>(idx(model.values.options));
  for (int o = 0; o < model.values.options; ++o) {
    Score& score = ranking.scores[idx(o)];
    score = scoreOf(model, ranking, o);
    score.fails = failuresOf(comparison, model, reader, o, ranking.failures);
    if (ranking.inPlay > 0) score.fit = score.points / ranking.inPlay;
  }
  ruleOut(ranking);
  order(ranking.scores, model.tolerance);
  return ranking;
}

}  // namespace tradeoff
