#include "says.h"

#include <string>
#include <utility>

#include "at.h"

namespace tradeoff {
namespace {

class Speaker {
 public:
  Speaker(const Comparison& comparison, const Outcome& outcome) : comparison_(comparison), outcome_(outcome) {}

  std::vector<Sentence> speak() {
    if (!outcome_.ranking.any) return {};
    if (outcome_.ranking.unmet) says_.push_back({"unmet", {}});
    sayWhoIsSetAside();
    sayWhoLeads();
    sayWhetherToGoOn();
    for (const Dominance& pair : outcome_.dominated) {
      says_.push_back({"dominated", {argument("option", nameOf(pair.option)), argument("by", nameOf(pair.by))}});
    }
    return std::move(says_);
  }

 private:
  const std::string& nameOf(int option) const { return comparison_.options[at(option)].id; }

  void sayWhoIsSetAside() {
    if (outcome_.ranking.unmet) return;
    int last = -1;
    for (const Failure& failure : outcome_.ranking.failures) {
      if (failure.option == last) continue;
      last = failure.option;
      const Question& question = comparison_.questions[at(failure.question)];
      says_.push_back({"set_aside",
                       {argument("option", nameOf(failure.option)), argument("question", question.id),
                        argument("answer", question.answers[at(failure.answer)].id)}});
    }
  }

  void sayWhoLeads() {
    const std::vector<Score>& scores = outcome_.ranking.scores;
    if (scores.front().tied) {
      std::vector<std::string> level;
      for (const Score& score : scores) {
        if (score.rank == 1) level.push_back(nameOf(score.option));
      }
      says_.push_back({"level", {argument("options", std::move(level))}});
    } else if (outcome_.reasons.rival >= 0) {
      says_.push_back(
          {"leads",
           {argument("option", nameOf(outcome_.reasons.leader)), argument("rival", nameOf(outcome_.reasons.rival)),
            argument("points", outcome_.reasons.shownLead, 1)}});
    } else {
      says_.push_back({"leads_alone", {argument("option", nameOf(outcome_.reasons.leader))}});
    }
  }

  void sayWhetherToGoOn() {
    if (outcome_.open > 0 && outcome_.settled) {
      says_.push_back({"settled", {argument("open", static_cast<double>(outcome_.open))}});
    } else if (outcome_.open == 0 && outcome_.questions > 0) {
      says_.push_back({"finished", {}});
    }
  }

  const Comparison& comparison_;
  const Outcome& outcome_;
  std::vector<Sentence> says_;
};

}  // namespace

std::vector<Sentence> saysOf(const Comparison& comparison, const Outcome& outcome) {
  return Speaker(comparison, outcome).speak();
}

}  // namespace tradeoff
