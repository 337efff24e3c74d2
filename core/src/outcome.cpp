#include "outcome.h"

#include "tradeoff/next_question.h"
#include "tradeoff/settle.h"

namespace tradeoff {

Outcome decide(const Comparison& comparison, const Frame& frame, const Reader& reader, Prepared& prepared) {
  Outcome outcome;
  outcome.ranking = rank(comparison, frame, reader);
  outcome.settled = settled(comparison, frame, reader, outcome.ranking);
  for (const Reply& reply : reader.replies) {
    ++outcome.questions;
    ++(reply.answered() ? outcome.answered : reply.closed ? outcome.skipped : outcome.open);
  }
  if (outcome.open > 0) {
    if (!prepared.completions) prepared.completions = buildCompletions(comparison);
    outcome.next = nextQuestion(comparison, frame, *prepared.completions, reader, outcome.ranking).question;
  }
  return outcome;
}

}  // namespace tradeoff
