#include "output/result_messages.h"

#include <string>
#include <utility>

#include "output/ids.h"

namespace tradeoff {
namespace {

class ResultMessages {
 public:
  ResultMessages(const Comparison& comparison, const Standing& standing, const Analysis* analysis)
      : ids_{comparison}, standing_(standing), analysis_(analysis) {}

  std::vector<Sentence> build() {
    if (!standing_.ranking.any) return {};
    if (standing_.ranking.unmet) add("unmet");
    addRuledOut();
    addLeader();
    if (analysis_ && analysis_->hasRobustMessage()) messages_.push_back(analysis_->robust());
    addProgress();
    if (analysis_) analysis_->addDominated(messages_);
    return std::move(messages_);
  }

 private:
  void add(const char* code);
  // Each adds an argument to the last sentence.
  void with(const char* name, const std::string& text);
  void with(const char* name, std::vector<std::string> list);
  void with(const char* name, double number, int decimals = 0);

  void addRuledOut() {
    if (standing_.ranking.unmet) return;
    int last = -1;
    for (const Failure& failure : standing_.ranking.failures) {
      if (failure.option == last) continue;
      last = failure.option;
      add("set_aside");
      with("option", ids_.option(failure.option));
      with("question", ids_.question(failure.question));
      with("answer", ids_.answer(failure.question, failure.answer));
    }
  }

  void addLeader() {
    const std::vector<Score>& scores = standing_.ranking.scores;
    if (scores.front().tied) {
      std::vector<std::string> tied;
      for (const Score& score : scores) {
        if (score.rank == 1) tied.push_back(ids_.option(score.option));
      }
      add("level");
      with("options", std::move(tied));
    } else if (standing_.ranking.rival() >= 0) {
      add("leads");
      with("option", ids_.option(standing_.ranking.leader()));
      with("rival", ids_.option(standing_.ranking.rival()));
      with("points", standing_.ranking.lead(), 1);
    } else {
      add("leads_alone");
      with("option", ids_.option(standing_.ranking.leader()));
    }
  }

  void addProgress() {
    if (standing_.open > 0 && standing_.settled) {
      add("settled");
      with("open", standing_.open);
    } else if (standing_.open == 0 && standing_.questions > 0) {
      add("finished");
    }
  }

  const Ids ids_;
  const Standing& standing_;
  const Analysis* analysis_;
  std::vector<Sentence> messages_;
};

void ResultMessages::add(const char* code) { messages_.push_back({code, {}}); }

void ResultMessages::with(const char* name, const std::string& text) {
  messages_.back().args.push_back(argument(name, text));
}
void ResultMessages::with(const char* name, std::vector<std::string> list) {
  messages_.back().args.push_back(argument(name, std::move(list)));
}
void ResultMessages::with(const char* name, double number, int decimals) {
  messages_.back().args.push_back(argument(name, number, decimals));
}

}  // namespace

std::vector<Sentence> resultMessages(const Comparison& comparison, const Standing& standing, const Analysis* analysis) {
  return ResultMessages(comparison, standing, analysis).build();
}

}  // namespace tradeoff
