#pragma once
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

enum class PartKind { kBase, kAnswer, kSlider, kBonus, kCriterion };

// One contribution to the lead: points of the leader minus points of the strongest rival, from one cause.
struct Part {
  PartKind kind = PartKind::kBase;
  int question = -1, answer = -1;  // for an answer or a bonus
  int criterion = -1;              // for a slider or a criterion
  double points = 0;               // positive: in favour of the leader
  double shown = 0;                // `points` to one decimal; the sum is exactly Reasons::shownLead (largest remainder)
};

struct Reasons {
  int leader = -1, rival = -1;     // rival -1: no other option is left, so there are no parts
  double lead = 0, shownLead = 0;  // shownLead: lead to one decimal
  std::vector<Part> byAnswer;      // base, answers, sliders, bonuses; pros by size, then cons by size; no zero parts
  std::vector<Part> byCriterion;   // criteria and bonuses, in the same order
  int enoughByAnswer = 0;          // fewest pros that outweigh all cons; all pros if they do not (a tie)
  int enoughByCriterion = 0;
};

// Splits the lead into parts that add up to it within the model's tolerance (Labreuche 2011, AIJ 175: pros and cons of
// an additive model). The rival is the next option in the ranking that is not ruled out.
Reasons explain(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking);

// Options that `by` dominates: on every criterion, their best possible value is at most the worst possible value of
// `by` (so an unknown rating never counts against an option), and they pass no attribute test that `by` fails.
// Identical options do not dominate each other. There is one pair for each dominated option, in the order of the
// ranking; `by` is the first option in the ranking that dominates it.
//
// The work is bounded: `by` is one of the first 64 of the ranking. If options x values exceed 250,000, only the first
// options of the ranking are tried, as many as give 16,000,000 values to compare, but at least 2. The number of values
// of an option is the number of criteria, or of attribute tests / 32 if that is larger.
struct Dominance {
  int option, by;
};
std::vector<Dominance> dominated(const Comparison& comparison, const Model& model, const Ranking& ranking);

}  // namespace tradeoff
