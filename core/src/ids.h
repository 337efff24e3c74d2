#pragma once
#include <string>

#include "at.h"
#include "tradeoff/comparison.h"

namespace tradeoff {

// The author's ids for our indices.
struct Ids {
  const Comparison& comparison;

  const std::string& option(int option) const { return comparison.options[at(option)].id; }
  const std::string& criterion(int criterion) const { return comparison.criteria[at(criterion)].id; }
  const std::string& question(int question) const { return comparison.questions[at(question)].id; }
  const std::string& answer(int question, int answer) const {
    return comparison.questions[at(question)].answers[at(answer)].id;
  }
};

}  // namespace tradeoff
