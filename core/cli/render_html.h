#pragma once
#include <string>

#include "fallback.h"

namespace tradeoff::cli {

// Returns plain HTML to paste into a page, without styles, scripts or classes. Each line is one element or one tag.
// There are no blank lines, because Markdown hosts end an HTML block at one. All ids begin with the id of the
// comparison. `heading` is the level of the title, 2 to 6.
std::string renderHtml(const Fallback& fallback, int heading);

}  // namespace tradeoff::cli
