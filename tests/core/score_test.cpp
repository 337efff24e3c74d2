#include "decide/score.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "catch.h"
#include "sample.h"

using namespace tradeoff;
using namespace tradeoff::test;

namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

const Score& scoreOf(const Ranking& ranking, int option) {
  return *std::find_if(ranking.scores.begin(), ranking.scores.end(),
                       [&](const Score& s) { return s.option == option; });
}

// The same comparison with its options or criteria in another order: `order[new] = old`.
Comparison reorderOptions(const Comparison& comparison, const std::vector<int>& order) {
  Comparison other = comparison;
  std::vector<int> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    other.options[i] = comparison.options[idx(order[i])];
    place[idx(order[i])] = static_cast<int>(i);
  }
  for (Rating& rating : other.ratings) rating.option = place[idx(rating.option)];
  std::stable_sort(other.ratings.begin(), other.ratings.end(), [](const Rating& a, const Rating& b) {
    return a.criterion != b.criterion ? a.criterion < b.criterion : a.option < b.option;
  });
  return other;
}

std::vector<int> shuffled(Dice& dice, int count) {
  std::vector<int> order(idx(count));
  std::iota(order.begin(), order.end(), 0);
  for (int i = count - 1; i > 0; --i) std::swap(order[idx(i)], order[idx(dice.below(i + 1))]);
  return order;
}

}  // namespace

TEST_CASE("tolerance and reach are computed from the whole document") {
  const Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
    "criteria":[{"id":"x","name":"X","importance":2},{"id":"y","name":"Y","importance":0}],
    "ratings":{"a":{"x":{"value":1}},"b":{"x":{"value":2}}},
    "questions":[
      {"id":"one","text":"?","answers":[{"id":"p","text":"P","importance":{"x":3,"y":1}},{"id":"q","text":"Q","importance":{"y":4}}]},
      {"id":"many","text":"?","choose":"many","answers":[
        {"id":"p","text":"P","importance":{"x":1},"prefers":{"attribute":"k","anyOf":["v"],"points":5}},
        {"id":"q","text":"Q","importance":{"x":2}}]}]})");
  const Model model = buildModel(comparison);
  CHECK(model.reach == std::vector<double>{2 + 3 + (1 + 2), 0 + 4 + 0});
  CHECK(model.tolerance == 1e-9 * (8 + 4 + 5));
}

TEST_CASE("a comparison without points has a tolerance too") {
  Comparison comparison;
  comparison.options.resize(2);
  comparison.criteria.resize(1);
  comparison.criteria[0].importance = 0;
  CHECK(buildModel(comparison).tolerance == 1e-9);
}

TEST_CASE("attribute tests are numbered in document order") {
  const Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A","attributes":{"k":"v"}},{"id":"b","name":"B","attributes":{"k":["w","v"],"t":true}},{"id":"c","name":"C"}],
    "criteria":[{"id":"x","name":"X"}], "ratings":{"a":{"x":{"value":1}},"b":{"x":{"value":2}}},
    "questions":[{"id":"one","text":"?","answers":[
      {"id":"p","text":"P","prefers":{"attribute":"k","anyOf":["v"],"points":5}},
      {"id":"q","text":"Q","requires":[{"attribute":"k","anyOf":["v"]},{"attribute":"t","anyOf":[true]},{"attribute":"t","anyOf":["true"]}]}]}]})");
  const AttributeTests tests = findAttributeTests(comparison);
  CHECK(tests.count == 4);
  const AttributeTests::Range prefers = tests.ofQuestion[0][0].prefers,
                              requirements = tests.ofQuestion[0][1].requirements;
  CHECK((prefers.first == 0 && prefers.count == 1));
  CHECK((requirements.first == 1 && requirements.count == 3));
  for (int o = 0; o < 3; ++o) {
    CHECK(tests.meets(o, prefers.first) == (o < 2));
    CHECK(tests.meets(o, requirements.first) == (o < 2));
    CHECK(tests.meets(o, requirements.first + 1) == (o == 1));
    CHECK_FALSE(tests.meets(o, requirements.first + 2));
  }
}

