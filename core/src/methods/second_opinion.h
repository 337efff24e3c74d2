#pragma once
#include <optional>
#include <vector>

#include "decide/score.h"
#include "methods/promethee.h"
#include "tradeoff/comparison.h"
#include "tradeoff/result.h"

namespace tradeoff {

// With a gaussian preference, PROMETHEE II compares every pair of options on each such criterion. A view omits the
// method above this number of options, or above this number of pairs on all those criteria together: one task of a page
// may take at most 400 ms.
inline constexpr int kMaxGaussianOptions = 500;
inline constexpr int kMaxGaussianPairs = 4'000'000;
// `rank --method promethee2` allows more pairs, because a command may take one second.
inline constexpr int kMaxGaussianPairsAlone = 15'000'000;

enum class Method { kWeightedProduct, kTopsis, kPromethee2 };

// "weighted-product", "topsis" or "promethee2".
const char* methodCode(Method method);

struct OpinionScore {
  int option = 0;
  double score = 0;  // as the method defines it: weighted product, closeness or net flow
  int rank = 0;      // from 1; equal for ties
  bool tied = false;
};

// The ranking by another published method, best first, or why the method abstains: `no_importance` {} at /criteria if
// all importance is 0, `not_positive` {option, criterion} at the rating (at the criterion's scale if the rating is
// missing), `too_many_options` {criterion, limit} at the preference. Scores within 1e-9 of the first of their group
// (for the weighted product: within 1e-9 times that score) are tied, in the author's order.
struct Opinion {
  Method method = Method::kWeightedProduct;
  std::optional<Error> abstains;
  std::vector<OpinionScore> ranking;  // options not ruled out; empty if it abstains
};

// Whether the opinion puts the leader first, alone or tied. False if it abstains.
bool agrees(const Opinion& opinion, int leader);

// The options that the other methods rank, ascending: those not ruled out, or all while there is no ranking.
std::vector<int> candidatesOf(const Model& model, const Ranking& ranking);

// The methods rank `candidates` by `importance` in points. Only its shares of the total matter, and bonus points do not
// count. A criterion with importance 0 is ignored. A single option scores 1 (weighted product), 0.5 (TOPSIS) or 0
// (PROMETHEE II).

// Product of r / max, or of min / r if lower is better, each to the power of its share of importance (Bridgman 1922;
// Triantaphyllou & Mann 1989, Decision Support Systems 5(3), eq. 2). Abstains if a rating is not positive.
Opinion weightedProduct(const Comparison& comparison, const Columns& columns, const std::vector<int>& candidates,
                        const std::vector<double>& importance);

// Closeness D- / (D+ + D-) to the ideal, with ratings divided by the norm of their column; 0.5 if all options are alike
// (Hwang & Yoon 1981, Multiple Attribute Decision Making, section 3.2.4). If lower is better, the ideal is the smallest
// rating.
Opinion topsis(const Comparison& comparison, const Columns& columns, const std::vector<int>& candidates,
               const std::vector<double>& importance);

// Net flow (Brans & Vincke 1985, Management Science 31(6), section 5).
Opinion promethee2(const Flows& flows, const std::vector<double>& importance);

// Why PROMETHEE II would take too long; no error if it may run. Call this before buildFlows.
std::optional<Error> tooManyForGaussian(const Comparison& comparison, const std::vector<int>& candidates,
                                        int maxPairs = kMaxGaussianPairs);

struct SecondOpinions {
  std::vector<Opinion> opinions;  // by method
  int judging = 0;                // opinions that do not abstain
  int agreeing = 0;               // opinions that agree with the leader
};

// All three methods for one reader's ranking; none while there is no ranking. Reuses `flows` if it is for the same
// candidates, else rebuilds it.
SecondOpinions secondOpinions(const Comparison& comparison, const Model& model, const Columns& columns,
                              const Ranking& ranking, Flows& flows);

}  // namespace tradeoff
