// The result must not depend on the order in the document nor on the unit of the points.
#include <algorithm>
#include <map>

#include "catch.h"
#include "decide/next_question.h"
#include "decide/settle.h"
#include "explain/flips.h"
#include "explain/robustness.h"
#include "explain/tipping.h"
#include "methods/second_opinion.h"
#include "random_comparison.h"
#include "sample.h"

using namespace tradeoff;
using testing::Dice;

namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// All results of the engine for one reader.
struct Found {
  Comparison comparison;
  ReaderInput reader;
  Model model = buildModel(comparison);
  Ranking ranking = rank(comparison, model, reader);
  bool isSettled = settled(comparison, model, reader, ranking);
  int next = nextQuestion(comparison, model, buildCompletions(comparison), reader, ranking).question;
  std::vector<Flip> flips = findFlips(comparison, model, reader, ranking);
  Tipping tipping = tippingPoints(model, reader, ranking);
  Robustness strength = robustness(model, buildDraws(comparison, model.values), ranking);
  Flows flows = {};
  SecondOpinions opinions = secondOpinions(comparison, model, buildColumns(comparison), ranking, flows);

  const std::string& option(int index) const { return comparison.options[idx(index)].id; }
};

// Perturbs all figures, so that options tie only if all their ratings are equal.
void makeOdd(Dice& dice, Comparison& comparison, ReaderInput& reader) {
  const auto nudge = [&] { return 0.01 + 0.1 * dice.unit(); };
  for (Criterion& criterion : comparison.criteria) criterion.importance += nudge();
  for (Rating& rating : comparison.ratings) {
    const double more = dice.unit();
    rating.min += more;
    rating.max += more;
  }
  for (Question& question : comparison.questions) {
    for (Answer& answer : question.answers) {
      for (CriterionPoints& add : answer.importance) add.points += nudge();
      for (Prefers& prefers : answer.prefers) prefers.points += nudge();
    }
  }
  for (auto& slider : reader.sliders) {
    if (slider) *slider += nudge();
  }
}

bool anyAlike(const Comparison& comparison) {
  const Values values = mapRatings(comparison);
  for (int a = 0; a < values.options; ++a) {
    for (int b = 0; b < a; ++b) {
      bool alike = true;
      for (int c = 0; c < values.criteria; ++c) alike = alike && values.valueOf(a, c) == values.valueOf(b, c);
      if (alike) return true;
    }
  }
  return false;
}

