#pragma once
#include <string>

#include "fallback.h"

namespace tradeoff::cli {

// The same in Markdown (CommonMark, with the tables of GitHub's). `heading` is the level of its title, 2 to 6.
std::string renderMarkdown(const Fallback& fallback, int heading);

}  // namespace tradeoff::cli
