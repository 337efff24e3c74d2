#pragma once
#include <vector>

#include "tradeoff/comparison.h"

namespace tradeoff {

// Ratings as other methods read them, in the criterion's unit and unclamped: the middle of a range, and of the scale
// for a missing rating. Made once for a comparison.
struct Columns {
  int options = 0, criteria = 0;
  std::vector<double> ratings;  // criteria x options
  std::vector<int> order;       // criteria x options: the options, worst rating first
  const double* of(int criterion) const { return ratings.data() + static_cast<std::size_t>(criterion) * width(); }
  std::size_t width() const { return static_cast<std::size_t>(options); }
};
Columns buildColumns(const Comparison& comparison);

// PROMETHEE II flows of each criterion by itself, among some options. They do not depend on importance: a slider only
// weighs them anew.
struct Flows {
  std::vector<int> field;   // options, ascending
  std::vector<double> net;  // criteria x field, in [-1, 1]
};

// phi(i) = 1 / (N - 1) sum over j of P(a_i - a_j) - P(a_j - a_i), P being the criterion's preference function (Brans &
// Vincke 1985, Management Science 31(6), section 3); 0 for a field of one. By sorting and prefix sums for all but
// gaussian, O(M N log N) once and O(M N) memory (Calders & Van Assche 2018, Omega; arXiv 1603.00091), exact to rounding
// even where the window is narrow; gaussian O(N^2) for each criterion that has it.
Flows buildFlows(const Comparison& comparison, const Columns& columns, std::vector<int> field);

// The net flow of each of the field: the flows weighed by importance as shares of its sum, which must be above 0. O(M
// N).
void netFlows(const Flows& flows, const std::vector<double>& importance, std::vector<double>& net);

}  // namespace tradeoff
