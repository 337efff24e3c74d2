#include "explain/tipping.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/idx.h"
#include "support/no_inline.h"
#include "support/radix_sort.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

// Limit of comparisons of lines with segments in firstTied(), over all criteria.
constexpr std::size_t kMaxLevelSteps = 16'000'000;

// The points of an option as a line through (current importance, current points).
struct Line {
  int option;
  double slope, points;
};

// The lines of one criterion over [0, top]. Parallel lines are sorted best first, identical ones in the author's order.
struct LineSet {
  double now, top, tolerance;
  std::vector<Line> lines;
  std::size_t count = 0;  // lines in use
  std::size_t steps = 0;  // comparisons that firstTied() may still make

  double pointsAt(const Line& line, double x) const { return line.points + (x - now) * line.slope; }

  // Where b, the steeper line, overtakes a.
  double crossing(const Line& a, const Line& b) const { return now + (a.points - b.points) / (b.slope - a.slope); }
};

Line bestAt(const LineSet& set, double x) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < set.count; ++i) {
    if (set.pointsAt(set.lines[i], x) > set.pointsAt(set.lines[best], x)) best = i;
  }
  return set.lines[best];
}

// Drops the lines that are below one of three good lines, by more than the tolerance, at both ends. They lead nowhere
// in between.
void dropHidden(LineSet& set) {
  const Line pivots[] = {bestAt(set, 0), bestAt(set, set.top / 2), bestAt(set, set.top)};
  const auto below = [&](const Line& line, const Line& pivot, double x) {
    return set.pointsAt(line, x) + set.tolerance < set.pointsAt(pivot, x);
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < set.count; ++i) {
    const Line line = set.lines[i];
    bool hidden = false;
    for (const Line& pivot : pivots) hidden |= below(line, pivot, 0) && below(line, pivot, set.top);
    if (!hidden) set.lines[kept++] = line;
  }
  set.count = kept;
}

// Sorts by slope; parallel lines keep their order.
void sortLines(LineSet& set) {
  const std::vector<Line> lines(set.lines.begin(), set.lines.begin() + static_cast<std::ptrdiff_t>(set.count));
  std::vector<double> slopes(set.count);
  for (std::size_t i = 0; i < set.count; ++i) slopes[i] = lines[i].slope;
  std::size_t i = 0;
  for (const int place : orderByValue(slopes)) set.lines[i++] = lines[idx(place)];
}

struct Vertex {
  double from;  // where this line takes the lead
  std::size_t line;
};

// The upper envelope of lines sorted by slope. Each new line leads at the right end. It removes the lines that it
// overtakes before they take the lead themselves. Returns the number of vertices.
std::size_t envelope(const LineSet& set, std::vector<Vertex>& hull) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < set.count; ++i) {
    if (i > 0 && set.lines[i].slope == set.lines[i - 1].slope) continue;
    double from = 0;
    for (; count > 0; --count) {
      from = std::max(0.0, set.crossing(set.lines[hull[count - 1].line], set.lines[i]));
      if (from > hull[count - 1].from) break;
      from = 0;
    }
    if (from < set.top) hull[count++] = {from, i};
  }
  return count;
}

// The first option in the author's order within the tolerance of `line` all along [from, to]. The slopes of such lines
// differ by at most tolerance / (to - from), so they are next to `line` in the sorted list.
int firstTied(LineSet& set, std::size_t line, double from, double to) {
  const Line& leader = set.lines[line];
  int option = leader.option;
  const auto visit = [&](const Line& other) {
    if (set.steps == 0) return false;
    --set.steps;
    if ((to - from) * std::fabs(other.slope - leader.slope) > 2 * set.tolerance) return false;
    if (other.option < option && set.pointsAt(leader, from) - set.pointsAt(other, from) <= set.tolerance &&
        set.pointsAt(leader, to) - set.pointsAt(other, to) <= set.tolerance) {
      option = other.option;
    }
    return true;
  };
  for (std::size_t i = line; i-- > 0 && visit(set.lines[i]);) {
  }
  for (std::size_t i = line + 1; i < set.count && visit(set.lines[i]); ++i) {
  }
  return option;
}

std::vector<Segment> segmentsOf(LineSet set) {
  std::vector<Vertex> hull(set.count);
  const std::size_t vertices = envelope(set, hull);
  const double shortest = 1e-12 * set.top;  // shorter segments are rounding errors
  std::vector<Segment> segments(vertices);
  std::size_t count = 0;
  for (std::size_t i = 0; i < vertices; ++i) {
    const double from = count == 0 ? 0 : segments[count - 1].to;
    const double to = i + 1 < vertices ? hull[i + 1].from : set.top;
    if (to - from > shortest) {
      const int option = firstTied(set, hull[i].line, from, to);
      if (count == 0 || segments[count - 1].option != option) segments[count++] = {from, to, option};
    }
    if (count > 0) segments[count - 1].to = to;
  }
  return {segments.begin(), segments.begin() + static_cast<std::ptrdiff_t>(count)};
}