std::vector<int> shuffledPlaces(Dice& dice, std::size_t count) {
  std::vector<int> places(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = static_cast<int>(i);
  for (std::size_t i = count; i > 1; --i) std::swap(places[i - 1], places[idx(dice.below(static_cast<int>(i)))]);
  return places;
}

template <class T>
std::vector<T> moved(const std::vector<T>& items, const std::vector<int>& places) {
  std::vector<T> result(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) result[idx(places[i])] = items[i];
  return result;
}

// The same comparison and reader in another order of options and criteria.
Found reordered(Dice& dice, const Found& found) {
  Comparison comparison = found.comparison;
  ReaderInput reader = found.reader;
  const std::vector<int> options = shuffledPlaces(dice, comparison.options.size());
  const std::vector<int> criteria = shuffledPlaces(dice, comparison.criteria.size());
  comparison.options = moved(comparison.options, options);
  comparison.criteria = moved(comparison.criteria, criteria);
  reader.sliders = moved(reader.sliders, criteria);
  for (Rating& rating : comparison.ratings) {
    rating.option = options[idx(rating.option)];
    rating.criterion = criteria[idx(rating.criterion)];
  }
  for (Question& question : comparison.questions) {
    for (Answer& answer : question.answers) {
      for (CriterionPoints& add : answer.importance) add.criterion = criteria[idx(add.criterion)];
    }
  }
  return {comparison, reader};
}

Found scaled(const Found& found, double by) {
  Comparison comparison = found.comparison;
  ReaderInput reader = found.reader;
  for (Criterion& criterion : comparison.criteria) criterion.importance *= by;
  for (auto& slider : reader.sliders) {
    if (slider) *slider *= by;
  }
  for (Question& question : comparison.questions) {
    for (Answer& answer : question.answers) {
      for (CriterionPoints& add : answer.importance) add.points *= by;
      for (Prefers& prefers : answer.prefers) prefers.points *= by;
    }
  }
  return {comparison, reader};
}

std::string textOf(const Found& found, const Ranking& ranking) {
  std::string text;
  for (const Score& score : ranking.scores) {
    if (!score.excluded) text += found.option(score.option) + (score.tied ? "= " : " ");
  }
  return text;
}

// Ranks by option, because the author's order decides the order of ties.
std::map<std::string, int> ranksOf(const Found& found, const Opinion& opinion) {
  std::map<std::string, int> ranks;
  for (const OpinionScore& score : opinion.ranking) ranks[found.option(score.option)] = score.rank;
  return ranks;
}

// Sorted, because sets of several changes are in the author's order of the options.
std::vector<std::string> textsOf(const Found& found) {
  std::vector<std::string> texts;
  for (const Flip& flip : found.flips) {
    std::string text = found.option(flip.option);
    for (const Change& change : flip.changes) {
      text += " " + std::to_string(change.question) + ":";
      for (const int answer : change.answers) text += std::to_string(answer) + ",";
    }
    texts.push_back(text);
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

void checkSegments(const Found& a, const Found& b) {
  REQUIRE(a.tipping.top == Approx(b.tipping.top));
  REQUIRE(a.tipping.criteria.size() == b.tipping.criteria.size());
  for (std::size_t c = 0; c < a.tipping.criteria.size(); ++c) {
    const int other = b.comparison.criterionIndex(a.comparison.criteria[c].id);
    const std::vector<Segment>& mine = a.tipping.criteria[c].segments;
    const std::vector<Segment>& its = b.tipping.criteria[idx(other)].segments;
    REQUIRE(mine.size() == its.size());
    for (std::size_t s = 0; s < mine.size(); ++s) {
      REQUIRE(a.option(mine[s].option) == b.option(its[s].option));
      REQUIRE(mine[s].to == Approx(its[s].to).margin(1e-9));
    }
  }
}

}  // namespace

TEST_CASE("the order of options and criteria in the document changes no result") {
  Dice dice(61);
  int compared = 0, flips = 0, several = 0;
  for (int i = 0; i < 2000; ++i) {
    Comparison comparison = testing::randomComparison(dice);
    ReaderInput reader = testing::randomReader(dice, comparison);
    makeOdd(dice, comparison, reader);
    if (anyAlike(comparison)) continue;
    const Found a{comparison, reader};
    const Found b = reordered(dice, a);
    REQUIRE(textOf(a, a.ranking) == textOf(b, b.ranking));
    REQUIRE(a.isSettled == b.isSettled);
    REQUIRE(a.next == b.next);
    REQUIRE(textsOf(a) == textsOf(b));
    checkSegments(a, b);
    REQUIRE(a.strength.verdict == b.strength.verdict);
    for (std::size_t o = 0; o < a.strength.share.size(); ++o) {
      REQUIRE(a.strength.share[o] ==
              b.strength.share[idx(test::optionIndex(b.comparison, a.comparison.options[o].id))]);
    }
    for (std::size_t m = 0; m < a.opinions.opinions.size(); ++m) {
      REQUIRE(ranksOf(a, a.opinions.opinions[m]) == ranksOf(b, b.opinions.opinions[m]));
    }
    compared += a.ranking.any;
    flips += !a.flips.empty();
    several += !a.flips.empty() && a.flips[0].size > 1;
  }
  CHECK(compared > 1000);
  CHECK(flips > 300);
  CHECK(several > 30);
}

TEST_CASE("the author's order decides exact ties and nothing else") {
  Dice dice(62);
  int ties = 0;
  for (int i = 0; i < 2000; ++i) {
    const Comparison comparison = testing::randomComparison(dice);
    const Found a{comparison, testing::randomReader(dice, comparison)};
    const Found b = reordered(dice, a);
    REQUIRE(a.ranking.scores.size() == b.ranking.scores.size());
    for (const Score& score : b.ranking.scores) {
      const auto same = std::find_if(a.ranking.scores.begin(), a.ranking.scores.end(), [&](const Score& other) {
        return a.option(other.option) == b.option(score.option);
      });
      REQUIRE(score.rank == same->rank);
      REQUIRE(score.tied == same->tied);
    }
    if (!a.ranking.any) continue;
    ties += a.ranking.scores[0].tied;
    if (!a.ranking.scores[0].tied) REQUIRE(a.option(a.ranking.leader()) == b.option(b.ranking.leader()));
  }
  CHECK(ties > 20);
}

TEST_CASE("scaling all importance and bonus points changes neither order, fit, flips, settled nor the next question") {
  Dice dice(23);
  int flips = 0;
  for (int i = 0; i < 2000; ++i) {
    const Comparison comparison = testing::randomComparison(dice);
    const Found a{comparison, testing::randomReader(dice, comparison, 80)};
    const Found b = scaled(a, dice.between(2, 100));
    REQUIRE(textOf(a, a.ranking) == textOf(b, b.ranking));
    for (std::size_t o = 0; o < a.ranking.scores.size(); ++o) {
      const Score &mine = a.ranking.scores[o], &its = b.ranking.scores[o];
      REQUIRE(mine.fit.has_value() == its.fit.has_value());
      if (mine.fit) REQUIRE(*mine.fit == Approx(*its.fit).margin(1e-12));
    }
    REQUIRE(textsOf(a) == textsOf(b));
    REQUIRE(a.isSettled == b.isSettled);
    REQUIRE(a.next == b.next);
    flips += !a.flips.empty();
  }
  CHECK(flips > 300);
}
