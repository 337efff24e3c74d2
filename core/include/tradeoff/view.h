#pragma once
#include <string>

#include "tradeoff/comparison.h"
#include "tradeoff/reader.h"
#include "tradeoff/score.h"

namespace tradeoff {

// The static half of what a page draws: the checked content, sources numbered as they are first cited, hints for the
// author. The shape is docs/view.md. This and buildView are the only places that round.
std::string buildPage(const ParsedComparison& parsed, const Frame& frame);

// The living half for one reader: ids, figures and message codes with arguments; no static text.
std::string buildView(const Comparison& comparison, const Frame& frame, const Reader& reader);

// {"ok":false,"errors":[...]}
std::string writeErrors(const std::vector<Error>& errors);

}  // namespace tradeoff
