#pragma once
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

enum class PartKind { kBase, kAnswer, kSlider, kBonus, kCriterion };

// Points of the leader minus points of the strongest rival that come from one place.
struct Part {
  PartKind kind = PartKind::kBase;
  int question = -1, answer = -1;  // of an answer or a bonus
  int criterion = -1;              // of a slider or a criterion
  double points = 0;               // positive: for the leader
  double shown = 0;  // in points to one decimal; all together exactly Reasons::shownLead (largest remainder)
};

struct Reasons {
  int leader = -1, rival = -1;     // rival -1: no other option is left, and there are no parts
  double lead = 0, shownLead = 0;  // shownLead: lead to one decimal
  std::vector<Part> byAnswer;      // base, answers, sliders, bonuses; pros by size, then cons by size; no zero parts
  std::vector<Part> byCriterion;   // criteria and bonuses, in the same order
  int enoughByAnswer = 0;          // how many pros suffice to outweigh all cons: the fewest; all where none do (a tie)
  int enoughByCriterion = 0;
};

// Splits the lead into parts that add up to it within the frame's tolerance (Labreuche 2011, AIJ 175: pros and cons of
// an additive model). The strongest rival is the next in the ranking that is not ruled out.
Reasons explain(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking);

// Options that are never better than `by` on anything: not on a value (its high end is at most the other's low end, so
// that an unknown rating is never held against anyone), nor on anything that an answer asks for; identical options do
// not dominate each other. One pair for each dominated option, in the order of the ranking, `by` being the first such
// option in the ranking. Bounded: `by` is one of the first 64 of the ranking; where options x values are more than
// 250,000, one of as many as give 16,000,000 values to look at, and at least one of the first 2. The values of an
// option are its criteria, or 32 things that answers ask for, whichever are more.
struct Dominance {
  int option, by;
};
std::vector<Dominance> dominated(const Comparison& comparison, const Model& model, const Ranking& ranking);

}  // namespace tradeoff
