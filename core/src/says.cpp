#include "says.h"

#include <string>
#include <utility>

#include "ids.h"

namespace tradeoff {
namespace {

class Speaker {
 public:
  Speaker(const Comparison& comparison, const Outcome& outcome, const Outlook* outlook)
      : ids_{comparison}, outcome_(outcome), outlook_(outlook) {}

  std::vector<Sentence> speak() {
    if (!outcome_.ranking.any) return {};
    if (outcome_.ranking.unmet) says_.push_back({"unmet", {}});
    sayWhoIsSetAside();
    sayWhoLeads();
    // Who is level leads only by standing first: how often is no word on them.
    if (outlook_ && outcome_.ranking.rival() >= 0 && !outcome_.ranking.scores.front().tied)
      says_.push_back(outlook_->robust());
    sayWhetherToGoOn();
    if (outlook_) outlook_->sayDominated(says_);
    return std::move(says_);
  }

 private:
  void sayWhoIsSetAside() {
    if (outcome_.ranking.unmet) return;
    int last = -1;
    for (const Failure& failure : outcome_.ranking.failures) {
      if (failure.option == last) continue;
      last = failure.option;
      says_.push_back(
          {"set_aside",
           {argument("option", ids_.option(failure.option)), argument("question", ids_.question(failure.question)),
            argument("answer", ids_.answer(failure.question, failure.answer))}});
    }
  }

  void sayWhoLeads() {
    const std::vector<Score>& scores = outcome_.ranking.scores;
    if (scores.front().tied) {
      std::vector<std::string> level;
      for (const Score& score : scores) {
        if (score.rank == 1) level.push_back(ids_.option(score.option));
      }
      says_.push_back({"level", {argument("options", std::move(level))}});
    } else if (outcome_.ranking.rival() >= 0) {
      says_.push_back({"leads",
                       {argument("option", ids_.option(outcome_.ranking.leader())),
                        argument("rival", ids_.option(outcome_.ranking.rival())),
                        argument("points", outcome_.ranking.lead(), 1)}});
    } else {
      says_.push_back({"leads_alone", {argument("option", ids_.option(outcome_.ranking.leader()))}});
    }
  }

  void sayWhetherToGoOn() {
    if (outcome_.open > 0 && outcome_.settled) {
      says_.push_back({"settled", {argument("open", static_cast<double>(outcome_.open))}});
    } else if (outcome_.open == 0 && outcome_.questions > 0) {
      says_.push_back({"finished", {}});
    }
  }

  const Ids ids_;
  const Outcome& outcome_;
  const Outlook* outlook_;
  std::vector<Sentence> says_;
};

}  // namespace

std::vector<Sentence> saysOf(const Comparison& comparison, const Outcome& outcome, const Outlook* outlook) {
  return Speaker(comparison, outcome, outlook).speak();
}

}  // namespace tradeoff
