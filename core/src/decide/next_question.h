#pragma once
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

inline constexpr int kMaxCompletions = 4096;      // up to this many, every completion is evaluated
inline constexpr int kSampledCompletions = 1024;  // above that, this many are sampled, the same ones for every question

// Random answers to every question, drawn once for a comparison and keyed by question id. Entry q * kSampledCompletions
// + i is completion i of question q: the index of an answer, or for choose-many one bit for each answer that is taken.
struct Completions {
  std::vector<int> picks;
};
Completions buildCompletions(const Comparison& comparison);

struct NextQuestion {
  int question = -1;                    // index; -1 when no question is open
  double entropy = 0;                   // current entropy of the leader, in bits
  std::vector<double> expectedEntropy;  // by question: expected entropy after its answer, in bits; -1 if it is not open
};

// Finds the open question whose answer is expected to leave the least uncertainty about the leader: the least expected
// Shannon entropy (Lindley 1956, Ann. Math. Stat. 27(4), eq. 5) of the leader over the completions. In a completion,
// each open choose-one question has one of its answers, all equally likely, and each choose-many answer is taken with
// probability 1/2. A choose-many question counts as the best of its single answers, taken or not. A question that
// cannot change the leader leaves the entropy as it is. The leader of a completion is the one that rank() would find.
//
// Open questions marked `first` come before all others. Differences below 1e-9 are ties, which follow the author's
// order.
//
// The work is bounded: if it would take more than 2^26 additions (10,000 options and 7 open questions do), only the
// options with the most points now are considered, as many as the limit allows.
NextQuestion nextQuestion(const Comparison& comparison, const Model& model, const Completions& completions,
                          const ReaderInput& reader, const Ranking& ranking);

}  // namespace tradeoff
