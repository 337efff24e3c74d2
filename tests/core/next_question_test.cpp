#include "tradeoff/next_question.h"

#include <cmath>
#include <map>

#include "catch.h"
#include "random_comparison.h"

namespace tradeoff {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// An extra question without effect, answered: so that rank() ranks before the first real answer too.
Comparison withDummy(Comparison comparison) {
  Question dummy;
  dummy.id = "dummy";
  dummy.answers.resize(1);
  dummy.answers[0].id = "a0";
  comparison.questions.push_back(dummy);
  return comparison;
}

// All completions of one reader, each ranked from scratch.
struct Oracle {
  Comparison comparison;
  Frame frame;
  struct Completion {
    std::vector<Reply> replies;
    int leader;
  };
  std::vector<Completion> completions;

  Oracle(const Comparison& plain, const Frame& plainFrame, const Reader& reader)
      : comparison(withDummy(plain)), frame(buildFrame(comparison)) {
    CHECK(frame.tolerance == plainFrame.tolerance);
    Reader full = reader;
    full.replies.push_back({true, {0}});
    complete(full, 0);
  }

  void complete(Reader& reader, std::size_t q) {
    while (q < reader.replies.size() && reader.replies[q].closed) ++q;
    if (q == reader.replies.size()) {
      completions.push_back({reader.replies, rank(comparison, frame, reader).leader()});
      return;
    }
    const int answers = static_cast<int>(comparison.questions[q].answers.size());
    const int ways = comparison.questions[q].many ? 1 << answers : answers;
    for (int way = 0; way < ways; ++way) {
      reader.replies[q] = {true, {}};
      if (!comparison.questions[q].many) reader.replies[q].chosen = {way};
      for (int a = 0; comparison.questions[q].many && a < answers; ++a) {
        if (way >> a & 1) reader.replies[q].chosen.push_back(a);
      }
      complete(reader, q + 1);
    }
    reader.replies[q] = {};
  }

  // Expected bits of doubt about the leader once it is known into which group each completion falls.
  template <class Group>
  double doubt(Group group) const {
    std::map<int, std::map<int, double>> counts;
    for (const Completion& completion : completions) counts[group(completion)][completion.leader] += 1;
    double bits = 0;
    for (const auto& [key, leaders] : counts) {
      double all = 0;
      for (const auto& [leader, times] : leaders) all += times;
      for (const auto& [leader, times] : leaders) bits -= times * std::log2(times / all);
    }
    return bits / static_cast<double>(completions.size());
  }

