#include "methods/second_opinion.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>

#include "catch.h"
#include "explain/tipping.h"
#include "json_text.h"
#include "random_comparison.h"

namespace tradeoff {
namespace {

using Json = nlohmann::ordered_json;

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// A rating as the other methods define it, looked up on each call.
double ratingOf(const Comparison& comparison, int option, int criterion) {
  for (const Rating& rating : comparison.ratings) {
    if (rating.option == option && rating.criterion == criterion && rating.hasValue)
      return (rating.min + rating.max) / 2;
  }
  return (comparison.criteria[idx(criterion)].min + comparison.criteria[idx(criterion)].max) / 2;
}

// The six preference functions of Brans & Vincke 1985.
double preferenceOf(const Preference& f, double d) {
  if (d <= 0) return 0;
  if (f.type == PreferenceType::kUsual) return 1;
  if (f.type == PreferenceType::kUShape) return d <= f.q ? 0 : 1;
  if (f.type == PreferenceType::kVShape) return d <= f.p ? d / f.p : 1;
  if (f.type == PreferenceType::kLevel) return d <= f.q ? 0 : d <= f.p ? 0.5 : 1;
  if (f.type == PreferenceType::kLinear) return d <= f.q ? 0 : d <= f.p ? (d - f.q) / (f.p - f.q) : 1;
  return 1 - std::exp(-d * d / (2 * f.s * f.s));
}

// The definition: compares every pair.
double naiveFlow(const Comparison& comparison, const std::vector<int>& candidates, int option, int criterion) {
  const Criterion& c = comparison.criteria[idx(criterion)];
  double sum = 0;
  for (const int other : candidates) {
    const double d = (c.higherIsBetter ? 1 : -1) *
                     (ratingOf(comparison, option, criterion) - ratingOf(comparison, other, criterion));
    sum += preferenceOf(c.preference, d) - preferenceOf(c.preference, -d);
  }
  return candidates.size() < 2 ? 0 : sum / static_cast<double>(candidates.size() - 1);
}

std::vector<int> everyone(const Comparison& comparison) {
  std::vector<int> candidates(comparison.options.size());
  std::iota(candidates.begin(), candidates.end(), 0);
  return candidates;
}

std::vector<int> someOf(testing::Dice& dice, const Comparison& comparison) {
  std::vector<int> candidates;
  for (const int o : everyone(comparison)) {
    if (dice.chance(70)) candidates.push_back(o);
  }
  return candidates.empty() ? everyone(comparison) : candidates;
}

std::map<int, double> scoresOf(const Opinion& opinion) {
  std::map<int, double> scores;
  for (const OpinionScore& score : opinion.ranking) scores[score.option] = score.score;
  return scores;
}

TEST_CASE("PROMETHEE II by sorting gives the flows of the N x N definition") {
  testing::Dice dice(41);
  for (int i = 0; i < 3000; ++i) {
    testing::Shape shape;
    shape.maxOptions = i % 50 == 0 ? 60 : 8;
    const Comparison comparison = testing::randomComparison(dice, shape);
    const std::vector<int> candidates = i % 2 == 0 ? everyone(comparison) : someOf(dice, comparison);
    const Flows flows = buildFlows(comparison, buildColumns(comparison), candidates);
    REQUIRE(flows.candidates == candidates);
    std::vector<double> importance, net;
    double total = 0;
    for (std::size_t c = 0; c < comparison.criteria.size(); ++c) importance.push_back(dice.between(c == 0 ? 1 : 0, 4));
    for (const double p : importance) total += p;
    netFlows(flows, importance, net);
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      double sum = 0;
      for (int c = 0; c < static_cast<int>(comparison.criteria.size()); ++c) {
        const double flow = naiveFlow(comparison, candidates, candidates[k], c);
        REQUIRE(flows.net[idx(c) * candidates.size() + k] == Approx(flow).margin(1e-13));
        sum += importance[idx(c)] / total * flow;
      }
      REQUIRE(net[k] == Approx(sum).margin(1e-13));
    }
  }
}

// Ratings that differ from a threshold by rounding only, and a narrow window far from zero.
TEST_CASE("PROMETHEE II flows match the definition at thresholds and far from zero") {
  testing::Dice dice(42);
  for (int i = 0; i < 200; ++i) {
    testing::Shape shape;
    shape.minOptions = shape.maxOptions = 40;
    shape.maxCriteria = 3;
    Comparison comparison = testing::randomComparison(dice, shape);
    const double base = i % 2 == 0 ? 0 : 1e9;
    for (Rating& rating : comparison.ratings) rating.min = rating.max = base + dice.below(12) * 0.1;
    if (i % 4 == 1) comparison.ratings.front().min = comparison.ratings.front().max = -1e12;
    for (Criterion& criterion : comparison.criteria) {
      criterion.min = base;
      criterion.max = base + 1;
      criterion.preference.q = dice.below(4) * 0.1;
      criterion.preference.p = criterion.preference.q + dice.between(1, 3) * 0.1;
      criterion.preference.s = 0.3;
    }
    const std::vector<int> candidates = everyone(comparison);
    const Flows flows = buildFlows(comparison, buildColumns(comparison), candidates);
    for (const int o : candidates) {
      for (int c = 0; c < static_cast<int>(comparison.criteria.size()); ++c) {
        REQUIRE(flows.net[idx(c) * candidates.size() + idx(o)] ==
                Approx(naiveFlow(comparison, candidates, o, c)).margin(1e-12));
      }
    }
  }
}

TEST_CASE("columns of any length are sorted worst first, ties in the author's order") {
  testing::Dice dice(47);
  for (const int options : {2, 511, 512, 2000}) {
    Comparison comparison;
    comparison.options.resize(idx(options));
    comparison.criteria.resize(2);
    comparison.criteria[1].higherIsBetter = false;
    for (int c = 0; c < 2; ++c) {
      for (int o = 0; o < options; ++o) {
        const double r =
            dice.chance(50) ? dice.between(-50, 50) : (dice.unit() - 0.5) * std::pow(10, dice.between(-300, 12));
        comparison.ratings.push_back({o, c, true, false, r, r, {}, "", ""});
      }
    }
    const Columns columns = buildColumns(comparison);
    for (int c = 0; c < 2; ++c) {
      for (int k = 0; k + 1 < options; ++k) {
        const int a = columns.order[idx(c * options + k)], b = columns.order[idx(c * options + k + 1)];
        const double better = (c == 0 ? 1 : -1) * (ratingOf(comparison, b, c) - ratingOf(comparison, a, c));
        REQUIRE((better > 0 || (better == 0 && a < b)));
      }
    }
  }
}

TEST_CASE("flows do not depend on the order of the options") {
  testing::Dice dice(43);
  for (int i = 0; i < 300; ++i) {
    Comparison comparison = testing::randomComparison(dice);
    const int options = static_cast<int>(comparison.options.size());
    const Flows before = buildFlows(comparison, buildColumns(comparison), everyone(comparison));
    for (Rating& rating : comparison.ratings) rating.option = options - 1 - rating.option;
    const Flows after = buildFlows(comparison, buildColumns(comparison), everyone(comparison));
    for (std::size_t c = 0; c < comparison.criteria.size(); ++c) {
      for (std::size_t o = 0; o < idx(options); ++o) {
        REQUIRE(before.net[c * idx(options) + o] == after.net[c * idx(options) + idx(options) - 1 - o]);  // bit for bit
      }
    }
  }
}

double naiveProduct(const Comparison& comparison, const std::vector<int>& candidates,
                    const std::vector<double>& importance, int option) {
  double total = 0, product = 1;
  for (const double p : importance) total += p;
  for (int c = 0; c < static_cast<int>(importance.size()); ++c) {
    double least = 1e300, most = 0;
    for (const int o : candidates) {
      least = std::min(least, ratingOf(comparison, o, c));
      most = std::max(most, ratingOf(comparison, o, c));
    }
    const double r = ratingOf(comparison, option, c);
    product *= std::pow(comparison.criteria[idx(c)].higherIsBetter ? r / most : least / r, importance[idx(c)] / total);
  }
  return product;
}

double naiveCloseness(const Comparison& comparison, const std::vector<int>& candidates,
                      const std::vector<double>& importance, int option) {
  double total = 0, plus = 0, minus = 0;
  for (const double p : importance) total += p;
  for (int c = 0; c < static_cast<int>(importance.size()); ++c) {
    double squares = 0;
    for (const int o : candidates) squares += ratingOf(comparison, o, c) * ratingOf(comparison, o, c);
    if (squares == 0) continue;
    const auto weighed = [&](int o) {
      return importance[idx(c)] / total * ratingOf(comparison, o, c) / std::sqrt(squares);
    };
    double least = 1e300, most = -1e300;
    for (const int o : candidates) {
      least = std::min(least, weighed(o));
      most = std::max(most, weighed(o));
    }
    const bool higher = comparison.criteria[idx(c)].higherIsBetter;
    plus += std::pow(weighed(option) - (higher ? most : least), 2);
    minus += std::pow(weighed(option) - (higher ? least : most), 2);
  }
  return plus + minus == 0 ? 0.5 : std::sqrt(minus) / (std::sqrt(plus) + std::sqrt(minus));
}

TEST_CASE("weighted product and TOPSIS follow their definitions") {
  testing::Dice dice(44);
  for (int i = 0; i < 2000; ++i) {
    testing::Shape shape;
    shape.positive = true;
    Comparison comparison = testing::randomComparison(dice, shape);
    for (Criterion& criterion : comparison.criteria) criterion.min = std::max(criterion.min, 0.5);
    for (Criterion& criterion : comparison.criteria) criterion.max = std::max(criterion.max, 0.5);
    const std::vector<int> candidates = i % 2 == 0 ? everyone(comparison) : someOf(dice, comparison);
    std::vector<double> importance;
    for (std::size_t c = 0; c < comparison.criteria.size(); ++c) importance.push_back(dice.between(c == 0 ? 1 : 0, 4));
    const Columns columns = buildColumns(comparison);
    const Opinion product = weightedProduct(comparison, columns, candidates, importance);
    const Opinion close = topsis(comparison, columns, candidates, importance);
    REQUIRE(!product.abstains);
    REQUIRE(!close.abstains);
    std::map<int, double> products = scoresOf(product), closeness = scoresOf(close);
    REQUIRE(products.size() == candidates.size());
    for (const int o : candidates) {
      REQUIRE(products.at(o) == Approx(naiveProduct(comparison, candidates, importance, o)).epsilon(1e-12));
      REQUIRE(closeness.at(o) == Approx(naiveCloseness(comparison, candidates, importance, o)).margin(1e-12));
    }
    std::vector<double> scaled = importance;
    for (double& p : scaled) p *= 37;
    for (const auto& [o, score] : scoresOf(topsis(comparison, columns, candidates, scaled))) {
      REQUIRE(score == Approx(closeness.at(o)).margin(1e-13));
    }
  }
}

TEST_CASE("rankings descend by score, ties in the author's order") {
  testing::Dice dice(45);
  int ties = 0;
  for (int i = 0; i < 1000; ++i) {
    const Comparison comparison = testing::randomComparison(dice);
    const std::vector<double> importance(comparison.criteria.size(), 1);
    const Opinion opinion =
        promethee2(buildFlows(comparison, buildColumns(comparison), everyone(comparison)), importance);
    for (std::size_t k = 0; k + 1 < opinion.ranking.size(); ++k) {
      const OpinionScore &a = opinion.ranking[k], &b = opinion.ranking[k + 1];
      if (a.rank == b.rank) {
        REQUIRE((a.tied && b.tied && a.option < b.option));
        ++ties;
      } else {
        REQUIRE(a.score > b.score + 1e-9);
        REQUIRE(b.rank == static_cast<int>(k) + 2);
      }
    }
  }
  CHECK(ties > 100);
}

Comparison tiny(const std::vector<std::vector<double>>& ratings) {
  Comparison comparison;
  for (std::size_t o = 0; o < ratings.size(); ++o)
    comparison.options.emplace_back().id = testing::idOf("o", static_cast<int>(o));
  for (std::size_t c = 0; c < ratings[0].size(); ++c) {
    Criterion& criterion = comparison.criteria.emplace_back();
    criterion.id = testing::idOf("c", static_cast<int>(c));
    criterion.max = 10;
    for (std::size_t o = 0; o < ratings.size(); ++o) {
      const double r = ratings[o][c];
      comparison.ratings.push_back({static_cast<int>(o), static_cast<int>(c), true, false, r, r, {}, "", ""});
    }
  }
  return comparison;
}

TEST_CASE("net flows within the tolerance of the first are tied, in the author's order") {
  const auto ranks = [](std::vector<double> net) {
    std::vector<std::pair<int, int>> found;
    for (const OpinionScore& score : promethee2({{0, 1, 2}, std::move(net)}, {1}).ranking) {
      found.emplace_back(score.option, score.rank);
    }
    return found;
  };
  using Ranks = std::vector<std::pair<int, int>>;
  CHECK(ranks({0, 1e-9, -1}) == Ranks{{0, 1}, {1, 1}, {2, 3}});
  CHECK(ranks({0, 1.5e-9, -1}) == Ranks{{1, 1}, {0, 2}, {2, 3}});
  CHECK(ranks({-1.4e-9, -0.7e-9, 0}) == Ranks{{1, 1}, {2, 1}, {0, 3}});  // A is tied with B, but not with C, the first
}

// Both products are near 0.01 = sqrt(1 x 0.0001). B's is larger by half of the relative change of its first rating.
TEST_CASE("weighted products are tied within a tolerance relative to their size") {
  const auto first = [](double breath) {
    const Comparison comparison = tiny({{1, 1e-4}, {1e-4 * (1 + breath), 1}});
    const Opinion opinion = weightedProduct(comparison, buildColumns(comparison), {0, 1}, {1, 1});
    CHECK(opinion.ranking[0].score == Approx(0.01));
    CHECK(opinion.ranking[0].tied == (opinion.ranking[1].rank == 1));
    return std::pair(opinion.ranking[0].option, opinion.ranking[0].tied);
  };
  CHECK(first(1.6e-9) == std::pair(0, true));
  CHECK(first(1e-8) == std::pair(1, false));
}

TEST_CASE("only the weighted product abstains because of a rating that is not positive, and names the rating") {
  Comparison comparison = tiny({{3, 1}, {2, 0}, {4, -2}});
  const Columns columns = buildColumns(comparison);
  const Opinion opinion = weightedProduct(comparison, columns, {0, 1, 2}, {1, 1});
  REQUIRE(opinion.abstains);
  CHECK(opinion.ranking.empty());
  CHECK(opinion.abstains->code == "not_positive");
  CHECK(opinion.abstains->path == "/ratings/o1/c1");
  CHECK(!weightedProduct(comparison, columns, {0, 1, 2}, {1, 0}).abstains);  // the criterion has no importance
  CHECK(!weightedProduct(comparison, columns, {0}, {1, 1}).abstains);        // the option is ruled out
  CHECK(!topsis(comparison, columns, {0, 1, 2}, {1, 1}).abstains);
  const Comparison other = tiny({{3, 1}, {0, 2}});
  const Opinion first = weightedProduct(other, buildColumns(other), {0, 1}, {1, 1});
  REQUIRE(first.abstains);
  CHECK(first.abstains->path == "/ratings/o1/c0");
  comparison.ratings.erase(comparison.ratings.begin() + 4);
  comparison.criteria[1].min = -10;
  for (const bool hasScale : {false, true}) {  // the path points to something in the document
    comparison.criteria[1].hasMin = hasScale;
    const Opinion missing = weightedProduct(comparison, buildColumns(comparison), {0, 1}, {1, 1});
    REQUIRE(missing.abstains);
    CHECK(missing.abstains->path == (hasScale ? "/criteria/1/scale" : "/criteria/1"));
  }
}

// A's two ratings are B's in reverse, so closeness is the importance share of the criterion that an option is better
// on. The two values differ by 0.8e-9, which is more than 1e-9 times their size but not more than 1e-9.
TEST_CASE("closeness is tied within an absolute tolerance") {
  const Comparison comparison = tiny({{1, 2}, {2, 1}});
  const Opinion opinion = topsis(comparison, buildColumns(comparison), {0, 1}, {1, 1 - 1.6e-9});
  CHECK(opinion.ranking[0].option == 0);
  CHECK(opinion.ranking[1].rank == 1);
  CHECK(opinion.ranking[1].score > opinion.ranking[0].score);
}

// Divided by their norm, 5, the ratings of the only criterion are 0, 0.6 and 0.8. The middle one is 0.2 from the best
// and 0.6 from the worst.
TEST_CASE("TOPSIS accepts ratings of 0 and negative ratings") {
  const auto closeness = [](double sign) {
    Comparison comparison = tiny({{0}, {sign * 3}, {sign * 4}});
    comparison.criteria[0].higherIsBetter = sign > 0;
    return scoresOf(topsis(comparison, buildColumns(comparison), {0, 1, 2}, {1}));
  };
  for (const double sign : {1.0, -1.0}) {
    CHECK(closeness(sign)[0] == 0);
    CHECK(closeness(sign)[1] == Approx(0.75));
    CHECK(closeness(sign)[2] == 1);
  }
}

TEST_CASE("every method abstains when all importance is 0") {
  const Comparison comparison = tiny({{3, 1}, {2, 2}});
  const Columns columns = buildColumns(comparison);
  const Flows flows = buildFlows(comparison, columns, {0, 1});
  for (const Opinion& opinion : {weightedProduct(comparison, columns, {0, 1}, {0, 0}),
                                 topsis(comparison, columns, {0, 1}, {0, 0}), promethee2(flows, {0, 0})}) {
    REQUIRE(opinion.abstains);
    CHECK(opinion.abstains->code == "no_importance");
    CHECK(opinion.abstains->path == "/criteria");
    CHECK(opinion.ranking.empty());
  }
}

TEST_CASE("one option, equal options, a constant column and a column of zeros have defined results") {
  const Comparison comparison = tiny({{3, 0}, {3, 0}, {3, 0}});
  const Columns columns = buildColumns(comparison);
  for (const std::vector<int>& candidates : {std::vector<int>{1}, {0, 1, 2}}) {
    const Flows flows = buildFlows(comparison, columns, candidates);
    for (const OpinionScore& score : weightedProduct(comparison, columns, candidates, {1, 0}).ranking)
      CHECK(score.score == 1);
    for (const OpinionScore& score : topsis(comparison, columns, candidates, {1, 1}).ranking) CHECK(score.score == 0.5);
    const Opinion net = promethee2(flows, {1, 1});
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      CHECK(net.ranking[k].score == 0);
      CHECK(net.ranking[k].rank == 1);
      CHECK(net.ranking[k].option == candidates[k]);
    }
  }
}

