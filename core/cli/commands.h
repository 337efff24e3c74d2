#pragma once
#include "arguments.h"

namespace tradeoff::cli {

inline constexpr int kGood = 0;
inline constexpr int kBadDocument = 1;  // or a file that cannot be read
inline constexpr int kLostOutput = 1;
inline constexpr int kBadUsage = 2;

// Each runs one command, prints the result and returns the exit code.
int check(const Arguments& arguments);
int rankOptions(const Arguments& arguments);
int view(const Arguments& arguments);
int page(const Arguments& arguments);
int render(const Arguments& arguments);

// Prints the errors of the command line and the usage. Returns kBadUsage.
int complain(const std::vector<Error>& errors);

}  // namespace tradeoff::cli