TEST_CASE("an attribute can be text for some options and a boolean for others") {
  Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],"criteria":[{"id":"x","name":"X"}],
    "ratings":{"a":{"x":{"value":1}},"b":{"x":{"value":2}}},"questions":[{"id":"one","text":"?","answers":[{"id":"p","text":"P"}]}]})");
  std::vector<AttributeValue> values;
  for (const char* text : {"f", "e", "d", "true", "c", "b", "a"}) values.push_back({false, false, text});
  values.insert(values.begin() + 1, {true, true, ""});
  values.insert(values.begin() + 4, {true, false, ""});
  for (const AttributeValue& value : values) {
    Requires requirement;
    requirement.attribute = "k";
    requirement.anyOf = {value};
    comparison.questions[0].answers[0].requirements.push_back(requirement);
  }
  for (const AttributeValue& had : values) {
    comparison.options[0].attributes = {{"k", false, {had}}};
    const AttributeTests tests = findAttributeTests(comparison);
    REQUIRE(tests.count == static_cast<int>(values.size()));
    for (std::size_t m = 0; m < values.size(); ++m) {
      CHECK(tests.meets(0, static_cast<int>(m)) == (values[m] == had));
    }
  }
}

TEST_CASE("more attribute tests than a word has bits are each stored in their own bit") {
  Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],"criteria":[{"id":"x","name":"X"}],
    "ratings":{"a":{"x":{"value":1}},"b":{"x":{"value":2}}},"questions":[{"id":"one","text":"?","answers":[{"id":"p","text":"P"}]}]})");
  constexpr int kAsks = 192;  // three words, full to the last bit
  const auto name = [](int ask) { return "k" + std::to_string(ask); };
  const AttributeValue yes{true, true, ""};
  for (int ask = 0; ask < kAsks; ++ask) {
    Requires requirement;
    requirement.attribute = name(ask);
    requirement.anyOf = {yes};
    comparison.questions[0].answers[0].requirements.push_back(requirement);
    if (ask % 3 == 0) comparison.options[0].attributes.push_back({name(ask), false, {yes}});
    if (ask % 5 == 0) comparison.options[1].attributes.push_back({name(ask), false, {yes}});
  }
  const AttributeTests tests = findAttributeTests(comparison);
  REQUIRE(tests.count == kAsks);
  for (int ask = 0; ask < kAsks; ++ask) {
    CHECK(tests.meets(0, ask) == (ask % 3 == 0));
    CHECK(tests.meets(1, ask) == (ask % 5 == 0));
    const int size = std::min(32, kAsks - ask);
    std::uint32_t bits = 0;
    for (int i = 0; i < size; ++i) bits |= std::uint32_t{(ask + i) % 3 == 0} << i;
    CHECK(tests.bits(0, ask, size) == bits);
  }
}

namespace {

// Options with some of `values` values, and an answer with `preferences` preferences for random subsets of them.
Comparison manyPreferences(Dice& dice, int options, int preferences, int values) {
  Comparison comparison;
  comparison.options.resize(idx(options));
  comparison.criteria.resize(1);
  comparison.questions.resize(1);
  Answer& answer = comparison.questions[0].answers.emplace_back();
  const auto some = [&](int percent) {
    std::vector<AttributeValue> chosen;
    for (int v = 0; v < values; ++v) {
      if (dice.below(100) < percent) chosen.push_back({false, false, std::to_string(v)});
    }
    return chosen;
  };
  for (Option& option : comparison.options) option.attributes = {{"k", true, some(40)}};
  for (int i = 0; i < preferences; ++i) answer.prefers.push_back({"k", some(20), dice.unit()});
  return comparison;
}

bool shares(const std::vector<AttributeValue>& a, const std::vector<AttributeValue>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const AttributeValue& value) { return std::find(b.begin(), b.end(), value) != b.end(); });
}

}  // namespace

TEST_CASE("a value that many attribute tests accept meets each of them") {
  Dice dice(61);
  for (const int preferences : {1, 7, 8, 9, 31, 32, 33, 70, 300}) {
    const Comparison comparison = manyPreferences(dice, 20, preferences, 6);
    const AttributeTests tests = findAttributeTests(comparison);
    for (int o = 0; o < 20; ++o) {
      for (int i = 0; i < preferences; ++i) {
        const Prefers& prefers = comparison.questions[0].answers[0].prefers[idx(i)];
        REQUIRE(tests.meets(o, i) == shares(comparison.options[idx(o)].attributes[0].values, prefers.anyOf));
      }
    }
  }
}

