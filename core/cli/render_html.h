#pragma once
#include <string>

#include "fallback.h"

namespace tradeoff::cli {

// Plain HTML without any style, script or class, to be pasted into a page: each line an element, no blank lines
// (Markdown hosts end an HTML block there). Its only ids begin with the comparison's. `heading` is the level of its
// title, 2 to 6.
std::string renderHtml(const Fallback& fallback, int heading);

}  // namespace tradeoff::cli
