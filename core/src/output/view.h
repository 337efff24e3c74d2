#pragma once
#include <optional>
#include <string>
#include <vector>

#include "decide/next_question.h"
#include "decide/score.h"
#include "explain/robustness.h"
#include "methods/promethee.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// What no answer and no slider changes: each part is made by the first view that needs it, and kept for the next. The
// flows are kept for one field of options, and made anew when a must-have changes it.
struct Prepared {
  std::optional<Completions> completions;
  std::optional<Draws> draws;
  std::optional<Columns> columns;
  Flows flows;
};

// The static half of what a page draws: the checked content, sources numbered as they are first cited, hints for the
// author. The shape is docs/view.md. This, buildView and buildGlance are the only places that round.
std::string buildPage(const ParsedComparison& parsed, const Model& model);

// The living half for one reader: ids, figures and message codes with arguments; no static text. `prepared` is of the
// same comparison, and changes nothing but the time that it takes.
std::string buildView(const Comparison& comparison, const Model& model, const ReaderInput& reader, Prepared& prepared);

// The same without what takes more than a first ranked result.
std::string buildGlance(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                        Prepared& prepared);

// {"ok":false,"errors":[...]}
std::string writeErrors(const std::vector<Error>& errors);

}  // namespace tradeoff