TEST_CASE("bonus points are summed in groups of eight, for one option and for all") {
  Dice dice(62);
  int different = 0;
  for (const int preferences : {0, 1, 8, 9, 16, 17, 33, 70}) {
    const Comparison comparison = manyPreferences(dice, 30, preferences, 9);
    const Model model = buildModel(comparison);
    std::vector<int> who;
    for (int o = 0; o < 30; o += 2) who.push_back(o);
    std::vector<double> points(who.size(), 3), taken(who.size(), 3);
    addBonuses(comparison, model, 0, 0, 1, who, points.data());
    addBonuses(comparison, model, 0, 0, -1, who, taken.data());
    for (std::size_t i = 0; i < who.size(); ++i) {
      double inOrder = 0, bonus = 0, group = 0;
      for (int k = 0; k < preferences; ++k) {
        const double given =
            model.tests.meets(who[i], k) ? comparison.questions[0].answers[0].prefers[idx(k)].points : 0;
        inOrder += given;
        group += given;
        if (k % 8 == 7 || k + 1 == preferences) {
          bonus += group;
          group = 0;
        }
      }
      REQUIRE(bonusOf(comparison, model, 0, 0, who[i]) == bonus);
      REQUIRE(points[i] == 3 + bonus);
      REQUIRE(taken[i] == 3 - bonus);
      if (preferences <= 8) REQUIRE(bonus == inOrder);
      different += bonus != inOrder;
    }
  }
  CHECK(different > 0);
}

TEST_CASE("the first 64 failed must-haves of each option are reported") {
  for (const int requirements : {64, 65, 200}) {
    Comparison comparison;
    comparison.options.resize(3);
    comparison.options[1].attributes = {{"k", false, {{true, true, ""}}}};
    comparison.criteria.resize(1);
    comparison.questions.resize(1);
    Answer& answer = comparison.questions[0].answers.emplace_back();
    for (int m = 0; m < requirements; ++m) answer.requirements.push_back({m == 5 ? "l" : "k", {{true, true, ""}}, ""});
    ReaderInput reader = newReaderInput(comparison);
    reader.replies[0] = {true, {0}};
    const Ranking ranking = rank(comparison, buildModel(comparison), reader);
    REQUIRE(ranking.failures.size() == 64 + 1 + 64);
    for (std::size_t i = 0; i < 64; ++i) {
      CHECK((ranking.failures[i].option == 0 && ranking.failures[i].requirement == static_cast<int>(i)));
      CHECK((ranking.failures[65 + i].option == 2 && ranking.failures[65 + i].requirement == static_cast<int>(i)));
    }
    CHECK((ranking.failures[64].option == 1 && ranking.failures[64].requirement == 5));
    CHECK(ranking.unmet);
  }
}

TEST_CASE("every must-have that an option fails is reported, also after one that it meets") {
  const Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A","attributes":{"k":true}},{"id":"b","name":"B","attributes":{"l":true}},{"id":"c","name":"C","attributes":{"k":true,"l":true,"m":true}}],
    "criteria":[{"id":"x","name":"X"}], "ratings":{"a":{"x":{"value":1}},"b":{"x":{"value":2}}},
    "questions":[{"id":"one","text":"?","answers":[{"id":"p","text":"P","requires":[{"attribute":"k","anyOf":[true]},
      {"attribute":"l","anyOf":[true]},{"attribute":"m","anyOf":[true]}]}]}]})");
  const Ranking ranking =
      rank(comparison, buildModel(comparison), readerOf(comparison, R"({"answers":{"one":["p"]}})"));
  std::vector<std::pair<int, int>> failed;
  for (const Failure& failure : ranking.failures) failed.emplace_back(failure.option, failure.requirement);
  CHECK(failed == std::vector<std::pair<int, int>>{{0, 1}, {0, 2}, {1, 0}, {1, 2}});
}

TEST_CASE("a missing rating covers the whole scale, and an empty scale gives every option the middle value") {
  const Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"}],
    "criteria":[{"id":"x","name":"X","scale":{"min":0,"max":4}},{"id":"y","name":"Y"},{"id":"z","name":"Z","scale":{"min":0,"max":4,"better":"lower"}}],
    "ratings":{"a":{"x":{"value":1},"y":{"value":7},"z":{"min":1,"max":3}},"b":{"y":{"value":7},"z":{"value":5}}}})");
  const Values values = mapRatings(comparison);
  CHECK(values.low == std::vector<double>{0.25, 0.5, 0.25, 0, 0.5, 0, 0, 0.5, 0});
  CHECK(values.middle == std::vector<double>{0.25, 0.5, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5});
  CHECK(values.high == std::vector<double>{0.25, 0.5, 0.75, 1, 0.5, 0, 1, 0.5, 1});
}

