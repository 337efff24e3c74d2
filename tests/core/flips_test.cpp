#include "tradeoff/flips.h"

#include <map>
#include <set>
#include <tuple>

#include "catch.h"
#include "random_comparison.h"

namespace tradeoff {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

using Answers = std::vector<int>;
using Single = std::tuple<int, int, Answers>;  // question, option, answers

// Every reader there can be, ranked from scratch.
struct Oracle {
  const Comparison& comparison;
  const Frame& frame;
  const Reader& reader;
  int leader;
  std::map<int, std::set<int>> optionsBySize;
  std::set<Single> singles;

  static int distance(const Question& question, const Answers& a, const Answers& b) {
    if (!question.many) return a != b;
    int changes = 0;
    for (int answer = 0; answer < static_cast<int>(question.answers.size()); ++answer) {
      changes += std::count(a.begin(), a.end(), answer) != std::count(b.begin(), b.end(), answer);
    }
    return changes;
  }

  void visit(Reader& changed, std::size_t q, int size) {
    if (q == changed.replies.size()) return judge(changed, size);
    const Question& question = comparison.questions[q];
    const int answers = static_cast<int>(question.answers.size());
    const Reply before = changed.replies[q];
    for (int way = question.many ? 0 : -1; way < (question.many ? 1 << answers : answers); ++way) {
      Reply reply{true, {}};
      if (!question.many && way >= 0) reply.chosen = {way};
      for (int a = 0; question.many && a < answers; ++a) {
        if (way >> a & 1) reply.chosen.push_back(a);
      }
      changed.replies[q] = reply;
      visit(changed, q + 1, size + distance(question, reply.chosen, before.chosen));
    }
    changed.replies[q] = before;
  }

