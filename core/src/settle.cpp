#include "tradeoff/settle.h"

#include <algorithm>

#include "at.h"

namespace tradeoff {
namespace {

// The open questions seen from one leader.
struct Bound {
  const Comparison& comparison;
  const Frame& frame;
  const Reader& reader;
  int leader;

  // What an answer, if it were chosen as well, adds to the leader's points minus the rival's.
  double gain(int question, int answer, int rival) const {
    double sum = 0;
    for (const CriterionPoints& add : comparison.questions[at(question)].answers[at(answer)].importance) {
      if (reader.sliders[at(add.criterion)]) continue;
      sum += add.points * (frame.values.at(leader, add.criterion) - frame.values.at(rival, add.criterion));
    }
    return sum + bonusOf(comparison, frame, question, answer, leader) -
           bonusOf(comparison, frame, question, answer, rival);
  }

  // The least that a question's answers can add: choose-many takes all that hurt, choose-one the worst or none (a
  // skip).
  double leastGain(int question, int rival) const {
    const Question& asked = comparison.questions[at(question)];
    double least = 0;
    for (int a = 0; a < static_cast<int>(asked.answers.size()); ++a) {
      const double g = gain(question, a, rival);
      least = asked.many ? least + std::min(0.0, g) : std::min(least, g);
    }
    return least;
  }

  bool mayRequireWhatLeaderLacks(int question) const {
    for (const Asks::OfAnswer& answer : frame.asks.ofQuestion[at(question)]) {
      for (int must : answer.musts) {
        if (!frame.asks.meets(leader, must)) return true;
      }
    }
    return false;
  }
};

}  // namespace

bool settled(const Comparison& comparison, const Frame& frame, const Reader& reader, const Ranking& ranking) {
  if (!ranking.any) return false;
  std::vector<int> open;
  for (std::size_t q = 0; q < reader.replies.size(); ++q) {
    if (!reader.replies[q].closed) open.push_back(static_cast<int>(q));
  }
  if (open.empty()) return true;
  const Bound bound{comparison, frame, reader, ranking.leader()};
  for (int q : open) {
    if (!ranking.unmet && bound.mayRequireWhatLeaderLacks(q)) return false;
  }
  const double lead = ranking.scores.front().points;
  for (const Score& rival : ranking.scores) {
    if (rival.excluded || rival.option == bound.leader) continue;
    double margin = lead - rival.points;
    for (int q : open) margin += bound.leastGain(q, rival.option);
    // A level rival that stands behind the leader stays behind it; half the tolerance swallows what rounding left.
    const bool leaderFirst = bound.leader < rival.option;
    if (!(margin > 2 * frame.tolerance || (leaderFirst && margin >= -frame.tolerance / 2))) return false;
  }
  return true;
}

}  // namespace tradeoff
