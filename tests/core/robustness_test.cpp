#include "explain/robustness.h"

#include <cmath>
#include <set>

#include "catch.h"
#include "random_comparison.h"

namespace tradeoff {
namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// Simulates the draws one by one, option by option, and repeats the tie rule of rank().
std::vector<int> simulate(const Comparison& comparison, const Model& model, const Draws& draws,
                          const Ranking& ranking) {
  std::vector<int> leads(comparison.options.size());
  std::set<int> aside;
  for (const Score& score : ranking.scores) {
    if (score.excluded) aside.insert(score.option);
  }
  for (int d = 0; d < draws.count; ++d) {
    std::vector<double> points(comparison.options.size());
    double best = -1;
    for (int o = 0; o < static_cast<int>(points.size()); ++o) {
      points[idx(o)] = ranking.bonus[idx(o)];
      for (int c = 0; c < static_cast<int>(comparison.criteria.size()); ++c) {
        const double low = model.values.low[model.values.index(o, c)],
                     high = model.values.high[model.values.index(o, c)];
        double value = model.values.valueOf(o, c);
        if (low < high) {
          const RandomStream stream{"rating", comparison.options[idx(o)].id, comparison.criteria[idx(c)].id};
          value = low + (high - low) * stream.unit(static_cast<std::uint32_t>(d));
        }
        const RandomStream stream{"importance", comparison.criteria[idx(c)].id};
        const double factor = std::exp2(2 * stream.unit(static_cast<std::uint32_t>(d)) - 1);
        points[idx(o)] += ranking.importance[idx(c)] * factor * value;
      }
      if (!aside.count(o)) best = std::max(best, points[idx(o)]);
    }
    int leader = -1;
    for (int o = static_cast<int>(points.size()) - 1; o >= 0; --o) {
      if (!aside.count(o) && best - points[idx(o)] <= model.tolerance) leader = o;
    }
    ++leads[idx(leader)];
  }
  return leads;
}

TEST_CASE("shares equal those of a naive simulation") {
  testing::Dice dice(31);
  int mixed = 0, ranged = 0;
  for (int i = 0; i < 150; ++i) {
    testing::Shape shape;
    if (i % 3 == 0) shape.maxCriteria = 13;  // the engine adds them up four at a time
    const Comparison comparison = testing::randomComparison(dice, shape);
    const Model model = buildModel(comparison);
    Draws draws = buildDraws(comparison, model.values);
    REQUIRE(draws.count == 4096);
    std::size_t spreads = 0;
    for (std::size_t cell = 0; cell < model.values.low.size(); ++cell) {
      spreads += model.values.low[cell] < model.values.high[cell];
    }
    REQUIRE(draws.spreads.size() == spreads);
    const ReaderInput reader = testing::randomReader(dice, comparison, 80);
    const Ranking ranking = rank(comparison, model, reader);
    const Robustness result = robustness(model, draws, ranking);
    if (!ranking.any) {
      REQUIRE(result.verdict == Verdict::kNoneYet);
      REQUIRE(result.share.empty());
      continue;
    }
    REQUIRE(result.leads == simulate(comparison, model, draws, ranking));
    for (UncertainRating& spread : draws.spreads) spread.stored = UncertainRating::kNotStored;
    REQUIRE(robustness(model, draws, ranking).leads == result.leads);
    const double share = result.share[idx(ranking.leader())];
    REQUIRE(share == static_cast<double>(result.leads[idx(ranking.leader())]) / 4096);
    REQUIRE((result.verdict == Verdict::kClear) == (share >= 0.9));
    REQUIRE((result.verdict == Verdict::kTossUp) == (share < 0.65));
    mixed += share < 1;
    ranged += !draws.spreads.empty();
  }
  CHECK(mixed > 50);
  CHECK(ranged > 50);
}

TEST_CASE("factors are log-uniform between a half and two") {
  Comparison comparison;
  comparison.criteria.resize(2);
  comparison.criteria[0].id = "price";
  comparison.criteria[1].id = "speed";
  comparison.options.resize(2);
  const Draws draws = buildDraws(comparison, mapRatings(comparison));
  double sum = 0;
  int below = 0;
  for (int d = 0; d < draws.count; ++d) {
    const double factor = draws.factors[idx(d)];
    REQUIRE((factor >= 0.5 && factor < 2));
    sum += std::log2(factor);
    below += factor < std::sqrt(0.5);  // a quarter of [-1, 1) on the log scale
  }
  CHECK(std::fabs(sum / draws.count) < 4 / std::sqrt(3.0 * draws.count));
  CHECK(std::fabs(below / 4096.0 - 0.25) < 0.03);
  CHECK(draws.factors[0] != draws.factors[idx(draws.count)]);
}

// Two options, each best on a criterion of its own.
Comparison crossed() {
  Comparison comparison;
  comparison.options.resize(2);
  comparison.criteria.resize(2);
  for (int c = 0; c < 2; ++c) {
    comparison.options[idx(c)].id = testing::idOf("o", c);
    comparison.criteria[idx(c)].id = testing::idOf("c", c);
    comparison.criteria[idx(c)].max = 1;
    for (int o = 0; o < 2; ++o) {
      comparison.ratings.push_back({o, c, true, false, o == c ? 1.0 : 0.0, o == c ? 1.0 : 0.0, {}, "", ""});
    }
  }
  return comparison;
}

// With two criteria, one for each option, A leads when log2 f_a + log2 p_a > log2 f_b + log2 p_b. The difference of two
// uniform numbers on [-1, 1] is triangular on [-2, 2], so P(difference > -x) = 1 - (2 - x)^2 / 8 for
// x = log2(p_a / p_b) in [0, 2].
TEST_CASE("the share approximates the theoretical probability") {
  const Comparison comparison = crossed();
  const Model model = buildModel(comparison);
  const Draws draws = buildDraws(comparison, model.values);
  ReaderInput reader = newReaderInput(comparison);
  for (const double ratio : {1.0, 1.3, 2.0, 3.0, 4.0}) {
    reader.sliders = {ratio, 1.0};
    const double x = std::log2(ratio);
    const double expected = 1 - (2 - x) * (2 - x) / 8;
    const double share = robustness(model, draws, rank(comparison, model, reader)).share[0];
    CHECK(std::fabs(share - expected) < 4 * std::sqrt(0.25 / 4096));
    if (ratio == 4.0) CHECK(share == 1);
  }
}

TEST_CASE("the number of draws depends on the size of the comparison") {
  Comparison comparison;
  comparison.criteria.resize(10);
  for (const auto& [options, expected] : {std::pair{2, 4096}, {1220, 4098}, {1250, 4000}, {10'000, 500}}) {
    comparison.options.resize(static_cast<std::size_t>(options));
    Values values;
    values.options = options;
    values.criteria = 10;
    values.low = values.middle = values.high = std::vector<double>(static_cast<std::size_t>(options) * 10, 0.5);
    CHECK(buildDraws(comparison, values).count == std::min(4096, expected));
  }
  comparison.criteria.clear();
  CHECK(buildDraws(comparison, {}).count == 4096);
  comparison.criteria.resize(256);
  Values values;
  values.options = 10'000;
  values.criteria = 256;
  values.low = values.middle = values.high = std::vector<double>(2'560'000, 0.5);
  CHECK(buildDraws(comparison, values).count == 256);
}

// Three hundred hand-made draws, which is not a multiple of the block size. The first criterion counts 1 or 0.5, the
// second always 0.75.
TEST_CASE("the verdict is clear from 90 % of the draws and leaning from 65 %") {
  const Comparison comparison = crossed();
  const Model model = buildModel(comparison);
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders = {1, 0.75};
  const Ranking ranking = rank(comparison, model, reader);
  for (const auto& [won, verdict] : {std::pair{270, "clear"}, {269, "leaning"}, {195, "leaning"}, {194, "toss_up"}}) {
    Draws draws;
    draws.count = 300;
    draws.factors = std::vector<double>(600, 1);
    for (int d = won; d < 300; ++d) draws.factors[idx(d)] = 0.5;
    draws.firstSpread = {0, 0, 0};
    const Robustness result = robustness(model, draws, ranking);
    CHECK(result.leads == std::vector<int>{won, 300 - won});
    CHECK(std::string(verdictCode(result.verdict)) == verdict);
  }
}

// Bonus points are the same in every draw. B's bonus equals the tolerance, so A is tied with B and precedes it.
TEST_CASE("the author's first option wins a tied draw") {
  Comparison comparison = crossed();
  for (Criterion& criterion : comparison.criteria) criterion.importance = 0;
  comparison.options[1].attributes = {{"k", false, {testing::boolValue(true)}}};
  Prefers prefers;
  prefers.attribute = "k";
  prefers.anyOf = {testing::boolValue(true)};
  prefers.points = 1e-9;
  comparison.questions.emplace_back().answers.emplace_back().prefers = {prefers};
  const Model model = buildModel(comparison);
  REQUIRE(model.tolerance == 1e-9);
  ReaderInput reader = newReaderInput(comparison);
  reader.replies[0] = {true, {0}};
  const Robustness level = robustness(model, buildDraws(comparison, model.values), rank(comparison, model, reader));
  CHECK(level.share == std::vector<double>{1, 0});
}

TEST_CASE("random numbers of ranges are stored up to 8 MiB, and are the same where they are not stored") {
  Comparison comparison;
  comparison.criteria.resize(1);
  comparison.criteria[0].id = "c";
  comparison.criteria[0].max = 1;
  for (int o = 0; o < 300; ++o) comparison.options.emplace_back().id = testing::idOf("o", o);  // none has a rating
  const Model model = buildModel(comparison);
  const Draws draws = buildDraws(comparison, model.values);
  REQUIRE(draws.count == 4096);
  REQUIRE(draws.spreads.size() == 300);
  const std::size_t kept = 1'000'000 / 4096;
  CHECK(draws.uniform.size() == kept * 4096);
  for (std::size_t s = 0; s < 300; ++s)
    CHECK(draws.spreads[s].stored == (s < kept ? s * 4096 : UncertainRating::kNotStored));
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 1;
  const Ranking ranking = rank(comparison, model, reader);
  CHECK(robustness(model, draws, ranking).leads == simulate(comparison, model, draws, ranking));
}

TEST_CASE("the shares are certain with importance 0 everywhere and with a single remaining option") {
  Comparison comparison;
  comparison.options.resize(3);
  comparison.criteria.resize(1);
  comparison.criteria[0].max = 1;
  const Model model = buildModel(comparison);
  const Draws draws = buildDraws(comparison, model.values);
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 0;
  const Robustness none = robustness(model, draws, rank(comparison, model, reader));
  CHECK(none.share == std::vector<double>{1, 0, 0});
  CHECK(std::string(verdictCode(none.verdict)) == "clear");
}

TEST_CASE("an option leads in 0 or 100 of 100 draws only where that is exact") {
  const auto displayed = [](int leads) { return of100({Verdict::kClear, 4096, {leads}, {leads / 4096.0}}, 0); };
  CHECK(displayed(0) == 0);
  CHECK(displayed(1) == 1);
  CHECK(displayed(61) == 1);  // 1.489 %
  CHECK(displayed(62) == 2);  // 1.514 %
  CHECK(displayed(2048) == 50);
  CHECK(displayed(4095) == 99);
  CHECK(displayed(4096) == 100);
}

// 256 criteria without ratings: 256 draws of 256 numbers for each option. Each number costs 2.5 units.
Comparison unrated(int options) {
  Comparison comparison;
  for (int c = 0; c < 256; ++c) {
    Criterion& criterion = comparison.criteria.emplace_back();
    criterion.id = testing::idOf("c", c);
    criterion.max = 1;
  }
  for (int o = 0; o < options; ++o) comparison.options.emplace_back().id = testing::idOf("o", o);
  return comparison;
}

std::vector<int> leadsOf(const Comparison& comparison) {
  const Model model = buildModel(comparison);
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 1;
  const Draws draws = buildDraws(comparison, model.values);
  REQUIRE(draws.count == 256);
  return robustness(model, draws, rank(comparison, model, reader)).leads;
}

TEST_CASE("where there are too many values to draw, only the first options of the ranking take part") {
  constexpr int kMost = (1 << 28) / 256 / (5 * 256);
  std::vector<int> alone = leadsOf(unrated(kMost));
  CHECK(std::count(alone.begin() + kMost - 100, alone.end(), 0) < 100);  // the last options lead in some draws
  for (const int more : {1, 1000}) {
    std::vector<int> expected = alone;
    expected.resize(idx(kMost + more));
    CHECK(leadsOf(unrated(kMost + more)) == expected);
  }
}

}  // namespace
}  // namespace tradeoff
