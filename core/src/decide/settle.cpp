#include "decide/settle.h"

#include <algorithm>

#include "decide/answer_effects.h"
#include "support/idx.h"

namespace tradeoff {
namespace {

// Limit of options times the cost of the open answers, up to which each rival is checked separately.
constexpr std::size_t kMaxProducts = 16'000'000;

// Bounds what the open questions can do to the lead of one leader.
class Bound {
 public:
  Bound(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking)
      : comparison_(comparison), model_(model), reader_(reader), leader_(ranking.leader()) {
    std::size_t cost = 0;
    for (std::size_t q = 0; q < reader.replies.size(); ++q) {
      if (reader.replies[q].closed) continue;
      open_.push_back(static_cast<int>(q));
      for (const Answer& answer : comparison.questions[q].answers) cost += costOf(answer);
    }
    usesVirtualRival_ = cost * ranking.scores.size() > kMaxProducts;
    if (usesVirtualRival_) findStrongest(ranking);
  }

  bool nothingOpen() const { return open_.empty(); }

  bool mayRequireWhatLeaderLacks() const {
    for (const int q : open_) {
      for (const AttributeTests::OfAnswer& answer : model_.tests.ofQuestion[idx(q)]) {
        for (int m = 0; m < answer.requirements.count; ++m) {
          if (!model_.tests.meets(leader_, answer.requirements.first + m)) return true;
        }
      }
    }
    return false;
  }

  // Returns the margin plus the least that each open question can add to it, which is 0 or negative.
  double leastMargin(double margin, int rival) const {
    if (usesVirtualRival_) return margin + leastOfAll_;
    for (const int q : open_) margin += leastGain(q, rival);
    return margin;
  }

 private:
  // What an answer, if chosen in addition, adds to the leader's points minus the rival's. `rival` -1 stands for the
  // strongest rival (see findStrongest()).
  double gain(int question, int answer, int rival) const {
    const Answer& chosen = comparison_.questions[idx(question)].answers[idx(answer)];
    double sum = 0;
    for (const CriterionPoints& add : chosen.importance) {
      if (reader_.sliders[idx(add.criterion)]) continue;
      const double its = rival < 0 ? strongest_[idx(add.criterion)] : model_.values.valueOf(rival, add.criterion);
      sum += add.points * (model_.values.valueOf(leader_, add.criterion) - its);
    }
    if (chosen.prefers.empty()) return sum;
    sum += bonusOf(comparison_, model_, question, answer, leader_);
    if (rival >= 0) return sum - bonusOf(comparison_, model_, question, answer, rival);
    for (const Prefers& prefers : chosen.prefers) sum -= prefers.points;
    return sum;
  }

  // The least that a question's answers can add to the margin: all negative gains for choose-many, the worst answer or
  // a skip for choose-one.
  double leastGain(int question, int rival) const {
    const Question& asked = comparison_.questions[idx(question)];
    double least = 0;
    for (int a = 0; a < static_cast<int>(asked.answers.size()); ++a) {
      const double g = gain(question, a, rival);
      least = asked.many ? least + std::min(0.0, g) : std::min(least, g);
    }
    return least;
  }

  // Builds a virtual rival that has the best of all rivals' values on every criterion.
  void findStrongest(const Ranking& ranking) {
    strongest_ = std::vector<double>(idx(model_.values.criteria));
    for (const Score& rival : ranking.scores) {
      if (rival.excluded || rival.option == leader_) continue;
      for (std::size_t c = 0; c < strongest_.size(); ++c) {
        strongest_[c] = std::max(strongest_[c], model_.values.valueOf(rival.option, static_cast<int>(c)));
      }
    }
    for (const int q : open_) leastOfAll_ += leastGain(q, -1);
  }

  const Comparison& comparison_;
  const Model& model_;
  const ReaderInput& reader_;
  int leader_;
  std::vector<int> open_;
  bool usesVirtualRival_ = false;
  std::vector<double> strongest_;  // by criterion
  double leastOfAll_ = 0;
};

}  // namespace

bool settled(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking) {
  if (!ranking.any) return false;
  const Bound bound(comparison, model, reader, ranking);
  if (bound.nothingOpen()) return true;
  if (!ranking.unmet && bound.mayRequireWhatLeaderLacks()) return false;
  const double lead = ranking.scores.front().points;
  for (const Score& rival : ranking.scores) {
    if (rival.excluded || rival.option == ranking.leader()) continue;
    const double margin = bound.leastMargin(lead - rival.points, rival.option);
    // A tied rival behind the leader in the author's order stays behind it. Half the tolerance absorbs rounding errors.
    const bool leaderFirst = ranking.leader() < rival.option;
    if (!(margin > 2 * model.tolerance || (leaderFirst && margin >= -model.tolerance / 2))) return false;
  }
  return true;
}

}  // namespace tradeoff