TEST_CASE("the view leaves out PROMETHEE II with a Gaussian preference above 500 options") {
  Comparison comparison = tiny({{1, 2}, {2, 1}});
  std::vector<int> candidates(501);
  CHECK(!tooManyForGaussian(comparison, candidates));
  comparison.criteria[1].preference.type = PreferenceType::kGaussian;
  REQUIRE(tooManyForGaussian(comparison, candidates));
  CHECK(tooManyForGaussian(comparison, candidates)->code == "too_many_options");
  CHECK(tooManyForGaussian(comparison, candidates)->path == "/criteria/1/preference");
  std::swap(comparison.criteria[0], comparison.criteria[1]);
  CHECK(tooManyForGaussian(comparison, candidates)->path == "/criteria/0/preference");
  candidates.pop_back();
  CHECK(!tooManyForGaussian(comparison, candidates));
}

TEST_CASE("PROMETHEE II with Gaussian preferences is left out above a limit of pairs, also on the command line") {
  Comparison comparison = tiny({{1, 2}, {2, 1}});
  comparison.criteria.resize(200);
  for (std::size_t c = 1; c < 200; ++c) comparison.criteria[c].preference.type = PreferenceType::kGaussian;
  const auto limit = [&](std::size_t options, int maxPairs) {
    const std::optional<Error> error = tooManyForGaussian(comparison, std::vector<int>(options), maxPairs);
    return error ? error->detail.at(1).number : 0;
  };
  const double view = 200, alone = 388;  // 200 * 200 / 2 * 199 is below 4,000,000 pairs, 201 * 201 / 2 * 199 above
  CHECK(limit(static_cast<std::size_t>(view), kMaxGaussianPairs) == 0);
  CHECK(limit(static_cast<std::size_t>(view) + 1, kMaxGaussianPairs) == view);
  CHECK(limit(static_cast<std::size_t>(alone), kMaxGaussianPairsAlone) == 0);
  CHECK(limit(static_cast<std::size_t>(alone) + 1, kMaxGaussianPairsAlone) == alone);
}

