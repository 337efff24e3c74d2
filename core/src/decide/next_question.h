#pragma once
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

inline constexpr int kMaxCompletions = 4096;      // up to here every completion is looked at
inline constexpr int kSampledCompletions = 1024;  // beyond, this many, the same for every question that might be asked

// Chance answers to every question, made once for a comparison and keyed by question id: for completion i of question
// q, at [q * kSampledCompletions + i], an answer's index, or for choose-many one bit for each answer that is taken.
struct Completions {
  std::vector<int> picks;
};
Completions buildCompletions(const Comparison& comparison);

struct NextQuestion {
  int question = -1;               // index; -1 when no question is open
  double doubt = 0;                // entropy of the leader now, in bits
  std::vector<double> afterwards;  // by question: bits expected to be left once it is answered; -1 where it is not open
};

// The open question expected to leave the least doubt about who leads: least expected Shannon entropy (Lindley 1956,
// Ann. Math. Stat. 27(4), eq. 5) of the leader over the completions, in which each open choose-one question has one of
// its answers, all equally likely, and each choose-many answer is taken with probability 1/2. A choose-many question is
// judged by the best of its single answers, in or out. Open questions marked `first` go before all others; differences
// below 1e-9 are ties, to the author's order. A question that cannot change who leads leaves the doubt as it is. Who
// leads is judged as rank() does. Bounded: where that takes more than 2^26 additions (10,000 options and 7 open
// questions do), it is judged as if the comparison had only the options with most points now, as many as stay below.
NextQuestion nextQuestion(const Comparison& comparison, const Model& model, const Completions& completions,
                          const ReaderInput& reader, const Ranking& ranking);

}  // namespace tradeoff
