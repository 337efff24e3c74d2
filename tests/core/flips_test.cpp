#include "explain/flips.h"

#include <map>
#include <set>
#include <tuple>

#include "catch.h"
#include "random_comparison.h"

namespace tradeoff {
namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

using Answers = std::vector<int>;
using Single = std::tuple<int, int, Answers>;  // question, option, answers

// Ranks every possible reader from scratch.
struct Oracle {
  const Comparison& comparison;
  const Model& model;
  const ReaderInput& reader;
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

  void visit(ReaderInput& changed, std::size_t q, int size) {
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

  void judge(const ReaderInput& changed, int size) {
    const int now = rank(comparison, model, changed).leader();
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

ReaderInput apply(ReaderInput reader, const Flip& flip) {
  for (const Change& change : flip.changes) reader.replies[idx(change.question)] = {true, change.answers};
  return reader;
}

struct Seen {
  int single = 0, two = 0, more = 0, none = 0;
};

void checkOne(testing::Dice& dice, const Comparison& comparison, Seen& seen) {
  const Model model = buildModel(comparison);
  const ReaderInput reader = testing::randomReader(dice, comparison, 80);
  const Ranking ranking = rank(comparison, model, reader);
  const std::vector<Flip> flips = findFlips(comparison, model, reader, ranking);
  if (!ranking.any) {
    REQUIRE(flips.empty());
    return;
  }
  Oracle oracle{comparison, model, reader, ranking.leader(), {}, {}};
  ReaderInput changed = reader;
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
    REQUIRE(rank(comparison, model, apply(reader, flip)).leader() == flip.option);
    int changes = 0;
    for (const Change& change : flip.changes) {
      changes += Oracle::distance(comparison.questions[idx(change.question)], change.answers,
                                  reader.replies[idx(change.question)].chosen);
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

TEST_CASE("flips equal those found by exhaustive search") {
  testing::Dice dice(21);
  Seen seen;
  for (int i = 0; i < 4000; ++i) {
    testing::Shape shape;
    shape.maxQuestions = 4;
    shape.maxAnswers = 3;
    shape.requirements = i % 2 == 0 ? 0 : 20;
    shape.many = i % 3 == 0 ? 80 : 30;
    checkOne(dice, testing::randomComparison(dice, shape), seen);
  }
  CHECK(seen.single > 1000);
  CHECK(seen.two > 200);
  CHECK(seen.more > 40);
  CHECK(seen.none > 200);
}

TEST_CASE("flips among a hundred options equal those found by exhaustive search") {
  testing::Dice dice(23);
  Seen seen;
  for (int i = 0; i < 120; ++i) {
    checkOne(dice, testing::randomComparison(dice, testing::hundredOptions()), seen);
  }
  CHECK(seen.single > 30);
}

// Each answer adds a little to one criterion, and the base is larger: a flip needs several answers.
Comparison manySmallAnswers(testing::Dice& dice, bool requirements) {
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
    if (requirements && q == 0) {
      Requires requirement;
      testing::randomAsk(dice, requirement.attribute, requirement.anyOf);
      question.answers[0].requirements.push_back(requirement);
    }
    comparison.questions.push_back(question);
  }
  return comparison;
}

TEST_CASE("flips of many changes equal those found by exhaustive search") {
  testing::Dice dice(22);
  Seen seen;
  for (int i = 0; i < 1600; ++i) checkOne(dice, manySmallAnswers(dice, i % 3 == 0), seen);
  CHECK(seen.two > 40);
  CHECK(seen.more > 40);
}

// Hand-made options with their values by criterion. Without answers only the first criterion counts, with
// `importance` points.
Comparison tableOf(const std::vector<std::vector<double>>& values, double importance) {
  Comparison comparison;
  comparison.options.resize(values[0].size());
  comparison.criteria.resize(values.size());
  for (std::size_t c = 0; c < values.size(); ++c) {
    comparison.criteria[c].max = 1;
    comparison.criteria[c].importance = c == 0 ? importance : 0;
    for (std::size_t o = 0; o < values[c].size(); ++o) {
      comparison.ratings.push_back(
          {static_cast<int>(o), static_cast<int>(c), true, false, values[c][o], values[c][o], {}, "", ""});
    }
  }
  return comparison;
}

// An answer that only these options satisfy.
void require(Comparison& comparison, Answer& answer, const std::vector<int>& options) {
  const AttributeValue yes = testing::boolValue(true);
  Requires requirement;
  requirement.attribute = "k";
  requirement.anyOf = {yes};
  answer.requirements = {requirement};
  for (const int o : options) comparison.options[idx(o)].attributes = {{"k", false, {yes}}};
}

std::vector<Flip> flipsOf(const Comparison& comparison, const ReaderInput& reader) {
  const Model model = buildModel(comparison);
  return findFlips(comparison, model, reader, rank(comparison, model, reader));
}

// By hand: L has 10 points, R 8.7 and A 8.6. Both first answers together bring R and A past L, but the first one rules
// out R. So A leads, although its score is never above that of R.
TEST_CASE("a rival that a change rules out need not be overtaken") {
  Comparison comparison = tableOf({{1, 0.87, 0.86}, {0, 1, 1}}, 10);
  for (int q = 0; q < 2; ++q) comparison.questions.emplace_back().answers.emplace_back().importance = {{1, 1}};
  require(comparison, comparison.questions[0].answers[0], {0, 2});
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 10;
  const std::vector<Flip> flips = flipsOf(comparison, reader);
  REQUIRE(flips.size() == 1);
  CHECK(flips[0].option == 2);
  CHECK(flips[0].size == 2);
}

// By hand: L has 10 points, R 9.5 and A 8.6. R is ruled out by the second of the two answers given. Both other answers
// together bring A past L. R would pass both, but admitting R again also takes two changes.
TEST_CASE("a rival that a given answer rules out need not be overtaken, for any number of options") {
  std::vector<std::vector<double>> values{{1, 0.95, 0.86}, {0, 1, 1}};
  for (std::vector<double>& row : values) row.resize(70);
  Comparison comparison = tableOf(values, 10);
  for (int q = 0; q < 4; ++q) {
    Answer& answer = comparison.questions.emplace_back().answers.emplace_back();
    if (q > 1) answer.importance = {{1, 1}};
  }
  require(comparison, comparison.questions[1].answers[0], {0, 2});
  ReaderInput reader = newReaderInput(comparison);
  for (const int q : {0, 1}) reader.replies[idx(q)] = {true, {0}};
  const std::vector<Flip> flips = flipsOf(comparison, reader);
  REQUIRE(flips.size() == 2);
  CHECK(flips[0].option == 1);
  CHECK(flips[1].option == 2);
  for (const Flip& flip : flips) CHECK(flip.size == 2);
  CHECK(flips[1].changes[0].question == 2);
  CHECK(flips[1].changes[1].question == 3);
}

// By hand: on c0, whose importance is 20, B has 20 points, C 8.7 and A 8.5. Three of four answers give a point to A and
// C (c1), the fourth to A and B (c2). Twelve answers of the first kind bring C past B. A is then past B as well, but
// passing C would take more answers. There are billions of sets to try for that, so the search has to stop, and C is
// found by its largest gains alone. D is like C, but would need thirteen answers; it appears twice, before and after
// the other options. Each answer has a duplicate with the same effect: the first is taken.
TEST_CASE("where the search stops early, the largest gains still give a smallest set") {
  //                                D     A      B  C      D
  Comparison comparison = tableOf({{0.38, 0.425, 1, 0.435, 0.38}, {1, 1, 0, 1, 1}, {0, 1, 1, 0, 0}}, 20);
  for (int q = 0; q < 64; ++q) {
    std::vector<Answer>& answers = comparison.questions.emplace_back().answers;
    answers.resize(2);
    for (Answer& twin : answers) twin.importance = {{q % 4 == 3 ? 2 : 1, 1}};
  }
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 20;
  const std::vector<Flip> flips = flipsOf(comparison, reader);
  REQUIRE(flips.size() == 1);
  CHECK(flips[0].option == 3);
  CHECK(flips[0].size == 12);
  std::vector<int> questions;
  for (const Change& change : flips[0].changes) {
    questions.push_back(change.question);
    CHECK(change.answers == std::vector<int>{0});
  }
  CHECK(questions == std::vector<int>{0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14});
}

// By hand: A leads by 1 on c0 (importance 1). Each of these answers moves 0.4 points to B on c1, except one that moves
// only 0.2: three of the larger ones make 1.2. Each answer has a duplicate with the same effect.
TEST_CASE("of several sets of three answers the first in the order of questions and answers is taken") {
  for (const int smaller : {0, 1, 2, 3, 4}) {
    Comparison comparison = tableOf({{1, 0}, {0, 1}}, 1);
    for (int q = 0; q < 5; ++q) {
      std::vector<Answer>& answers = comparison.questions.emplace_back().answers;
      answers.resize(3);
      for (const std::size_t twin : {1u, 2u}) answers[twin].importance = {{1, q == smaller ? 0.2 : 0.4}};
    }
    ReaderInput reader = newReaderInput(comparison);
    reader.replies[0] = {true, {0}};
    const std::vector<Flip> flips = flipsOf(comparison, reader);
    REQUIRE(flips.size() == 1);
    CHECK(flips[0].option == 1);
    CHECK(flips[0].size == 3);
    REQUIRE(flips[0].changes.size() == 3);
    int question = 0;
    for (const Change& change : flips[0].changes) {
      question += question == smaller;
      CHECK(change.question == question++);
      CHECK(change.answers == std::vector<int>{1});
    }
  }
}

// Equal options. Only the last answer has an effect: it prefers the second option.
std::vector<Flip> flipsAmong(std::size_t options, std::size_t answers) {
  Comparison comparison;
  comparison.options.resize(options);
  comparison.options[1].attributes = {{"k", false, {testing::boolValue(true)}}};
  comparison.criteria.resize(1);
  comparison.questions.resize(1);
  comparison.questions[0].many = true;
  comparison.questions[0].answers.resize(answers);
  Prefers prefers;
  prefers.attribute = "k";
  prefers.anyOf = {testing::boolValue(true)};
  prefers.points = 1;
  comparison.questions[0].answers.back().prefers = {prefers};
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 1;
  return flipsOf(comparison, reader);
}

TEST_CASE("no flips are searched for where there are too many options and changes") {
  CHECK(flipsAmong(2000, 2000).size() == 1);
  CHECK(flipsAmong(2000, 2001).empty());
  CHECK(flipsAmong(2001, 2000).empty());
}

// Each answer adds 1 to the rival, which is 1,499.5 behind.
TEST_CASE("a flip of hundreds of changes is found") {
  Comparison comparison = tableOf({{1, 0}, {0, 1}}, 1);
  for (int q = 0; q < 64; ++q) {
    Question& question = comparison.questions.emplace_back();
    question.many = true;
    question.answers.resize(32);
    for (Answer& answer : question.answers) answer.importance = {{1, 1}};
  }
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 1500.5;
  const std::vector<Flip> flips = flipsOf(comparison, reader);
  REQUIRE(flips.size() == 1);
  CHECK(flips[0].option == 1);
  CHECK(flips[0].size == 1501);
}

// Every chosen answer requires something, so the options left after a change depend on all other answers.
TEST_CASE("taking back one of hundreds of must-haves readmits the options that fail no other") {
  Comparison comparison = tableOf({{0, 1}}, 1);
  comparison.options[0].attributes = {{"k", false, {testing::boolValue(true)}}};
  for (int q = 0; q < 20; ++q) {
    Question& question = comparison.questions.emplace_back();
    question.many = true;
    question.answers.resize(10);
    for (int a = 0; a < 10; ++a) {
      const std::string name = "k" + std::to_string(q) + "-" + std::to_string(a);
      question.answers[idx(a)].requirements = {{q == 13 && a == 6 ? "k" : name, {testing::boolValue(true)}, ""}};
      if (q == 13 && a == 6) continue;
      for (Option& option : comparison.options) option.attributes.push_back({name, false, {testing::boolValue(true)}});
    }
  }
  ReaderInput reader = newReaderInput(comparison);
  for (Reply& reply : reader.replies) reply = {true, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
  const std::vector<Flip> flips = flipsOf(comparison, reader);
  REQUIRE(flips.size() == 1);
  CHECK(flips[0].option == 1);
  REQUIRE(flips[0].changes.size() == 1);
  CHECK(flips[0].changes[0].question == 13);
  CHECK(flips[0].changes[0].answers == std::vector<int>{0, 1, 2, 3, 4, 5, 7, 8, 9});
}

}  // namespace
}  // namespace tradeoff