TEST_CASE("agreement counts the methods that put the leader first, among the options that are not ruled out") {
  testing::Dice dice(46);
  int split = 0;
  for (int i = 0; i < 1000; ++i) {
    const Comparison comparison = testing::randomComparison(dice);
    const Model model = buildModel(comparison);
    const Columns columns = buildColumns(comparison);
    Flows flows;
    const Ranking ranking = rank(comparison, model, testing::randomReader(dice, comparison, 80));
    const SecondOpinions opinions = secondOpinions(comparison, model, columns, ranking, flows);
    REQUIRE(opinions.opinions.size() == (ranking.any ? 3u : 0u));
    if (ranking.any) {
      REQUIRE(opinions.opinions[0].method == Method::kWeightedProduct);
      REQUIRE(opinions.opinions[1].method == Method::kTopsis);
      REQUIRE(opinions.opinions[2].method == Method::kPromethee2);
    }
    int judging = 0, agreeing = 0;
    for (const Opinion& opinion : opinions.opinions) {
      REQUIRE(opinion.ranking.size() == (opinion.abstains ? 0 : candidatesOf(model, ranking).size()));
      judging += !opinion.abstains;
      for (const OpinionScore& score : opinion.ranking) {
        agreeing += score.option == ranking.leader() && score.rank == 1;
        for (const Score& mine : ranking.scores) REQUIRE(!(mine.option == score.option && mine.excluded));
      }
    }
    REQUIRE(opinions.judging == judging);
    REQUIRE(opinions.agreeing == agreeing);
    split += agreeing > 0 && agreeing < judging;
    const SecondOpinions again = secondOpinions(comparison, model, columns, ranking, flows);  // with the stored flows
    REQUIRE(again.agreeing == agreeing);
  }
  CHECK(split > 100);
}

