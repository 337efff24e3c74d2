#pragma once
#include <optional>
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// An option leads while the importance of one criterion is in [from, to] and everything else stays as it is.
struct Segment {
  double from = 0, to = 0;
  int option = -1;
};

// The nearest importance at which another option takes the lead.
struct TippingPoint {
  double importance = 0;         // in points
  int option = -1;               // the leader beyond it
  std::optional<double> factor;  // `importance` as a multiple of the current importance; none if that is 0
  double share = 0;              // `importance` as a share of all importance
};

// A range of shares of all importance, from 0 to 1.
struct ShareRange {
  double from = 0, to = 1;
};

struct CriterionTipping {
  std::vector<Segment> segments;  // from 0 to top; none has length 0; neighbours have different options
  // Below and above the current importance; none if the leader stays the same up to that end of the track. If the lead
  // is tied, the tipping point may be the current importance itself.
  std::optional<TippingPoint> down;
  std::optional<TippingPoint> up;
  std::optional<double> share;       // current share of all importance; none if that is 0
  std::optional<ShareRange> stable;  // shares with which the leader stays the same; none if no other criterion counts
};

struct Tipping {
  double top = 0;                          // end of every slider's track, also while there is no ranking
  std::vector<CriterionTipping> criteria;  // by criterion; empty while there is no ranking
};

// Finds the leader at each importance of each criterion. In one importance, the points of an option are a line,
// S + (x - p) v, so the upper envelope of the lines of the options not ruled out gives the leader exactly (de Berg et
// al. 2008, Computational Geometry, section 11.4, the dual of a convex hull). O(N log N) for each criterion.
//
// A segment names the first option in the author's order that is within the tolerance all along it, as in rank().
// Options that are tied now get equal points, so their lines meet at the current importance: the segment there names
// the leader, unless it leads at that point only. At most 16,000,000 lines are compared with segments. Where very many
// lines are within the tolerance of each other, a segment may therefore name a later one of them.
//
// `stable` changes one share and scales the others in proportion (Mareschal 1988, EJOR 33(1), section 3); it may reach
// past the end of the track. top = 2 max(1, highest reach), and at least every slider.
Tipping tippingPoints(const Model& model, const ReaderInput& reader, const Ranking& ranking);

}  // namespace tradeoff