  double doubtAfter(int q) const {
    if (!comparison.questions[at(q)].many) {
      return doubt([&](const Completion& c) { return c.replies[at(q)].chosen[0]; });
    }
    double least = 1e9;
    for (int a = 0; a < static_cast<int>(comparison.questions[at(q)].answers.size()); ++a) {
      least = std::min(least, doubt([&](const Completion& c) {
                         const std::vector<int>& chosen = c.replies[at(q)].chosen;
                         return static_cast<int>(std::count(chosen.begin(), chosen.end(), a));
                       }));
    }
    return least;
  }
};

int choose(const Comparison& comparison, const std::vector<double>& afterwards) {
  std::vector<int> asked;
  for (int q = 0; q < static_cast<int>(afterwards.size()); ++q) {
    if (afterwards[at(q)] >= 0 && comparison.questions[at(q)].first) asked.push_back(q);
  }
  if (asked.empty()) {
    for (int q = 0; q < static_cast<int>(afterwards.size()); ++q) {
      if (afterwards[at(q)] >= 0) asked.push_back(q);
    }
  }
  int best = -1;
  for (const int q : asked) {
    bool least = true;
    for (const int other : asked) least = least && afterwards[at(q)] < afterwards[at(other)] + 1e-9;
    if (least && best < 0) best = q;
  }
  return best;
}

struct Seen {
  int undecided = 0, useful = 0;
};

void compareWithEnumeration(const Comparison& comparison, const Reader& reader, Seen& seen) {
  const Frame frame = buildFrame(comparison);
  const Oracle oracle(comparison, frame, reader);
  const NextQuestion next =
      nextQuestion(comparison, frame, buildCompletions(comparison), reader, rank(comparison, frame, reader));
  std::vector<double> expected(comparison.questions.size(), -1);
  for (int q = 0; q < static_cast<int>(comparison.questions.size()); ++q) {
    if (!reader.replies[at(q)].closed) expected[at(q)] = oracle.doubtAfter(q);
    REQUIRE(next.afterwards[at(q)] == Approx(expected[at(q)]).margin(1e-10));
    seen.useful += expected[at(q)] >= 0 && expected[at(q)] < next.doubt - 0.01;
  }
  REQUIRE(next.question == choose(comparison, expected));
  if (next.question >= 0) REQUIRE(next.doubt == Approx(oracle.doubt([](const auto&) { return 0; })).margin(1e-10));
  seen.undecided += next.doubt > 0.1;
}

TEST_CASE("the next question is the one that enumeration finds") {
  testing::Dice dice(2);
  Seen seen;
  for (int i = 0; i < 3000; ++i) {
    testing::Shape shape;
    shape.maxQuestions = 4;
    shape.maxAnswers = 3;
    shape.musts = i % 3 == 0 ? 30 : 0;
    const Comparison comparison = testing::randomComparison(dice, shape);
    compareWithEnumeration(comparison, testing::randomReader(dice, comparison, 25), seen);
  }
  CHECK(seen.undecided > 500);  // else the property above holds of nothing
  CHECK(seen.useful > 1000);
}

TEST_CASE("the next question among a hundred options is the one that enumeration finds") {
  testing::Dice dice(6);
  Seen seen;
  for (int i = 0; i < 60; ++i) {
    const Comparison comparison = testing::randomComparison(dice, testing::hundredOptions());
    compareWithEnumeration(comparison, testing::randomReader(dice, comparison, 25), seen);
  }
  CHECK(seen.undecided > 20);
  CHECK(seen.useful > 20);
}

// Each answer counts for one criterion by an odd amount: no question is without effect, and there are too many
// completions.
Comparison longComparison(testing::Dice& dice) {
  testing::Shape shape;
  shape.maxQuestions = 0;
  Comparison comparison = testing::randomComparison(dice, shape);
  const int criteria = static_cast<int>(comparison.criteria.size());
  for (int q = 0; q < 8; ++q) {
    Question question;
    question.id = testing::idOf("q", q);
    question.many = q % 4 == 3;
    for (int a = 0; a < 4; ++a) {
      Answer answer;
      answer.id = testing::idOf("a", a);
      answer.importance = {{dice.below(criteria), 0.37 + dice.unit()}};
      question.answers.push_back(answer);
    }
    comparison.questions.push_back(question);
  }
  return comparison;
}

TEST_CASE("beyond 4,096 completions the seeded ones are ranked, the same for every question") {
  testing::Dice dice(3);
  int compared = 0;
  for (int i = 0; i < 20; ++i) {
    const Comparison comparison = longComparison(dice);
    const Frame frame = buildFrame(comparison);
    const Completions completions = buildCompletions(comparison);
    const Reader reader = newReader(comparison);
    Oracle oracle(comparison, frame, [&] {
      Reader closed = reader;
      for (Reply& reply : closed.replies) reply.closed = true;
      return closed;
    }());
    oracle.completions.clear();
    for (int s = 0; s < kSampledCompletions; ++s) {
      Reader full = reader;
      full.replies.push_back({true, {0}});
      for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
        const int pick = completions.picks[q * kSampledCompletions + at(s)];
        full.replies[q].closed = true;
        if (!comparison.questions[q].many) full.replies[q].chosen = {pick};
        for (int a = 0; comparison.questions[q].many && a < 4; ++a) {
          if (pick >> a & 1) full.replies[q].chosen.push_back(a);
        }
      }
      oracle.completions.push_back({full.replies, rank(oracle.comparison, oracle.frame, full).leader()});
    }
    const NextQuestion next = nextQuestion(comparison, frame, completions, reader, rank(comparison, frame, reader));
    if (next.doubt == 0) continue;
    for (int q = 0; q < 8; ++q) {
      if (next.afterwards[at(q)] == next.doubt) continue;  // proved to be without effect on those that can lead
      REQUIRE(next.afterwards[at(q)] == Approx(oracle.doubtAfter(q)).margin(1e-10));
      ++compared;
    }
  }
  CHECK(compared > 50);
}

TEST_CASE("4,096 completions are still looked at one by one") {
  testing::Dice dice(7);
  Seen seen;
  for (int i = 0; i < 5; ++i) {
    Comparison comparison = longComparison(dice);
    comparison.questions.resize(6);
    for (Question& question : comparison.questions) question.many = false;
    compareWithEnumeration(comparison, newReader(comparison), seen);
  }
  CHECK(seen.undecided > 2);
}

// The first question decides between two options; twenty others add the same to both, which leaves two completions that
// differ, however many there are.
TEST_CASE("questions that make no difference do not stand in the way of looking at everything") {
  Comparison comparison;
  comparison.options.resize(2);
  comparison.criteria.resize(3);
  for (Criterion& criterion : comparison.criteria) criterion.max = 1;
  for (int o = 0; o < 2; ++o) {
    for (int c = 0; c < 3; ++c) {
      const double value = c == 2 ? 0.75 : c == o ? 1 : 0;
      comparison.ratings.push_back({o, c, true, false, value, value, {}, "", ""});
    }
  }
  for (int q = 0; q < 21; ++q) {
    Question& question = comparison.questions.emplace_back();
    question.id = testing::idOf("q", q);
    question.answers.resize(2);
    for (int a = 0; a < 2; ++a) question.answers[at(a)].importance = {{q == 0 ? a : 2, 1.0 + a}};
  }
  const Frame frame = buildFrame(comparison);
  const Reader reader = newReader(comparison);
  const NextQuestion next =
      nextQuestion(comparison, frame, buildCompletions(comparison), reader, rank(comparison, frame, reader));
  CHECK(next.question == 0);
  CHECK(next.doubt == 1);
  CHECK(next.afterwards[0] == 0);
  for (std::size_t q = 1; q < 21; ++q) CHECK(next.afterwards[q] == 1);
}

