#pragma once
#include <string>
#include <vector>

#include "tradeoff/result.h"

namespace tradeoff::cli {

// One --answer Q=A+B: which answers; none means skipped.
struct GivenAnswer {
  std::string question;
  std::vector<std::string> answers;
};

// One --importance C=X.
struct GivenImportance {
  std::string criterion;
  double points;
};

struct Arguments {
  std::string command;
  std::vector<std::string> files;
  std::vector<GivenAnswer> answers;
  std::vector<GivenImportance> importance;
  std::string method = "additive";
  std::string format;  // of render: html or markdown
  int heading = 3;     // of render: the level of the title
  bool json = false;
  bool jsonLd = false;
  bool help = false, version = false;

  // The reader as the core takes it.
  std::string readerText() const;
};

// Reads a command line. An error's words are `cli.CODE`.
Result<Arguments> parseArguments(const std::vector<std::string>& words);

}  // namespace tradeoff::cli
