#pragma once
#include <string>
#include <vector>

#include "tradeoff/result.h"

namespace tradeoff::cli {

// One --answer Q=A+B. Without answers the question is skipped.
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
  std::string format;  // for render: html or markdown
  int heading = 3;     // for render: the level of the title
  bool json = false;
  bool jsonLd = false;
  bool help = false, version = false;

  // The reader input as JSON for parseReaderInput().
  std::string readerText() const;
};

// Parses a command line. The message key of an error is `cli.CODE`.
Result<Arguments> parseArguments(const std::vector<std::string>& words);

}  // namespace tradeoff::cli