// The options not ruled out, as lines whose slope is not set yet: best first, equal ones in the author's order. Options
// tied for the lead get exactly the same points, so that their lines meet at the current importance.
std::vector<Line> linesOf(const Ranking& ranking) {
  double most = ranking.scores.front().points;
  std::size_t count = 0;
  for (const Score& score : ranking.scores) {
    if (score.excluded) break;
    most = std::max(most, score.points);
    ++count;
  }
  std::vector<Line> lines(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Score& score = ranking.scores[i];
    lines[i] = {score.option, 0, score.rank == 1 ? most : score.points};
  }
  stableSort(lines, [](const Line& a, const Line& b) {
    return a.points != b.points ? a.points > b.points : a.option < b.option;
  });
  return lines;
}

LineSet lineSetOf(const Model& model, const Ranking& ranking, const std::vector<Line>& lines, int criterion,
                  double top) {
  LineSet set{ranking.importance[idx(criterion)], top, model.tolerance, lines, lines.size()};
  set.steps = std::max(4 * lines.size(), kMaxLevelSteps / idx(model.values.criteria));
  for (Line& line : set.lines) line.slope = model.values.valueOf(line.option, criterion);
  dropHidden(set);
  sortLines(set);
  return set;
}

double shareAt(double x, double rest) { return x + rest > 0 ? x / (x + rest) : 0; }

TippingPoint tip(double x, int option, double now, double rest) {
  TippingPoint point{x, option, {}, shareAt(x, rest)};
  if (now > 0) point.factor = x / now;
  return point;
}

// Finds the tipping points next to the current importance.
void findTips(CriterionTipping& result, int leader, double now, double rest) {
  const std::vector<Segment>& segments = result.segments;
  const double near = 1e-12 * segments.back().to;
  std::size_t below = 0;
  while (segments[below].to < now - near) ++below;
  std::size_t above = below + 1;  // segments[below, above) touch the current importance
  while (above < segments.size() && segments[above].from <= now + near) ++above;
  std::size_t mine = below;
  while (mine < above && segments[mine].option != leader) ++mine;
  if (mine == above) {  // the leader leads at this point only
    if (segments[below].from < now) result.down = tip(now, segments[below].option, now, rest);
    if (segments[above - 1].to > now) result.up = tip(now, segments[above - 1].option, now, rest);
    return;
  }
  if (mine > 0) result.down = tip(segments[mine].from, segments[mine - 1].option, now, rest);
  if (mine + 1 < segments.size()) result.up = tip(segments[mine].to, segments[mine + 1].option, now, rest);
}

ShareRange stableRange(const Model& model, const Ranking& ranking, int criterion, double rest) {
  const double now = ranking.importance[idx(criterion)];
  const Score& leader = ranking.scores.front();
  const double slope = model.values.valueOf(leader.option, criterion);
  double from = 0, to = std::numeric_limits<double>::infinity();
  for (const Score& rival : ranking.scores) {
    if (rival.excluded) break;
    const double gain = model.values.valueOf(rival.option, criterion) - slope;
    const double lead = rival.rank == 1 ? 0 : leader.points - rival.points;
    if (gain == 0 || (lead == 0 && std::fabs(gain) * (now + rest) <= model.tolerance)) continue;
    const double crossing = now + lead / gain;
    if (gain > 0) to = std::min(to, crossing);
    if (gain < 0) from = std::max(from, crossing);
  }
  return {shareAt(from, rest), to < std::numeric_limits<double>::infinity() ? shareAt(to, rest) : 1};
}

}  // namespace

TRADEOFF_NO_INLINE
Tipping tippingPoints(const Model& model, const ReaderInput& reader, const Ranking& ranking) {
  Tipping tipping;
  double highest = 1;
  for (const double reach : model.reach) highest = std::max(highest, reach);
  tipping.top = 2 * highest;
  for (const std::optional<double>& slider : reader.sliders) tipping.top = std::max(tipping.top, slider.value_or(0));
  if (!ranking.any) return tipping;
  tipping.criteria = std::vector<CriterionTipping>(idx(model.values.criteria));
  const std::vector<Line> lines = linesOf(ranking);
  for (int c = 0; c < model.values.criteria; ++c) {
    const double now = ranking.importance[idx(c)];
    double rest = 0;
    for (int other = 0; other < model.values.criteria; ++other) rest += other == c ? 0 : ranking.importance[idx(other)];
    CriterionTipping& result = tipping.criteria[idx(c)];
    result.segments = segmentsOf(lineSetOf(model, ranking, lines, c, tipping.top));
    findTips(result, ranking.leader(), now, rest);
    if (now + rest > 0) result.share = shareAt(now, rest);
    if (rest > 0) result.stable = stableRange(model, ranking, c, rest);
  }
  return tipping;
}

}  // namespace tradeoff
