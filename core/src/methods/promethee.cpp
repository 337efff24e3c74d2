#include "methods/promethee.h"

#include <utility>

#include "support/exact_math.h"
#include "support/idx.h"
#include "support/radix_sort.h"

namespace tradeoff {
namespace {

// A sum with its accumulated rounding errors, as accurate as twice the precision. Sums over a narrow window of large
// ratings lose nothing (Ogita, Rump & Oishi 2005, SIAM J. Sci. Comput. 26(6), algorithm 4.4).
struct LongSum {
  double high = 0, low = 0;

  void add(double x) {
    const double sum = high + x;
    const double added = sum - high;
    low += (high - (sum - added)) + (x - added);
    high = sum;
  }

  // Adds sign times the other sum.
  void add(const LongSum& other, double sign) {
    add(sign * other.high);
    low += sign * other.low;
  }

  // Adds count times x exactly, for a count below 2^26: each half of x has 26 bits (Dekker 1971, Numerische Mathematik
  // 18, section 5).
  void addProduct(double count, double x) {
    constexpr double kSplit = 134217729;  // 2^27 + 1
    const double half = x * kSplit - (x * kSplit - x);
    const double product = count * x;
    add(product);
    low += (count * half - product) + count * (x - half);
  }

  double value() const { return high + low; }
};

// One criterion: values in the direction of preference, ascending, and the intermediate results for each value.
struct Column {
  std::vector<double> values;
  std::vector<int> below, above;    // number of others that it beats, or loses to, by more than a threshold
  std::vector<int> below2, above2;  // the same for a second threshold
  std::vector<LongSum> prefix;
  std::vector<double> flow;

  explicit Column(std::size_t n) : values(n), below(n), above(n), below2(n), above2(n), prefix(n + 1), flow(n) {}
};

// Counts pairs by the same difference as the definition, a_i - a_j > t. The form a_j < a_i - t rounds differently.
void countBeyond(const std::vector<double>& a, double t, std::vector<int>& below, std::vector<int>& above) {
  const std::size_t n = a.size();
  std::size_t lower = 0, upper = 0;
  for (std::size_t i = 0; i < n; ++i) {
    while (lower < n && a[i] - a[lower] > t) ++lower;
    while (upper < n && !(a[upper] - a[i] > t)) ++upper;
    below[i] = static_cast<int>(lower);
    above[i] = static_cast<int>(n - upper);
  }
}

void addCounts(Column& column, double threshold, double weight) {
  countBeyond(column.values, threshold, column.below, column.above);
  for (std::size_t i = 0; i < column.flow.size(); ++i) {
    column.flow[i] += weight * (column.below[i] - column.above[i]);
  }
}

// Preference that is linear from q to p; v-shape is q = 0.
void addLinear(Column& column, double q, double p) {
  const std::vector<double>& a = column.values;
  const int n = static_cast<int>(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    column.prefix[i + 1] = column.prefix[i];
    column.prefix[i + 1].add(a[i]);
  }
  countBeyond(a, q, column.below, column.above);
  countBeyond(a, p, column.below2, column.above2);
  for (std::size_t i = 0; i < a.size(); ++i) {
    // Worse and better options with a difference in the window (q, p]: the sum of a_i - a_j over both, with q
    // subtracted from each difference.
    const int worse = column.below[i] - column.below2[i], better = column.above[i] - column.above2[i];
    LongSum net;
    net.addProduct(worse + better, a[i]);
    net.addProduct(better - worse, q);
    net.add(column.prefix[idx(column.below2[i])], 1);
    net.add(column.prefix[idx(column.below[i])], -1);
    net.add(column.prefix[idx(n - column.above[i])], 1);
    net.add(column.prefix[idx(n - column.above2[i])], -1);
    column.flow[i] += column.below2[i] - column.above2[i] + net.value() / (p - q);
  }
}

void addGaussian(Column& column, double s) {
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double deviations = (column.values[i] - column.values[j]) / s;
      const double p = 1 - portableExp(-deviations * deviations / 2);
      column.flow[i] += p;
      column.flow[j] -= p;
    }
  }
}