TEST_CASE("every preference of an answer gives its bonus, and fit is a share even of tiny totals") {
  const Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A","attributes":{"k":true,"m":true}},{"id":"b","name":"B","attributes":{"l":true}}],
    "criteria":[{"id":"x","name":"X","importance":0.25,"scale":{"min":0,"max":1}}],"ratings":{"b":{"x":{"value":1}}},
    "questions":[{"id":"one","text":"?","answers":[{"id":"p","text":"P","prefers":[{"attribute":"k","anyOf":[true],"points":0.125},
      {"attribute":"l","anyOf":[true],"points":0.25},{"attribute":"m","anyOf":[true],"points":0.0625}]}]}]})");
  const Ranking ranking =
      rank(comparison, buildModel(comparison), readerOf(comparison, R"({"answers":{"one":["p"]}})"));
  CHECK(ranking.bonus == std::vector<double>{0.125 + 0.0625, 0.25});
  CHECK(ranking.inPlay == 0.25 + 0.125 + 0.25 + 0.0625);
  REQUIRE(scoreOf(ranking, 0).fit);
  CHECK(*scoreOf(ranking, 0).fit == (0.125 + 0.1875) / 0.6875);
  const Score& b = scoreOf(ranking, 1);
  CHECK(*b.fit == 0.5 / 0.6875);
  CHECK(b.low == 0.5);
  CHECK(scoreOf(ranking, 0).low == 0.1875);
  CHECK(scoreOf(ranking, 0).high == 0.25 + 0.1875);
}

TEST_CASE("scores equal the naive sums") {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Dice dice(seed);
    const Shape shape{2 + dice.below(6), dice.below(7), dice.below(4), 1 + dice.below(4), dice.oneIn(2), dice.oneIn(3)};
    const Comparison comparison = randomComparison(dice, shape);
    const Model model = buildModel(comparison);
    const ReaderInput reader = randomReader(dice, comparison);
    const Ranking ranking = rank(comparison, model, reader);
    REQUIRE(ranking.any == reader.started());
    if (!ranking.any) {
      REQUIRE(ranking.scores.empty());
      continue;
    }
    REQUIRE(ranking.scores.size() == comparison.options.size());
    bool anyMeets = false;
    for (int o = 0; o < shape.options; ++o) anyMeets = anyMeets || naiveMeetsMusts(comparison, reader, o);
    REQUIRE(ranking.unmet == !anyMeets);
    for (int o = 0; o < shape.options; ++o) {
      const Score& score = scoreOf(ranking, o);
      REQUIRE(score.points == Approx(naiveScore(comparison, reader, o)).margin(1e-12));
      REQUIRE(score.low <= score.points + 1e-12);
      REQUIRE(score.high >= score.points - 1e-12);
      REQUIRE(score.excluded == (anyMeets && !naiveMeetsMusts(comparison, reader, o)));
      if (score.fit) REQUIRE((*score.fit >= 0 && *score.fit <= 1 + 1e-12));
    }
    REQUIRE(ranking.leader() == naiveLeader(comparison, reader, model.tolerance));
  }
}

TEST_CASE("options are ordered by points, ties in the author's order, ruled-out options last") {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Dice dice(seed);
    const Comparison comparison = randomComparison(dice, {2 + dice.below(9), 2, 2, 3, true, true});
    const Model model = buildModel(comparison);
    const Ranking ranking = rank(comparison, model, randomReader(dice, comparison));
    for (std::size_t i = 1; i < ranking.scores.size(); ++i) {
      const Score& a = ranking.scores[i - 1];
      const Score& b = ranking.scores[i];
      REQUIRE(a.excluded <= b.excluded);
      if (b.excluded) {
        REQUIRE(b.rank == 0);
        REQUIRE_FALSE(b.tied);
        if (a.excluded) REQUIRE(a.option < b.option);
      } else if (a.points - b.points > model.tolerance) {
        REQUIRE(b.rank == static_cast<int>(i) + 1);
      } else {  // coarse points are exact, so points within the tolerance are equal
        REQUIRE(a.option < b.option);
        REQUIRE(a.rank == b.rank);
        REQUIRE((a.tied && b.tied));
      }
    }
  }
}

