#include "output/result_messages.h"

#include <string>
#include <utility>

#include "output/ids.h"

namespace tradeoff {
namespace {

class Speaker {
 public:
  Speaker(const Comparison& comparison, const Standing& standing, const Analysis* analysis)
      : ids_{comparison}, standing_(standing), analysis_(analysis) {}

  std::vector<Sentence> speak() {
    if (!standing_.ranking.any) return {};
    if (standing_.ranking.unmet) say("unmet");
    sayWhoIsSetAside();
    sayWhoLeads();
    if (analysis_ && analysis_->tellsRobustness()) says_.push_back(analysis_->robust());
    sayWhetherToGoOn();
    if (analysis_) analysis_->sayDominated(says_);
    return std::move(says_);
  }

 private:
  void say(const char* code);
  // Each adds an argument to the last sentence.
  void with(const char* name, const std::string& text);
  void with(const char* name, std::vector<std::string> list);
  void with(const char* name, double number, int decimals = 0);

  void sayWhoIsSetAside() {
    if (standing_.ranking.unmet) return;
    int last = -1;
    for (const Failure& failure : standing_.ranking.failures) {
      if (failure.option == last) continue;
      last = failure.option;
      say("set_aside");
      with("option", ids_.option(failure.option));
      with("question", ids_.question(failure.question));
      with("answer", ids_.answer(failure.question, failure.answer));
    }
  }

  void sayWhoLeads() {
    const std::vector<Score>& scores = standing_.ranking.scores;
    if (scores.front().tied) {
      std::vector<std::string> level;
      for (const Score& score : scores) {
        if (score.rank == 1) level.push_back(ids_.option(score.option));
      }
      say("level");
      with("options", std::move(level));
    } else if (standing_.ranking.rival() >= 0) {
      say("leads");
      with("option", ids_.option(standing_.ranking.leader()));
      with("rival", ids_.option(standing_.ranking.rival()));
      with("points", standing_.ranking.lead(), 1);
    } else {
      say("leads_alone");
      with("option", ids_.option(standing_.ranking.leader()));
    }
  }

  void sayWhetherToGoOn() {
    if (standing_.open > 0 && standing_.settled) {
      say("settled");
      with("open", standing_.open);
    } else if (standing_.open == 0 && standing_.questions > 0) {
      say("finished");
    }
  }

  const Ids ids_;
  const Standing& standing_;
  const Analysis* analysis_;
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

std::vector<Sentence> messagesOf(const Comparison& comparison, const Standing& standing, const Analysis* analysis) {
  return Speaker(comparison, standing, analysis).speak();
}

}  // namespace tradeoff