  void judge(const Reader& changed, int size) {
    const int now = rank(comparison, frame, changed).leader();
    if (now < 0 || now == leader) return;
    optionsBySize[size].insert(now);
    if (size != 1) return;
    for (std::size_t q = 0; q < changed.replies.size(); ++q) {
      if (changed.replies[q].chosen != reader.replies[q].chosen) {
        singles.insert({static_cast<int>(q), now, changed.replies[q].chosen});
      }
    }
  }
};

Reader apply(Reader reader, const Flip& flip) {
  for (const Change& change : flip.changes) reader.replies[at(change.question)] = {true, change.answers};
  return reader;
}

struct Seen {
  int single = 0, two = 0, more = 0, none = 0;
};

void checkOne(testing::Dice& dice, const Comparison& comparison, Seen& seen) {
  const Frame frame = buildFrame(comparison);
  const Reader reader = testing::randomReader(dice, comparison, 80);
  const Ranking ranking = rank(comparison, frame, reader);
  const std::vector<Flip> flips = findFlips(comparison, frame, reader, ranking);
  if (!ranking.any) {
    REQUIRE(flips.empty());
    return;
  }
  Oracle oracle{comparison, frame, reader, ranking.leader(), {}, {}};
  Reader changed = reader;
  oracle.visit(changed, 0, 0);
  if (oracle.optionsBySize.empty()) {
    REQUIRE(flips.empty());
    ++seen.none;
    return;
  }
  const auto& [size, options] = *oracle.optionsBySize.begin();
  std::set<int> made;
  std::set<Single> singles;
  for (const Flip& flip : flips) {
    REQUIRE(flip.size == size);
    REQUIRE(rank(comparison, frame, apply(reader, flip)).leader() == flip.option);
    int changes = 0;
    for (const Change& change : flip.changes) {
      changes += Oracle::distance(comparison.questions[at(change.question)], change.answers,
                                  reader.replies[at(change.question)].chosen);
    }
    REQUIRE(changes == size);
    REQUIRE((size == 1 || made.count(flip.option) == 0));
    made.insert(flip.option);
    if (size == 1) singles.insert({flip.changes[0].question, flip.option, flip.changes[0].answers});
  }
  REQUIRE(made == options);
  if (size == 1) REQUIRE(singles == oracle.singles);
  if (size == 1) REQUIRE(singles.size() == flips.size());
  (size == 1 ? seen.single : size == 2 ? seen.two : seen.more)++;
}

TEST_CASE("flips are those that exhaustion finds") {
  testing::Dice dice(21);
  Seen seen;
  for (int i = 0; i < 4000; ++i) {
    testing::Shape shape;
    shape.maxQuestions = 4;
    shape.maxAnswers = 3;
    shape.musts = i % 2 == 0 ? 0 : 20;
    shape.many = i % 3 == 0 ? 80 : 30;
    checkOne(dice, testing::randomComparison(dice, shape), seen);
  }
  CHECK(seen.single > 1000);
  CHECK(seen.two > 200);
  CHECK(seen.more > 40);
  CHECK(seen.none > 200);
}

// Each answer counts a little for one criterion, against a base that counts more: several are needed.
Comparison manySmallAnswers(testing::Dice& dice, bool musts) {
  testing::Shape shape;
  shape.maxOptions = 4;
  shape.maxQuestions = 0;
  Comparison comparison = testing::randomComparison(dice, shape);
  const int criteria = static_cast<int>(comparison.criteria.size());
  for (Criterion& criterion : comparison.criteria) criterion.importance *= 2;
  for (int q = 0; q < 6; ++q) {
    Question question;
    question.id = testing::idOf("q", q);
    question.many = dice.chance(30);
    question.answers.resize(2);
    for (Answer& answer : question.answers) answer.importance = {{dice.below(criteria), dice.between(2, 5) * 0.1}};
    if (musts && q == 0) {
      Requires must;
      testing::randomAsk(dice, must.attribute, must.anyOf);
      question.answers[0].musts.push_back(must);
    }
    comparison.questions.push_back(question);
  }
  return comparison;
}

TEST_CASE("flips of many changes are those that exhaustion finds") {
  testing::Dice dice(22);
  Seen seen;
  for (int i = 0; i < 1600; ++i) checkOne(dice, manySmallAnswers(dice, i % 3 == 0), seen);
  CHECK(seen.two > 40);
  CHECK(seen.more > 40);
}

// By hand: A leads by 1 on c0 (importance 1). Each of three answers moves 0.4 to B on c1: three of them are 1.2.
TEST_CASE("three small answers together, by hand") {
  Comparison comparison;
  comparison.options.resize(2);
  comparison.criteria.resize(2);
  for (Criterion& criterion : comparison.criteria) criterion.max = 1;
  comparison.criteria[1].importance = 0;
  comparison.ratings = {{0, 0, true, false, 1, 1, {}, "", ""},
                        {1, 0, true, false, 0, 0, {}, "", ""},
                        {0, 1, true, false, 0, 0, {}, "", ""},
                        {1, 1, true, false, 1, 1, {}, "", ""}};
  for (int q = 0; q < 4; ++q) {
    Question question;
    question.answers.resize(2);
    question.answers[1].importance = {{1, q == 1 ? 0.2 : 0.4}};
    comparison.questions.push_back(question);
  }
  const Frame frame = buildFrame(comparison);
  Reader reader = newReader(comparison);
  reader.replies[0] = {true, {0}};
  const std::vector<Flip> flips = findFlips(comparison, frame, reader, rank(comparison, frame, reader));
  REQUIRE(flips.size() == 1);
  CHECK(flips[0].option == 1);
  CHECK(flips[0].size == 3);
  REQUIRE(flips[0].changes.size() == 3);
  CHECK(flips[0].changes[0].question == 0);
  CHECK(flips[0].changes[1].question == 2);
  CHECK(flips[0].changes[2].question == 3);
  for (const Change& change : flips[0].changes) CHECK(change.answers == std::vector<int>{1});
}

}  // namespace
}  // namespace tradeoff
