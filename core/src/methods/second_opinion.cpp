#include "methods/second_opinion.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "json/json_pointer.h"
#include "support/exact_math.h"
#include "support/idx.h"
#include "support/no_inline.h"
#include "support/radix_sort.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

constexpr double kTie = 1e-9;

double sumOf(const std::vector<double>& importance) {
  double sum = 0;
  for (const double p : importance) sum += p;
  return sum;
}

Opinion abstain(Method method, std::string code, std::string path, std::vector<Argument> detail) {
  Opinion opinion{method, {}, {}};
  opinion.abstains = Error{std::move(code), std::move(path), std::move(detail)};
  return opinion;
}

Opinion noImportance(Method method) { return abstain(method, "no_importance", "/criteria", {}); }

// Ranks best first. `relative`: the tolerance is proportional to the score.
Opinion ordered(Method method, const std::vector<int>& candidates, const std::vector<double>& scores, bool relative) {
  Opinion opinion{method, {}, std::vector<OpinionScore>(candidates.size())};
  std::vector<OpinionScore>& ranking = opinion.ranking;
  std::vector<double> losses(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) losses[i] = -scores[i];
  std::size_t i = 0;
  for (const int place : orderByValue(losses)) ranking[i++] = {candidates[idx(place)], scores[idx(place)], 0, false};
  for (std::size_t first = 0; first < ranking.size();) {
    const double best = ranking[first].score, tolerance = relative ? kTie * std::fabs(best) : kTie;
    std::size_t end = first + 1;
    while (end < ranking.size() && !(best - ranking[end].score > tolerance)) ++end;
    stableSort(ranking, first, end, [](const OpinionScore& a, const OpinionScore& b) { return a.option < b.option; });
    for (std::size_t k = first; k < end; ++k) {
      ranking[k].rank = static_cast<int>(first) + 1;
      ranking[k].tied = end - first > 1;
    }
    first = end;
  }
  return opinion;
}

bool isRated(const Comparison& comparison, int option, int criterion) {
  for (const Rating& rating : comparison.ratings) {
    if (rating.option == option && rating.criterion == criterion && rating.hasValue) return true;
  }
  return false;
}

Opinion notPositive(const Comparison& comparison, int option, int criterion) {
  const std::string& optionId = comparison.options[idx(option)].id;
  const std::string& criterionId = comparison.criteria[idx(criterion)].id;
  const Criterion& asked = comparison.criteria[idx(criterion)];
  const std::string rating = "/ratings/" + optionId + "/" + criterionId;
  std::string scale = "/criteria";
  addStep(scale, idx(criterion));
  if (asked.hasMin || asked.hasMax) scale += "/scale";
  const std::string& path = isRated(comparison, option, criterion) ? rating : scale;
  return abstain(Method::kWeightedProduct, "not_positive", path,
                 {argument("option", optionId), argument("criterion", criterionId)});
}

struct Ends {
  double least, most;
};

Ends endsOf(const double* column, const std::vector<int>& candidates) {
  Ends ends{column[candidates.front()], column[candidates.front()]};
  for (const int o : candidates) ends = {std::min(ends.least, column[o]), std::max(ends.most, column[o])};
  return ends;
}

// Adds the squared weighted distances to the best and the worst value of one criterion.
void addDistances(const double* column, const std::vector<int>& candidates, bool higherIsBetter, double weight,
                  std::vector<double>& toIdeal, std::vector<double>& toWorst) {
  const Ends ends = endsOf(column, candidates);
  const double largest = std::max(std::fabs(ends.least), std::fabs(ends.most));
  if (largest == 0) return;
  double squares = 0;  // of ratings divided by the largest, to avoid overflow and underflow
  for (const int o : candidates) squares += (column[o] / largest) * (column[o] / largest);
  const double norm = std::sqrt(squares);
  const auto weighed = [&](double rating) { return weight * (rating / largest / norm); };
  const double ideal = weighed(higherIsBetter ? ends.most : ends.least);
  const double worst = weighed(higherIsBetter ? ends.least : ends.most);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double value = weighed(column[candidates[i]]);
    toIdeal[i] += (value - ideal) * (value - ideal);
    toWorst[i] += (value - worst) * (value - worst);
  }
}

}  // namespace

const char* methodCode(Method method) {
  constexpr const char* kCodes[] = {"weighted-product", "topsis", "promethee2"};
  return kCodes[static_cast<std::size_t>(method)];
}

bool agrees(const Opinion& opinion, int leader) {
  for (const OpinionScore& score : opinion.ranking) {
    if (score.rank == 1 && score.option == leader) return true;
  }
  return false;
}