Opinion opinionBy(const std::string& method, const Comparison& comparison, const Ranking& ranking, const Model& model) {
  const Columns columns = buildColumns(comparison);
  const std::vector<int> candidates = candidatesOf(model, ranking);
  if (method == "topsis") return topsis(comparison, columns, candidates, ranking.importance);
  if (method == "weighted-product") return weightedProduct(comparison, columns, candidates, ranking.importance);
  REQUIRE(method == "promethee2");
  return promethee2(buildFlows(comparison, columns, candidates), ranking.importance);
}

void checkOpinion(const Comparison& comparison, const Opinion& opinion, const Json& expected, double tolerance) {
  REQUIRE(!opinion.abstains);
  Json order = Json::array();
  std::map<std::string, double> scores;
  for (const OpinionScore& score : opinion.ranking) {
    order.push_back(comparison.options[idx(score.option)].id);
    scores[comparison.options[idx(score.option)].id] = score.score;
  }
  if (expected.contains("order")) CHECK(order == expected["order"]);
  const Json published = expected.value("scores", Json::object()), ratios = expected.value("ratios", Json::object());
  for (const auto& [id, score] : published.items()) {
    CHECK(std::fabs(scores.at(id) - score.get<double>()) <= tolerance);
  }
  for (const auto& [id, ratio] : ratios.items()) {
    CHECK(std::fabs(scores.at(id) / opinion.ranking.front().score - ratio.get<double>()) <= tolerance);
  }
}

