#pragma once
#include <optional>
#include <vector>

#include "decide/score.h"
#include "methods/promethee.h"
#include "tradeoff/comparison.h"
#include "tradeoff/result.h"

namespace tradeoff {

// PROMETHEE II compares every pair of options on each criterion with a gaussian preference. A view leaves the method
// out where there are more options than this, or more pairs on all those criteria together: one task of a page takes at
// most 400 ms.
inline constexpr int kMaxGaussianOptions = 500;
inline constexpr int kMaxGaussianPairs = 4'000'000;
// `rank --method promethee2` allows more pairs: a command takes at most one second.
inline constexpr int kMaxGaussianPairsAlone = 15'000'000;

enum class Method { kWeightedProduct, kTopsis, kPromethee2 };

// "weighted-product", "topsis" or "promethee2".
const char* methodCode(Method method);

struct OpinionScore {
  int option = 0;
  double score = 0;  // the method's own: weighted product, closeness, net flow
  int rank = 0;      // from 1; equal for ties
  bool tied = false;
};

// The ranking by another published method, or why it cannot judge: `no_importance` {} at /criteria where all importance
// is 0, `not_positive` {option, criterion} at the rating (at the criterion's scale where that is missing),
// `too_many_options` {criterion, limit} at the preference. Best first; scores within 1e-9 of the first of their group
// (for the weighted product: within 1e-9 of its size) are one tie, in the author's order.
struct Opinion {
  Method method = Method::kWeightedProduct;
  std::optional<Error> abstains;
  std::vector<OpinionScore> ranking;  // options not ruled out; empty where it abstains
};

// Whether it puts the leader first, perhaps with others; an opinion that abstains does not.
bool agrees(const Opinion& opinion, int leader);

// The options that other methods judge, ascending: those not ruled out; all while there is no ranking.
std::vector<int> fieldOf(const Model& model, const Ranking& ranking);

// All judge `field` by `importance` in points (bonus points do not count), in any amount: it is taken as shares of its
// sum. A criterion of importance 0 is not looked at. A field of one option scores 1, 0.5 and 0.

// Product of r / max, or min / r where lower is better, each to its share of importance (Bridgman 1922; Triantaphyllou
// & Mann 1989, Decision Support Systems 5(3), eq. 2). Abstains where a rating is not positive.
Opinion weightedProduct(const Comparison& comparison, const Columns& columns, const std::vector<int>& field,
                        const std::vector<double>& importance);

// Closeness D- / (D+ + D-) to the ideal, with ratings divided by their column's norm; 0.5 where all are alike (Hwang &
// Yoon 1981, Multiple Attribute Decision Making, section 3.2.4). The ideal of a criterion where lower is better is its
// smallest rating.
Opinion topsis(const Comparison& comparison, const Columns& columns, const std::vector<int>& field,
               const std::vector<double>& importance);

// Net flow (Brans & Vincke 1985, Management Science 31(6), section 5).
Opinion promethee2(const Flows& flows, const std::vector<double>& importance);

// Why PROMETHEE II should not be asked; nothing where it may. Ask before buildFlows.
std::optional<Error> tooManyForGaussian(const Comparison& comparison, const std::vector<int>& field,
                                        int maxPairs = kMaxGaussianPairs);

struct SecondOpinions {
  std::vector<Opinion> opinions;  // by method
  int judging = 0;                // those that do not abstain
  int agreeing = 0;               // those of them that agree
};

// All three on one reader's ranking; none while there is no ranking. `flows` is used again where it is of the same
// field, else made anew.
SecondOpinions secondOpinions(const Comparison& comparison, const Model& model, const Columns& columns,
                              const Ranking& ranking, Flows& flows);

}  // namespace tradeoff
