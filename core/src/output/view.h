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

class Analysis;

// What does not depend on answers and sliders. The first view that needs a part computes it, and later views reuse it.
// `flows` is for one set of options, and is rebuilt when a must-have changes that set.
struct Prepared {
  std::optional<Completions> completions;
  std::optional<Draws> draws;
  std::optional<Columns> columns;
  Flows flows;
};

// The fixed half of what a page draws: the checked content, sources numbered in the order of their first citation, and
// warnings for the author. docs/view.md describes its shape. Results are rounded here, in buildView and in
// buildQuickView, and nowhere before except in fields named `shown`.
std::string buildPage(const ParsedComparison& parsed, const Model& model);

// The half that depends on the reader: ids, figures, and message codes with arguments; no text of the document.
// `prepared` must be for the same comparison. It affects only the time that the call takes.
std::string buildView(const Comparison& comparison, const Model& model, const ReaderInput& reader, Prepared& prepared);

// The last step of buildView(): writes a complete analysis of this reader's input.
std::string writeView(const Comparison& comparison, const ReaderInput& reader, const Analysis& analysis);

// The same without the parts that a first ranked result does not need.
std::string buildQuickView(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                           Prepared& prepared);

// {"ok":false,"errors":[...]}
std::string writeErrors(const std::vector<Error>& errors);

}  // namespace tradeoff