void checkStable(const Comparison& comparison, const Tipping& tipping, const Json& expected, double tolerance) {
  for (const auto& [id, range] : expected.items()) {
    const auto& stable = tipping.criteria[idx(comparison.criterionIndex(id))].stable;
    REQUIRE(stable);
    CHECK(std::fabs(stable->from - range[0].get<double>()) <= tolerance);
    CHECK(std::fabs(stable->to - range[1].get<double>()) <= tolerance);
  }
}

TEST_CASE("other methods give published results") {
  const auto folder = std::filesystem::path(TRADEOFF_SOURCE_DIR) / "tests" / "vectors" / "second-opinions";
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const Json vector = test::readJsonText({std::istreambuf_iterator<char>(file), {}});
    const auto parsed = parseComparison(vector["comparison"].dump(), Unknown::kError);
    REQUIRE(parsed.ok());
    const Comparison& comparison = parsed.value().comparison;
    const Model model = buildModel(comparison);
    const double tolerance = vector["tolerance"];
    for (const Json& one : vector["cases"]) {
      const ReaderInput reader = parseReaderInput(comparison, one["reader"].dump()).value();
      const Ranking ranking = rank(comparison, model, reader);
      for (const auto& [key, expected] : one["expect"].items()) {
        if (key == "stable") {
          checkStable(comparison, tippingPoints(model, reader, ranking), expected, tolerance);
        } else {
          checkOpinion(comparison, opinionBy(key, comparison, ranking, model), expected, tolerance);
        }
        ++cases;
      }
    }
  }
  CHECK(cases >= 22);
}

}  // namespace
}  // namespace tradeoff
