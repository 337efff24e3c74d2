#pragma once
#include <string>

#include "support/idx.h"
#include "tradeoff/comparison.h"

namespace tradeoff {

// Maps indices to the author's ids.
struct Ids {
  const Comparison& comparison;

  const std::string& option(int option) const { return comparison.options[idx(option)].id; }
  const std::string& criterion(int criterion) const { return comparison.criteria[idx(criterion)].id; }
  const std::string& question(int question) const { return comparison.questions[idx(question)].id; }
  const std::string& answer(int question, int answer) const {
    return comparison.questions[idx(question)].answers[idx(answer)].id;
  }
};

}  // namespace tradeoff