TEST_CASE("chance answers are spread evenly and do not depend on the place of a question") {
  testing::Dice dice(4);
  Comparison comparison = longComparison(dice);
  const Completions before = buildCompletions(comparison);
  std::swap(comparison.questions[0], comparison.questions[5]);
  const Completions after = buildCompletions(comparison);
  std::vector<int> seen(4), taken(4);
  for (std::size_t i = 0; i < kSampledCompletions; ++i) {
    REQUIRE(before.picks[i] == after.picks[5 * kSampledCompletions + i]);
    ++seen.at(at(before.picks[i]));
    for (std::size_t a = 0; a < 4; ++a) taken[a] += before.picks[3 * kSampledCompletions + i] >> a & 1;
  }
  for (const int times : seen) CHECK(std::abs(times - 256) < 60);  // 4.3 standard deviations
  for (const int times : taken) CHECK(std::abs(times - 512) < 70);
}

TEST_CASE("a closed comparison has no next question, an undecidable one its author's first") {
  testing::Dice dice(5);
  Comparison comparison = longComparison(dice);
  const Frame frame = buildFrame(comparison);
  Reader reader = newReader(comparison);
  for (Reply& reply : reader.replies) reply.closed = true;
  const Completions completions = buildCompletions(comparison);
  CHECK(nextQuestion(comparison, frame, completions, reader, rank(comparison, frame, reader)).question == -1);
  for (Question& question : comparison.questions) {
    for (Answer& answer : question.answers) answer.importance.clear();
  }
  reader.replies[2].closed = reader.replies[6].closed = false;
  CHECK(nextQuestion(comparison, frame, completions, reader, rank(comparison, frame, reader)).question == 2);
  comparison.questions[6].first = true;
  CHECK(nextQuestion(comparison, frame, completions, reader, rank(comparison, frame, reader)).question == 6);
}

// The most that take part where 64 questions with one answer each are open.
constexpr int kMostOfMany = (1 << 27) / kSampledCompletions / 64;

// So many options, the first ahead by a little and good at nothing else, and 64 questions that decide between the others.
Comparison crowd(int options) {
  testing::Dice dice(81);
  Comparison comparison;
  comparison.criteria.resize(4);
  for (Criterion& criterion : comparison.criteria) {
    criterion.hasMin = criterion.hasMax = true;
    criterion.max = 1;
  }
  comparison.options.resize(at(options));
  for (int c = 0; c < 4; ++c) {
    for (int o = 0; o < options; ++o) {
      Rating& rating = comparison.ratings.emplace_back();
      rating.option = o;
      rating.criterion = c;
      rating.hasValue = true;
      const double share = (o * (c == 1 ? 7 : 11)) % 97 / 194.0;  // of 1, that c1 and c2 have; the rest is c3
      const double rest = 1 - (o * 7) % 97 / 194.0 - (o * 11) % 97 / 194.0;
      const double size = o < kMostOfMany - 1 ? 0.5 : o < kMostOfMany ? 0.55 : 1;  // the last of those that take part is good
      rating.min = rating.max = c == 0 ? 1 - o / 1e5 : o == 0 ? 0 : (c == 3 ? rest : share) * size;
    }
  }
  for (int q = 0; q < 64; ++q) {
    Question& question = comparison.questions.emplace_back();
    question.id = testing::idOf("q", q);
    question.answers.resize(2);
    for (int a = 0; a < 2; ++a) question.answers[at(a)].importance = {{1 + (q + a) % 3, 1.0 + dice.below(5)}};
    if (q % 7 == 0) question.answers[1].musts = {{"k", {testing::boolValue(true)}, ""}};
  }
  for (int o = 0; o < options; o += 3) {
    comparison.options[at(o)].attributes = {{"k", false, {testing::boolValue(true)}}};
  }
  return comparison;
}

TEST_CASE("where there are too many options, the question is that of a comparison of the strongest") {
  const auto ask = [](const Comparison& comparison) {
    const Frame frame = buildFrame(comparison);
    Reader reader = newReader(comparison);
    reader.sliders[0] = 1;
    const Ranking ranking = rank(comparison, frame, reader);
    return nextQuestion(comparison, frame, buildCompletions(comparison), reader, ranking);
  };
  const Comparison all = crowd(kMostOfMany + 300);
  Comparison strongest = all;
  const auto keep = [&](int options) {
    strongest.options.resize(at(options));
    std::erase_if(strongest.ratings, [&](const Rating& rating) { return rating.option >= options; });
  };
  const NextQuestion next = ask(all);
  keep(kMostOfMany);
  const NextQuestion expected = ask(strongest);
  CHECK(next.question == expected.question);
  CHECK(next.doubt == expected.doubt);
  CHECK(next.afterwards == expected.afterwards);
  keep(20);
  CHECK(ask(strongest).afterwards != expected.afterwards);
}

}  // namespace
}  // namespace tradeoff
