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
    if (outcome_.ranking.unmet) say("unmet");
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
  void say(const char* code);
  // Each adds an argument to what was said last.
  void with(const char* name, const std::string& text);
  void with(const char* name, std::vector<std::string> list);
  void with(const char* name, double number, int decimals = 0);

  void sayWhoIsSetAside() {
    if (outcome_.ranking.unmet) return;
    int last = -1;
    for (const Failure& failure : outcome_.ranking.failures) {
      if (failure.option == last) continue;
      last = failure.option;
      say("set_aside");
      with("option", ids_.option(failure.option));
      with("question", ids_.question(failure.question));
      with("answer", ids_.answer(failure.question, failure.answer));
    }
  }

  void sayWhoLeads() {
    const std::vector<Score>& scores = outcome_.ranking.scores;
    if (scores.front().tied) {
      std::vector<std::string> level;
      for (const Score& score : scores) {
        if (score.rank == 1) level.push_back(ids_.option(score.option));
      }
      say("level");
      with("options", std::move(level));
    } else if (outcome_.ranking.rival() >= 0) {
      say("leads");
      with("option", ids_.option(outcome_.ranking.leader()));
      with("rival", ids_.option(outcome_.ranking.rival()));
      with("points", outcome_.ranking.lead(), 1);
    } else {
      say("leads_alone");
      with("option", ids_.option(outcome_.ranking.leader()));
    }
  }

  void sayWhetherToGoOn() {
    if (outcome_.open > 0 && outcome_.settled) {
      say("settled");
      with("open", outcome_.open);
    } else if (outcome_.open == 0 && outcome_.questions > 0) {
      say("finished");
    }
  }

  const Ids ids_;
  const Outcome& outcome_;
  const Outlook* outlook_;
  std::vector<Sentence> says_;
};

void Speaker::say(const char* code) { says_.push_back({code, {}}); }

void Speaker::with(const char* name, const std::string& text) { says_.back().args.push_back(argument(name, text)); }
void Speaker::with(const char* name, std::vector<std::string> list) {
  says_.back().args.push_back(argument(name, std::move(list)));
}
void Speaker::with(const char* name, double number, int decimals) {
  says_.back().args.push_back(argument(name, number, decimals));
}

}  // namespace

std::vector<Sentence> saysOf(const Comparison& comparison, const Outcome& outcome, const Outlook* outlook) {
  return Speaker(comparison, outcome, outlook).speak();
}

}  // namespace tradeoff
