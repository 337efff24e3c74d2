#include "output/standing.h"

#include "decide/next_question.h"
#include "decide/settle.h"

namespace tradeoff {

Standing computeStanding(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                         Prepared& prepared) {
  Standing standing;
  standing.ranking = rank(comparison, model, reader);
  standing.settled = settled(comparison, model, reader, standing.ranking);
  for (const Reply& reply : reader.replies) {
    ++standing.questions;
    ++(reply.answered() ? standing.answered : reply.closed ? standing.skipped : standing.open);
  }
  if (standing.open > 0) {
    if (!prepared.completions) prepared.completions = buildCompletions(comparison);
    standing.next = nextQuestion(comparison, model, *prepared.completions, reader, standing.ranking).question;
  }
  return standing;
}

}  // namespace tradeoff
