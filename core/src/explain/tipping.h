#pragma once
#include <optional>
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// An option leads while the importance of one criterion is in [from, to], all else as it is.
struct Segment {
  double from = 0, to = 0;
  int option = -1;
};

// The nearest importance at which somebody else takes the lead.
struct TippingPoint {
  double at = 0;                 // importance, in points
  int option = -1;               // who leads beyond it
  std::optional<double> factor;  // `at` as a multiple of the importance now; none where that is 0
  double share = 0;              // `at` as a share of all importance
};

// A range of shares of all importance, from 0 to 1.
struct ShareRange {
  double from = 0, to = 1;
};

struct CriterionTipping {
  std::vector<Segment> segments;     // from 0 to top, none of length 0, no two neighbours of the same option
  std::optional<TippingPoint> down;  // below the importance now, and above; none where the leader keeps its place up to
  std::optional<TippingPoint> up;    // that end of the track. A shared first place may tip right at the importance now.
  std::optional<double> share;       // of all importance now; none where that is 0
  std::optional<ShareRange> stable;  // shares at which the leader stays; none where no other criterion counts
};

struct Tipping {
  double top = 0;                          // end of every slider's track, also while there is no ranking
  std::vector<CriterionTipping> criteria;  // by criterion; empty while there is no ranking
};

// Who leads at each importance of each criterion. Each option's points are a line in one importance, S + (x - p) v, so
// the upper envelope of the lines of the options not ruled out gives it exactly (de Berg et al. 2008, Computational
// Geometry, section 11.4, the dual of a convex hull). Along a segment the author's first of those within the tolerance
// is named, as in rank(); lines tied now cross exactly at the importance now, so the segment there names the leader
// unless it leads at that very point only. (Where very many lines are within the tolerance of each other, only some are
// held against each segment: 16,000,000 in all.) `stable` moves one share and the others in proportion (Mareschal 1988,
// EJOR 33(1), section 3), past the end of the track. top = 2 max(1, highest reach), and no less than any slider. O(N
// log N) for each criterion.
Tipping tippingPoints(const Model& model, const ReaderInput& reader, const Ranking& ranking);

}  // namespace tradeoff
