#include "explain/reasons.h"

#include <chrono>
#include <cmath>

#include "catch.h"
#include "sample.h"

using namespace tradeoff;
using namespace tradeoff::test;

namespace {

long tenths(double points) { return std::lround(points * 10); }

double consOf(const std::vector<Part>& parts) {
  double cons = 0;
  for (const Part& part : parts) cons -= std::min(0.0, part.points);
  return cons;
}

// Finds how many pros suffice, by trying every number of them.
int slowEnough(const std::vector<Part>& parts, double tolerance) {
  int pros = 0;
  while (pros < static_cast<int>(parts.size()) && parts[static_cast<std::size_t>(pros)].points > 0) ++pros;
  for (int k = 0; k < pros; ++k) {
    double sum = 0;
    for (int i = 0; i < k; ++i) sum += parts[static_cast<std::size_t>(i)].points;
    if (sum > consOf(parts) + tolerance) return k;
  }
  return pros;
}

void checkParts(const std::vector<Part>& parts, const Reasons& reasons, int enough, double tolerance) {
  double sum = 0;
  long shown = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    REQUIRE(parts[i].points != 0);
    REQUIRE(std::fabs(parts[i].shown - parts[i].points) < 0.1 + 1e-9);
    REQUIRE(parts[i].shown * parts[i].points >= 0);
    REQUIRE_FALSE((parts[i].shown == 0 && std::signbit(parts[i].shown)));
    if (i > 0) {
      REQUIRE((parts[i - 1].points > 0) >= (parts[i].points > 0));
      if ((parts[i - 1].points > 0) == (parts[i].points > 0)) {
        REQUIRE(std::fabs(parts[i - 1].points) >= std::fabs(parts[i].points));
      }
    }
    sum += parts[i].points;
    shown += tenths(parts[i].shown);
  }
  REQUIRE(std::fabs(sum - reasons.lead) <= tolerance);
  REQUIRE(shown == tenths(reasons.shownLead));
  REQUIRE(enough == slowEnough(parts, tolerance));
}

const Part* find(const std::vector<Part>& parts, PartKind kind, int criterion) {
  for (const Part& part : parts) {
    if (part.kind == kind && part.criterion == criterion) return &part;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("parts add up to the lead, exactly and as displayed") {
  int withRival = 0;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    Dice dice(seed);
    const Shape shape{2 + dice.below(4), 1 + dice.below(8), dice.below(5),
                      1 + dice.below(4), dice.oneIn(2),     dice.oneIn(3)};
    const Comparison comparison = randomComparison(dice, shape);
    const Model model = buildModel(comparison);
    const ReaderInput reader = randomReader(dice, comparison);
    const Ranking ranking = rank(comparison, model, reader);
    const Reasons reasons = explain(comparison, model, reader, ranking);
    INFO("seed " << seed);
    REQUIRE(reasons.leader == ranking.leader());
    REQUIRE(reasons.rival == ranking.rival());
    if (reasons.rival < 0) {
      REQUIRE(reasons.byAnswer.empty());
      continue;
    }
    ++withRival;
    const double lead = naiveScore(comparison, reader, reasons.leader) - naiveScore(comparison, reader, reasons.rival);
    REQUIRE(reasons.lead == Approx(lead).margin(1e-12));
    checkParts(reasons.byAnswer, reasons, reasons.enoughByAnswer, model.tolerance);
    checkParts(reasons.byCriterion, reasons, reasons.enoughByCriterion, model.tolerance);
    for (int c = 0; c < shape.criteria; ++c) {
      const double points = naiveImportance(comparison, reader, c) *
                            (naiveValue(comparison, reasons.leader, c) - naiveValue(comparison, reasons.rival, c));
      const Part* part = find(reasons.byCriterion, PartKind::kCriterion, c);
      REQUIRE((part ? part->points : 0) == Approx(points).margin(1e-12));
    }
  }
  CHECK(withRival > 1500);
}

TEST_CASE("an answer's part is what taking it back would cost the lead") {
  int answers = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Dice dice(seed);
    const Comparison comparison = randomComparison(dice, {3, 4, 3, 3, false, false});
    const Model model = buildModel(comparison);
    const ReaderInput reader = randomReader(dice, comparison);
    const Ranking ranking = rank(comparison, model, reader);
    const Reasons reasons = explain(comparison, model, reader, ranking);
    if (reasons.rival < 0) continue;
    auto lead = [&](const ReaderInput& r) {
      return naiveScore(comparison, r, reasons.leader) - naiveScore(comparison, r, reasons.rival);
    };
    for (int q = 0; q < 3; ++q) {
      for (int a : reader.replies[static_cast<std::size_t>(q)].chosen) {
        ReaderInput without = reader;
        std::erase(without.replies[static_cast<std::size_t>(q)].chosen, a);
        double points = 0;
        for (const Part& part : reasons.byAnswer) {
          if (part.question == q && part.answer == a) points += part.points;
        }
        REQUIRE(points == Approx(lead(reader) - lead(without)).margin(1e-12));
        ++answers;
      }
    }
  }
  CHECK(answers > 500);
}

TEST_CASE("options are dominated by the definition, and by the first in the ranking that dominates them") {
  int found = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Dice dice(seed);
    const Comparison comparison = randomComparison(dice, {5, 1 + dice.below(3), 2, 2, true, dice.oneIn(2)});
    const Model model = buildModel(comparison);
    const Ranking ranking = rank(comparison, model, randomReader(dice, comparison));
    auto atMost = [&](int option, int by) {  // never better, even at its best
      for (int c = 0; c < model.values.criteria; ++c) {
        if (model.values.high[model.values.index(option, c)] > model.values.low[model.values.index(by, c)])
          return false;
      }
      const Option& one = comparison.options[static_cast<std::size_t>(option)];
      const Option& other = comparison.options[static_cast<std::size_t>(by)];
      for (const Question& question : comparison.questions) {
        for (const Answer& answer : question.answers) {
          for (const Prefers& p : answer.prefers) {
            if (hasAnyOf(one, p.attribute, p.anyOf) && !hasAnyOf(other, p.attribute, p.anyOf)) return false;
          }
          for (const Requires& m : answer.requirements) {
            if (hasAnyOf(one, m.attribute, m.anyOf) && !hasAnyOf(other, m.attribute, m.anyOf)) return false;
          }
        }
      }
      return true;
    };
    std::vector<Dominance> expected;
    for (const Score& score : ranking.scores) {
      for (const Score& by : ranking.scores) {
        if (score.option == by.option || !atMost(score.option, by.option) || atMost(by.option, score.option)) continue;
        expected.push_back({score.option, by.option});
        break;
      }
    }
    const std::vector<Dominance> pairs = dominated(comparison, model, ranking);
    INFO("seed " << seed);
    REQUIRE(pairs.size() == expected.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      REQUIRE(pairs[i].option == expected[i].option);
      REQUIRE(pairs[i].by == expected[i].by);
    }
    found += static_cast<int>(pairs.size());
  }
  CHECK(found > 300);
}

TEST_CASE("dominance takes linear time in the number of options") {
  Comparison comparison;
  comparison.options.resize(10'000);
  comparison.criteria.resize(256);  // without ratings all options are alike, which is the slowest case
  const Model model = buildModel(comparison);
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 1;
  const Ranking ranking = rank(comparison, model, reader);
  const auto start = std::chrono::steady_clock::now();
  CHECK(dominated(comparison, model, ranking).empty());
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  CHECK(seconds.count() < 2);
}
