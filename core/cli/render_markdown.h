#pragma once
#include <string>

#include "fallback.h"

namespace tradeoff::cli {

// Returns Markdown (CommonMark with GitHub's tables). `heading` is the level of the title, 2 to 6.
std::string renderMarkdown(const Fallback& fallback, int heading);

}  // namespace tradeoff::cli
