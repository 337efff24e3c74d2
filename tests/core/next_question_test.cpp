#include "decide/next_question.h"

#include <cmath>
#include <map>

#include "catch.h"
#include "random_comparison.h"

namespace tradeoff {
namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// Adds an answered question without effect, so that rank() also ranks before the first real answer.
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
  Model model;
  struct Completion {
    std::vector<Reply> replies;
    int leader;
  };
  std::vector<Completion> completions;

  Oracle(const Comparison& plain, const Model& plainFrame, const ReaderInput& reader)
      : comparison(withDummy(plain)), model(buildModel(comparison)) {
    CHECK(model.tolerance == plainFrame.tolerance);
    ReaderInput full = reader;
    full.replies.push_back({true, {0}});
    complete(full, 0);
  }

  void complete(ReaderInput& reader, std::size_t q) {
    while (q < reader.replies.size() && reader.replies[q].closed) ++q;
    if (q == reader.replies.size()) {
      completions.push_back({reader.replies, rank(comparison, model, reader).leader()});
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

  // Expected entropy of the leader, in bits, once the group of the completion is known.
  template <class Group>
  double entropy(Group group) const {
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

  double entropyAfter(int q) const {
    if (!comparison.questions[idx(q)].many) {
      return entropy([&](const Completion& c) { return c.replies[idx(q)].chosen[0]; });
    }
    double least = 1e9;
    for (int a = 0; a < static_cast<int>(comparison.questions[idx(q)].answers.size()); ++a) {
      least = std::min(least, entropy([&](const Completion& c) {
                         const std::vector<int>& chosen = c.replies[idx(q)].chosen;
                         return static_cast<int>(std::count(chosen.begin(), chosen.end(), a));
                       }));
    }
    return least;
  }
};

int choose(const Comparison& comparison, const std::vector<double>& expectedEntropy) {
  std::vector<int> asked;
  for (int q = 0; q < static_cast<int>(expectedEntropy.size()); ++q) {
    if (expectedEntropy[idx(q)] >= 0 && comparison.questions[idx(q)].first) asked.push_back(q);
  }
  if (asked.empty()) {
    for (int q = 0; q < static_cast<int>(expectedEntropy.size()); ++q) {
      if (expectedEntropy[idx(q)] >= 0) asked.push_back(q);
    }
  }
  int best = -1;
  for (const int q : asked) {
    bool least = true;
    for (const int other : asked) least = least && expectedEntropy[idx(q)] < expectedEntropy[idx(other)] + 1e-9;
    if (least && best < 0) best = q;
  }
  return best;
}

struct Seen {
  int undecided = 0, useful = 0;
};

void compareWithEnumeration(const Comparison& comparison, const ReaderInput& reader, Seen& seen) {
  const Model model = buildModel(comparison);
  const Oracle oracle(comparison, model, reader);
  const NextQuestion next =
      nextQuestion(comparison, model, buildCompletions(comparison), reader, rank(comparison, model, reader));
  std::vector<double> expected(comparison.questions.size(), -1);
  for (int q = 0; q < static_cast<int>(comparison.questions.size()); ++q) {
    if (!reader.replies[idx(q)].closed) expected[idx(q)] = oracle.entropyAfter(q);
    REQUIRE(next.expectedEntropy[idx(q)] == Approx(expected[idx(q)]).margin(1e-10));
    seen.useful += expected[idx(q)] >= 0 && expected[idx(q)] < next.entropy - 0.01;
  }
  REQUIRE(next.question == choose(comparison, expected));
  if (next.question >= 0) REQUIRE(next.entropy == Approx(oracle.entropy([](const auto&) { return 0; })).margin(1e-10));
  seen.undecided += next.entropy > 0.1;
}

TEST_CASE("the next question equals the one found by enumeration") {
  testing::Dice dice(2);
  Seen seen;
  for (int i = 0; i < 3000; ++i) {
    testing::Shape shape;
    shape.maxQuestions = 4;
    shape.maxAnswers = 3;
    shape.requirements = i % 3 == 0 ? 30 : 0;
    const Comparison comparison = testing::randomComparison(dice, shape);
    compareWithEnumeration(comparison, testing::randomReader(dice, comparison, 25), seen);
  }
  CHECK(seen.undecided > 500);  // otherwise the comparison above proves nothing
  CHECK(seen.useful > 1000);
}

TEST_CASE("the next question among a hundred options equals the one found by enumeration") {
  testing::Dice dice(6);
  Seen seen;
  for (int i = 0; i < 60; ++i) {
    const Comparison comparison = testing::randomComparison(dice, testing::hundredOptions());
    compareWithEnumeration(comparison, testing::randomReader(dice, comparison, 25), seen);
  }
  CHECK(seen.undecided > 20);
  CHECK(seen.useful > 20);
}

// Each answer adds an irregular amount to one criterion, so every question has an effect, and there are too many
// completions to enumerate.
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

// The oracle for the seeded completions. All questions are open.
Oracle sampledOracle(const Comparison& comparison, const Model& model, const Completions& completions,
                     const ReaderInput& reader) {
  ReaderInput closed = reader;
  for (Reply& reply : closed.replies) reply.closed = true;
  Oracle oracle(comparison, model, closed);
  oracle.completions.clear();
  for (int s = 0; s < kSampledCompletions; ++s) {
    ReaderInput full = reader;
    full.replies.push_back({true, {0}});
    for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
      const int pick = completions.picks[q * kSampledCompletions + idx(s)];
      full.replies[q].closed = true;
      if (!comparison.questions[q].many) full.replies[q].chosen = {pick};
      for (int a = 0; comparison.questions[q].many && a < 4; ++a) {
        if (pick >> a & 1) full.replies[q].chosen.push_back(a);
      }
    }
    oracle.completions.push_back({full.replies, rank(oracle.comparison, oracle.model, full).leader()});
  }
  return oracle;
}

TEST_CASE("beyond 4,096 completions the seeded ones are ranked, the same for every question") {
  testing::Dice dice(3);
  int compared = 0;
  for (int i = 0; i < 20; ++i) {
    const Comparison comparison = longComparison(dice);
    const Model model = buildModel(comparison);
    const Completions completions = buildCompletions(comparison);
    const ReaderInput reader = newReaderInput(comparison);
    const Oracle oracle = sampledOracle(comparison, model, completions, reader);
    const NextQuestion next = nextQuestion(comparison, model, completions, reader, rank(comparison, model, reader));
    if (next.entropy == 0) continue;
    for (int q = 0; q < 8; ++q) {
      if (next.expectedEntropy[idx(q)] == next.entropy)
        continue;  // proved to have no effect on the options that can lead
      REQUIRE(next.expectedEntropy[idx(q)] == Approx(oracle.entropyAfter(q)).margin(1e-10));
      ++compared;
    }
  }
  CHECK(compared > 50);
}

TEST_CASE("up to 4,096 completions are enumerated") {
  testing::Dice dice(7);
  Seen seen;
  for (int i = 0; i < 5; ++i) {
    Comparison comparison = longComparison(dice);
    comparison.questions.resize(6);
    for (Question& question : comparison.questions) question.many = false;
    compareWithEnumeration(comparison, newReaderInput(comparison), seen);
  }
  CHECK(seen.undecided > 2);
}

// The first question decides between two options. Twenty others add the same to both, so only two of the many
// completions differ.
TEST_CASE("questions without effect do not prevent enumeration") {
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
    for (int a = 0; a < 2; ++a) question.answers[idx(a)].importance = {{q == 0 ? a : 2, 1.0 + a}};
  }
  const Model model = buildModel(comparison);
  const ReaderInput reader = newReaderInput(comparison);
  const NextQuestion next =
      nextQuestion(comparison, model, buildCompletions(comparison), reader, rank(comparison, model, reader));
  CHECK(next.question == 0);
  CHECK(next.entropy == 1);
  CHECK(next.expectedEntropy[0] == 0);
  for (std::size_t q = 1; q < 21; ++q) CHECK(next.expectedEntropy[q] == 1);
}

TEST_CASE("random answers are uniform and do not depend on the index of a question") {
  testing::Dice dice(4);
  Comparison comparison = longComparison(dice);
  const Completions before = buildCompletions(comparison);
  std::swap(comparison.questions[0], comparison.questions[5]);
  const Completions after = buildCompletions(comparison);
  std::vector<int> seen(4), taken(4);
  for (std::size_t i = 0; i < kSampledCompletions; ++i) {
    REQUIRE(before.picks[i] == after.picks[5 * kSampledCompletions + i]);
    ++seen.at(idx(before.picks[i]));
    for (std::size_t a = 0; a < 4; ++a) taken[a] += before.picks[3 * kSampledCompletions + i] >> a & 1;
  }
  for (const int times : seen) CHECK(std::abs(times - 256) < 60);  // 4.3 standard deviations
  for (const int times : taken) CHECK(std::abs(times - 512) < 70);
}

TEST_CASE("without open questions there is no next question, and with undecidable ones it is the first of the author") {
  testing::Dice dice(5);
  Comparison comparison = longComparison(dice);
  const Model model = buildModel(comparison);
  ReaderInput reader = newReaderInput(comparison);
  for (Reply& reply : reader.replies) reply.closed = true;
  const Completions completions = buildCompletions(comparison);
  CHECK(nextQuestion(comparison, model, completions, reader, rank(comparison, model, reader)).question == -1);
  for (Question& question : comparison.questions) {
    for (Answer& answer : question.answers) answer.importance.clear();
  }
  reader.replies[2].closed = reader.replies[6].closed = false;
  CHECK(nextQuestion(comparison, model, completions, reader, rank(comparison, model, reader)).question == 2);
  comparison.questions[6].first = true;
  CHECK(nextQuestion(comparison, model, completions, reader, rank(comparison, model, reader)).question == 6);
}

// The number of options that take part with 64 open choose-one questions: 2^26 additions, 1,024 completions, 64 choices
// in each.
constexpr int kMostOfMany = 1024;

// Points fall slightly from option to option, and 64 questions can bring every option to the front. Three groups are
// each best on a criterion of their own: all options that may take part except the last, the last one, and those past
// the limit. So the result shows which options take part.
Comparison crowd(int options) {
  Comparison comparison;
  comparison.criteria.resize(4);
  for (Criterion& criterion : comparison.criteria) {
    criterion.hasMin = criterion.hasMax = true;
    criterion.max = 1;
    criterion.importance = 0;
  }
  comparison.options.resize(idx(options));
  const auto valueOf = [](int o, int c) {
    if (c == 0) return 1 - o / 1e5;
    if (o == 0) return 0.0;  // with any answers, every other option gains on the leader
    const int group = o < kMostOfMany - 1 ? 1 : o < kMostOfMany ? 2 : 3;
    return c == group ? 1 - (o % 5) / 100.0 : 0.1;
  };
  for (int c = 0; c < 4; ++c) {
    for (int o = 0; o < options; ++o) {
      const double value = valueOf(o, c);
      comparison.ratings.push_back({o, c, true, false, value, value, {}, "", ""});
    }
  }
  testing::Dice dice(81);
  for (int q = 0; q < 64; ++q) {
    Question& question = comparison.questions.emplace_back();
    question.id = testing::idOf("q", q);
    question.answers.resize(2);
    for (int a = 0; a < 2; ++a) question.answers[idx(a)].importance = {{1 + (q + a) % 3, 1.0 + dice.below(5)}};
    if (q % 7 == 0) question.answers[1].requirements = {{"k", {testing::boolValue(true)}, ""}};
  }
  for (int o = 0; o < options; ++o) {
    if (o % 3 == 0 || o >= kMostOfMany - 1) {
      comparison.options[idx(o)].attributes = {{"k", false, {testing::boolValue(true)}}};
    }
  }
  return comparison;
}

TEST_CASE("above the limit of options exactly the strongest ones take part in the next question") {
  const auto readerOf = [](const Comparison& comparison) {
    ReaderInput reader = newReaderInput(comparison);
    reader.sliders[0] = 1;
    return reader;
  };
  const auto ask = [&](const Comparison& comparison) {
    const Model model = buildModel(comparison);
    const ReaderInput reader = readerOf(comparison);
    const Ranking ranking = rank(comparison, model, reader);
    return nextQuestion(comparison, model, buildCompletions(comparison), reader, ranking);
  };
  // The entropy that remains after each question when every option takes part.
  const auto rankAll = [&](const Comparison& comparison) {
    const Oracle oracle =
        sampledOracle(comparison, buildModel(comparison), buildCompletions(comparison), readerOf(comparison));
    std::vector<double> expectedEntropy;
    for (int q = 0; q < 64; ++q) expectedEntropy.push_back(oracle.entropyAfter(q));
    return expectedEntropy;
  };
  const auto distance = [](const std::vector<double>& a, const std::vector<double>& b) {
    double most = 0;
    for (std::size_t q = 0; q < 64; ++q) most = std::max(most, std::fabs(a[q] - b[q]));
    return most;
  };
  const NextQuestion atLimit = ask(crowd(kMostOfMany));
  // At the limit every option takes part, including the last one.
  CHECK(distance(atLimit.expectedEntropy, rankAll(crowd(kMostOfMany))) < 1e-10);
  CHECK(distance(atLimit.expectedEntropy, rankAll(crowd(kMostOfMany - 1))) > 0.1);
  // Past the limit the weakest options do not take part, although they would change the result.
  CHECK(distance(atLimit.expectedEntropy, rankAll(crowd(kMostOfMany + 1))) > 0.1);
  for (const int more : {1, 300}) {
    INFO(more << " more options");
    const NextQuestion next = ask(crowd(kMostOfMany + more));
    CHECK(next.question == atLimit.question);
    CHECK(next.entropy == atLimit.entropy);
    CHECK(next.expectedEntropy == atLimit.expectedEntropy);
  }
}

}  // namespace
}  // namespace tradeoff
