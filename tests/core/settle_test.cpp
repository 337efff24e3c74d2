#include "decide/settle.h"

#include "catch.h"
#include "sample.h"

using namespace tradeoff;
using namespace tradeoff::test;

namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// Whether some completion (answers or skips) of the questions from `question` on gives another leader.
bool anotherCanLead(const Comparison& comparison, ReaderInput reader, double tolerance, int leader,
                    std::size_t question) {
  while (question < comparison.questions.size() && reader.replies[question].closed) ++question;
  if (question == comparison.questions.size()) return naiveLeader(comparison, reader, tolerance) != leader;
  const int answers = static_cast<int>(comparison.questions[question].answers.size());
  for (int set = 0; set < 1 << answers; ++set) {
    Reply reply{true, {}};
    for (int a = 0; a < answers; ++a) {
      if (set >> a & 1) reply.chosen.push_back(a);
    }
    if (!comparison.questions[question].many && reply.chosen.size() > 1) continue;
    reader.replies[question] = reply;
    if (anotherCanLead(comparison, reader, tolerance, leader, question + 1)) return true;
  }
  return false;
}

bool anOpenAnswerRequires(const Comparison& comparison, const ReaderInput& reader) {
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    for (const Answer& answer : comparison.questions[q].answers) {
      if (!reader.replies[q].closed && !answer.requirements.empty()) return true;
    }
  }
  return false;
}

struct Count {
  int settled = 0, open = 0;
};

// Checks that settled is never wrong, and that it is exact where no open answer requires anything.
Count compareWithEnumeration(bool requirements, bool coarse, std::uint64_t seeds) {
  Count count;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Dice dice(seed);
    const Comparison comparison =
        randomComparison(dice, {2 + dice.below(3), 3, 3, 1 + dice.below(3), requirements, coarse});
    const Model model = buildModel(comparison);
    const ReaderInput reader = randomReader(dice, comparison);
    const Ranking ranking = rank(comparison, model, reader);
    const bool isSettled = settled(comparison, model, reader, ranking);
    if (!ranking.any) {
      REQUIRE_FALSE(isSettled);
      continue;
    }
    const bool another = anotherCanLead(comparison, reader, model.tolerance, ranking.leader(), 0);
    INFO("seed " << seed);
    if (isSettled) REQUIRE_FALSE(another);
    if (!anOpenAnswerRequires(comparison, reader)) REQUIRE(isSettled == !another);
    ++(isSettled ? count.settled : count.open);
  }
  return count;
}

}  // namespace

TEST_CASE("settled agrees with the enumeration of all completions") {
  for (bool coarse : {false, true}) {
    const Count count = compareWithEnumeration(false, coarse, 3000);
    CHECK(count.settled > 300);
    CHECK(count.open > 300);
  }
}

TEST_CASE("settled is never wrong where answers require something") {
  for (bool coarse : {false, true}) {
    const Count count = compareWithEnumeration(true, coarse, 3000);
    CHECK(count.settled > 300);
    CHECK(count.open > 300);
  }
}

TEST_CASE("a tied rival whose sum rounds differently does not prevent settled") {
  // 0.1 + 0.2 on one criterion against 0.3 on the other: tied, although the doubles differ in the last bit.
  const Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
    "criteria":[{"id":"x","name":"X","importance":0.3,"scale":{"min":0,"max":1}},{"id":"y","name":"Y","importance":0.1,"scale":{"min":0,"max":1}}],
    "ratings":{"a":{"x":{"value":1},"y":{"value":0}},"b":{"x":{"value":0},"y":{"value":1}}},
    "questions":[{"id":"one","text":"?","answers":[{"id":"p","text":"P","importance":{"y":0.2}}]},
                 {"id":"two","text":"?","answers":[{"id":"p","text":"P"}]}]})");
  const ReaderInput reader = readerOf(comparison, R"({"answers":{"one":["p"]}})");
  const Model model = buildModel(comparison);
  const Ranking ranking = rank(comparison, model, reader);
  CHECK(ranking.scores[0].points < ranking.scores[1].points);
  CHECK(ranking.scores[0].tied);
  CHECK(ranking.leader() == 0);
  CHECK(settled(comparison, model, reader, ranking));
}