void addFlows(Column& column, const Preference& preference) {
  const double q = preference.q, p = preference.p;
  switch (preference.type) {
    case PreferenceType::kUsual:
      return addCounts(column, 0, 1);
    case PreferenceType::kUShape:
      return addCounts(column, q, 1);
    case PreferenceType::kVShape:
      return p > 0 ? addLinear(column, 0, p) : addCounts(column, 0, 1);
    case PreferenceType::kLevel:
      addCounts(column, q, 0.5);
      return addCounts(column, p, 0.5);
    case PreferenceType::kLinear:
      return p > q ? addLinear(column, q, p) : addCounts(column, q, 1);
    case PreferenceType::kGaussian:
      return preference.s > 0 ? addGaussian(column, preference.s) : addCounts(column, 0, 1);
  }
}

}  // namespace

Columns buildColumns(const Comparison& comparison) {
  Columns columns;
  columns.options = static_cast<int>(comparison.options.size());
  columns.criteria = static_cast<int>(comparison.criteria.size());
  columns.ratings = std::vector<double>(idx(columns.criteria) * columns.width());
  columns.order = std::vector<int>(columns.ratings.size());
  for (int c = 0; c < columns.criteria; ++c) {
    const Criterion& criterion = comparison.criteria[idx(c)];
    double* column = columns.ratings.data() + idx(c) * columns.width();
    for (int o = 0; o < columns.options; ++o) column[o] = (criterion.min + criterion.max) / 2;
  }
  for (const Rating& rating : comparison.ratings) {
    if (!rating.hasValue) continue;
    columns.ratings[idx(rating.criterion) * columns.width() + idx(rating.option)] = (rating.min + rating.max) / 2;
  }
  std::vector<double> values(columns.width());
  for (int c = 0; c < columns.criteria; ++c) {
    const double sign = comparison.criteria[idx(c)].higherIsBetter ? 1 : -1;
    for (int o = 0; o < columns.options; ++o) values[idx(o)] = sign * columns.of(c)[o];
    int* order = columns.order.data() + idx(c) * columns.width();
    for (const int o : orderByValue(values)) *order++ = o;
  }
  return columns;
}

Flows buildFlows(const Comparison& comparison, const Columns& columns, std::vector<int> candidates) {
  const std::size_t n = candidates.size();
  Flows flows{std::move(candidates), std::vector<double>(idx(columns.criteria) * n)};
  if (n < 2) return flows;
  std::vector<int> place(columns.width(), -1), places(n);
  for (std::size_t i = 0; i < n; ++i) place[idx(flows.candidates[i])] = static_cast<int>(i);
  Column column(n);
  for (int c = 0; c < columns.criteria; ++c) {
    const Criterion& criterion = comparison.criteria[idx(c)];
    const int* order = columns.order.data() + idx(c) * columns.width();
    std::size_t count = 0;
    for (std::size_t k = 0; k < columns.width(); ++k) {
      if (place[idx(order[k])] < 0) continue;
      places[count] = place[idx(order[k])];
      column.values[count++] = (criterion.higherIsBetter ? 1 : -1) * columns.of(c)[order[k]];
    }
    for (double& flow : column.flow) flow = 0;
    addFlows(column, criterion.preference);
    for (std::size_t i = 0; i < n; ++i) {
      flows.net[idx(c) * n + idx(places[i])] = column.flow[i] / static_cast<double>(n - 1);
    }
  }
  return flows;
}

void netFlows(const Flows& flows, const std::vector<double>& importance, std::vector<double>& net) {
  const std::size_t n = flows.candidates.size();
  double total = 0;
  for (const double p : importance) total += p;
  net = std::vector<double>(n);
  std::size_t c = 0;
  for (; c + 2 <= importance.size(); c += 2) {
    const double* a = flows.net.data() + c * n;
    const double* b = a + n;
    const double p = importance[c] / total, q = importance[c + 1] / total;
    for (std::size_t i = 0; i < n; ++i) net[i] = (net[i] + p * a[i]) + q * b[i];
  }
  for (; c < importance.size(); ++c) {
    for (std::size_t i = 0; i < n; ++i) net[i] += importance[c] / total * flows.net[c * n + i];
  }
}

}  // namespace tradeoff