TEST_CASE("options are tied up to the tolerance, counted from the first of their group") {
  const Comparison comparison = comparisonOf(R"({"format":1,"id":"t","title":"T",
    "options":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"}],
    "criteria":[{"id":"x","name":"X","importance":0,"scale":{"min":0,"max":1}},{"id":"y","name":"Y","importance":0,"scale":{"min":0,"max":1}}],
    "ratings":{"a":{"x":{"value":0},"y":{"value":0}},"b":{"x":{"value":1},"y":{"value":0}},"c":{"x":{"value":0},"y":{"value":1}}}})");
  const Model model = buildModel(comparison);
  REQUIRE(model.tolerance == 1e-9);
  const auto ranks = [&](double b, double c) {
    ReaderInput reader = newReaderInput(comparison);
    reader.sliders = {b, c};
    std::vector<std::pair<int, int>> found;
    for (const Score& score : rank(comparison, model, reader).scores) found.emplace_back(score.option, score.rank);
    return found;
  };
  using Ranks = std::vector<std::pair<int, int>>;
  CHECK(ranks(1e-9, 0) == Ranks{{0, 1}, {1, 1}, {2, 1}});
  CHECK(ranks(1.01e-9, 0) == Ranks{{1, 1}, {0, 2}, {2, 2}});
  CHECK(ranks(0.7e-9, 1.4e-9) == Ranks{{1, 1}, {2, 1}, {0, 3}});  // A is tied with B, but not with C, the first
}

TEST_CASE("the order of the options in the document does not change their scores") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Dice dice(seed);
    const Comparison comparison = randomComparison(dice, {5, 4, 3, 3, true, false});
    const ReaderInput reader = randomReader(dice, comparison);
    const std::vector<int> order = shuffled(dice, 5);
    const Comparison other = reorderOptions(comparison, order);
    const Ranking a = rank(comparison, buildModel(comparison), reader);
    const Ranking b = rank(other, buildModel(other), reader);
    REQUIRE(a.unmet == b.unmet);
    for (const Score& score : b.scores) {
      const Score& same = scoreOf(a, order[idx(score.option)]);
      REQUIRE(score.points == same.points);
      REQUIRE(score.rank == same.rank);
      REQUIRE(score.excluded == same.excluded);
      REQUIRE(score.fit == same.fit);
    }
  }
}

TEST_CASE("the order of the criteria in the document changes scores only by rounding") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Dice dice(seed);
    const Comparison comparison = randomComparison(dice, {4, 6, 2, 3, false, false});
    ReaderInput reader = randomReader(dice, comparison);
    Comparison other = comparison;
    std::reverse(other.criteria.begin(), other.criteria.end());
    for (Rating& rating : other.ratings) rating.criterion = 5 - rating.criterion;
    for (Question& question : other.questions) {
      for (Answer& answer : question.answers) {
        for (CriterionPoints& add : answer.importance) add.criterion = 5 - add.criterion;
      }
    }
    const Ranking a = rank(comparison, buildModel(comparison), reader);
    std::reverse(reader.sliders.begin(), reader.sliders.end());
    const Ranking b = rank(other, buildModel(other), reader);
    for (const Score& score : b.scores) {
      REQUIRE(score.points == Approx(scoreOf(a, score.option).points).margin(1e-12));
      REQUIRE(score.rank == scoreOf(a, score.option).rank);
    }
  }
}

TEST_CASE("the largest comparison is ranked in under two seconds") {
  Dice dice(7);
  Comparison comparison = randomComparison(dice, {10'000, 1, 64, 32, true, false});
  comparison.criteria.resize(256, comparison.criteria[0]);
  const Model model = buildModel(comparison);
  ReaderInput reader = newReaderInput(comparison);
  for (Reply& reply : reader.replies) reply = {true, {3}};
  const auto start = std::chrono::steady_clock::now();
  const Ranking ranking = rank(comparison, model, reader);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  CHECK(ranking.scores.size() == 10'000);
  CHECK(seconds.count() < 2);  // usually about 0.02; a quadratic step would take minutes
}
