#pragma once
#include <vector>

#include "tradeoff/comparison.h"

namespace tradeoff {

// Ratings as the other methods read them, in the criterion's unit and not clamped. A range counts as its middle, a
// missing rating as the middle of the scale. Built once for a comparison.
struct Columns {
  int options = 0, criteria = 0;
  std::vector<double> ratings;  // criteria x options
  std::vector<int> order;       // criteria x options: option indices, worst rating first
  const double* of(int criterion) const { return ratings.data() + static_cast<std::size_t>(criterion) * width(); }
  std::size_t width() const { return static_cast<std::size_t>(options); }
};
Columns buildColumns(const Comparison& comparison);

// PROMETHEE II flows of each criterion by itself, among some of the options. They do not depend on importance, so a
// slider only changes their weights.
struct Flows {
  std::vector<int> candidates;  // options, ascending
  std::vector<double> net;      // criteria x candidates, in [-1, 1]
};

// phi(i) = 1 / (N - 1) sum over j of P(a_i - a_j) - P(a_j - a_i), where P is the criterion's preference function (Brans
// & Vincke 1985, Management Science 31(6), section 3). A single option has flow 0.
//
// All preference functions but the gaussian use sorting and prefix sums: O(M N log N) once and O(M N) memory (Calders &
// Van Assche 2018, Omega; arXiv 1603.00091), exact to rounding even for a narrow window. The gaussian takes O(N^2) for
// each criterion that uses it.
Flows buildFlows(const Comparison& comparison, const Columns& columns, std::vector<int> candidates);

// Computes the net flow of each option of the candidates: its flows, weighted by importance as shares of the total
// importance. The total must be above 0. O(M N).
void netFlows(const Flows& flows, const std::vector<double>& importance, std::vector<double>& net);

}  // namespace tradeoff