std::vector<int> candidatesOf(const Model& model, const Ranking& ranking) {
  std::vector<int> ruledOut(idx(model.values.options)), candidates;
  for (const Score& score : ranking.scores) ruledOut[idx(score.option)] = score.excluded;
  for (int o = 0; o < model.values.options; ++o) {
    if (!ruledOut[idx(o)]) candidates.push_back(o);
  }
  return candidates;
}

Opinion weightedProduct(const Comparison& comparison, const Columns& columns, const std::vector<int>& candidates,
                        const std::vector<double>& importance) {
  const double total = sumOf(importance);
  if (!(total > 0)) return noImportance(Method::kWeightedProduct);
  for (const int o : candidates) {
    for (int c = 0; c < columns.criteria; ++c) {
      if (importance[idx(c)] > 0 && !(columns.of(c)[o] > 0)) return notPositive(comparison, o, c);
    }
  }
  std::vector<double> logs(candidates.size(), 0);
  for (int c = 0; c < columns.criteria; ++c) {
    if (!(importance[idx(c)] > 0)) continue;
    const double* column = columns.of(c);
    const Ends ends = endsOf(column, candidates);
    const bool higher = comparison.criteria[idx(c)].higherIsBetter;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const double ratio = higher ? column[candidates[i]] / ends.most : ends.least / column[candidates[i]];
      logs[i] += importance[idx(c)] / total * portableLog2(ratio);
    }
  }
  for (double& log : logs) log = portableExp2(log);
  return ordered(Method::kWeightedProduct, candidates, logs, true);
}

Opinion topsis(const Comparison& comparison, const Columns& columns, const std::vector<int>& candidates,
               const std::vector<double>& importance) {
  const double total = sumOf(importance);
  if (!(total > 0)) return noImportance(Method::kTopsis);
  std::vector<double> toIdeal(candidates.size(), 0), toWorst(candidates.size(), 0), closeness(candidates.size(), 0.5);
  for (int c = 0; c < columns.criteria; ++c) {
    const double weight = importance[idx(c)] / total;
    if (weight > 0)
      addDistances(columns.of(c), candidates, comparison.criteria[idx(c)].higherIsBetter, weight, toIdeal, toWorst);
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double plus = std::sqrt(toIdeal[i]), minus = std::sqrt(toWorst[i]);
    if (plus + minus > 0) closeness[i] = minus / (plus + minus);
  }
  return ordered(Method::kTopsis, candidates, closeness, false);
}

Opinion promethee2(const Flows& flows, const std::vector<double>& importance) {
  if (!(sumOf(importance) > 0)) return noImportance(Method::kPromethee2);
  std::vector<double> net;
  netFlows(flows, importance, net);
  return ordered(Method::kPromethee2, flows.candidates, net, false);
}

std::optional<Error> tooManyForGaussian(const Comparison& comparison, const std::vector<int>& candidates,
                                        int maxPairs) {
  int criteria = 0;
  std::size_t first = 0;
  for (std::size_t c = comparison.criteria.size(); c-- > 0;) {
    if (comparison.criteria[c].preference.type != PreferenceType::kGaussian) continue;
    ++criteria;
    first = c;
  }
  if (criteria == 0) return {};
  double limit = std::floor(std::sqrt(2.0 * maxPairs / criteria));
  if (maxPairs == kMaxGaussianPairs) limit = std::min<double>(limit, kMaxGaussianOptions);
  if (static_cast<double>(candidates.size()) <= limit) return {};
  std::string path = "/criteria";
  addStep(path, first);
  return Error{"too_many_options",
               path + "/preference",
               {argument("criterion", comparison.criteria[first].id), argument("limit", limit)}};
}

TRADEOFF_NO_INLINE
SecondOpinions secondOpinions(const Comparison& comparison, const Model& model, const Columns& columns,
                              const Ranking& ranking, Flows& flows) {
  SecondOpinions result;
  if (!ranking.any) return result;
  const std::vector<int> candidates = candidatesOf(model, ranking);
  result.opinions = std::vector<Opinion>(3);
  result.opinions[0] = weightedProduct(comparison, columns, candidates, ranking.importance);
  result.opinions[1] = topsis(comparison, columns, candidates, ranking.importance);
  result.opinions[2].method = Method::kPromethee2;
  result.opinions[2].abstains = tooManyForGaussian(comparison, candidates);
  if (!result.opinions[2].abstains) {
    if (flows.candidates != candidates) flows = buildFlows(comparison, columns, candidates);
    result.opinions[2] = promethee2(flows, ranking.importance);
  }
  for (const Opinion& opinion : result.opinions) {
    result.judging += !opinion.abstains;
    result.agreeing += agrees(opinion, ranking.leader());
  }
  return result;
}

}  // namespace tradeoff