// Two options, each best on a criterion with a slider, so the sliders are their points. One open question has a single
// answer, which adds `gain` to B. All importance is small, so the tolerance is 1e-9.
struct Duel {
  Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
    "criteria":[{"id":"x","name":"X","importance":0,"scale":{"min":0,"max":1}},{"id":"y","name":"Y","importance":0,"scale":{"min":0,"max":1}},
                {"id":"z","name":"Z","importance":0,"scale":{"min":0,"max":1}}],
    "ratings":{"a":{"x":{"value":1},"y":{"value":0},"z":{"value":0}},"b":{"x":{"value":0},"y":{"value":1},"z":{"value":1}}},
    "questions":[{"id":"one","text":"?","answers":[{"id":"p","text":"P","importance":{"z":0}}]}]})");
  Model model;
  ReaderInput reader;

  Duel(double a, double b, double gain) {
    comparison.questions[0].answers[0].importance[0].points = gain;
    model = buildModel(comparison);
    reader = newReaderInput(comparison);
    reader.sliders[0] = a;
    reader.sliders[1] = b;
  }
  int leader() const { return rank(comparison, model, reader).leader(); }
  bool isSettled() const { return settled(comparison, model, reader, rank(comparison, model, reader)); }
};

TEST_CASE("a leader that follows its rival in the document must lead by more than twice the tolerance") {
  CHECK(Duel(0, 2e-9, 0).model.tolerance == 1e-9);
  CHECK(Duel(0, 2e-9, 0).leader() == 1);
  CHECK_FALSE(Duel(0, 2e-9, 0).isSettled());
  CHECK(Duel(0, 2.5e-9, 0).isSettled());
}

TEST_CASE("a leader that precedes a tied rival is settled without a lead, except for a margin for rounding") {
  CHECK(Duel(1e-9, 1e-9, 0).isSettled());
  CHECK(Duel(0, 0.5e-9, 0).leader() == 0);
  CHECK(Duel(0, 0.5e-9, 0).isSettled());
  CHECK_FALSE(Duel(0, 0.6e-9, 0).isSettled());
  Duel lost(0, 0.6e-9, 0.6e-9);
  CHECK(lost.leader() == 0);
  CHECK_FALSE(lost.isSettled());
  lost.reader.replies[0] = {true, {0}};
  CHECK(lost.leader() == 1);
}

namespace {

// Each rival is good at one criterion, and each answer adds 1 to all these criteria. The first option leads by `ahead`.
bool isSettledAmong(int options, int answers, double ahead) {
  Comparison comparison;
  comparison.criteria.resize(11);
  for (Criterion& criterion : comparison.criteria) {
    criterion.importance = 0;
    criterion.hasMin = criterion.hasMax = true;
    criterion.max = 1;
  }
  comparison.options.resize(static_cast<std::size_t>(options));
  for (int c = 0; c < 11; ++c) {
    for (int o = 0; o < options; ++o) {
      Rating& rating = comparison.ratings.emplace_back();
      rating.option = o;
      rating.criterion = c;
      rating.hasValue = true;
      rating.min = rating.max = c == 10 ? o == 0 : o > 0 && o % 10 == c;
    }
  }
  for (int q = 0; q < 1 + answers / 32; ++q) comparison.questions.emplace_back().many = true;
  for (int a = 0; a < answers; ++a) {
    std::vector<CriterionPoints>& importance = comparison.questions[idx(a / 32)].answers.emplace_back().importance;
    for (int c = 0; c < 10; ++c) importance.push_back({c, 1});
  }
  comparison.questions.back().answers.emplace_back();
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[10] = ahead;
  const Model model = buildModel(comparison);
  return settled(comparison, model, reader, rank(comparison, model, reader));
}

}  // namespace

TEST_CASE("among too many options and answers one bound with the best of every rival decides") {
  // Each rival can gain `answers` points. A rival that is good at every criterion could gain ten times as many.
  CHECK(isSettledAmong(1000, 1600, 1600));
  CHECK_FALSE(isSettledAmong(1000, 1600, 1599));
  CHECK_FALSE(isSettledAmong(1001, 1600, 1600));
  CHECK_FALSE(isSettledAmong(1001, 1600, 15'999));
  CHECK(isSettledAmong(1001, 1600, 16'000));
}
