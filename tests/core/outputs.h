#pragma once
// Writes every output for a document and a reader, and states how long an output may be.
#include <string>
#include <string_view>

#include "decide/score.h"
#include "fallback.h"
#include "json_ld.h"
#include "messages.h"
#include "methods/second_opinion.h"
#include "output/view.h"
#include "rank.h"
#include "rank_json.h"
#include "rank_text.h"
#include "render_html.h"
#include "render_markdown.h"
#include "tradeoff/comparison.h"
#include "tradeoff/decision.h"
#include "tradeoff/reader_input.h"

namespace tradeoff::test {

// docs/view.md: at most 40 times the input plus 64 KiB.
inline std::size_t mostOutput(std::size_t input) { return 40 * input + 64 * 1024; }

enum class Outputs { kAll, kWithoutResult };

// Calls use(name, output) for each reply of the engine and each text that a command prints.
template <class Use>
void forEachOutput(std::string_view document, std::string_view reader, Outputs which, Use use) {
  Decision decision(document);
  use("page", decision.page());
  if (which == Outputs::kAll) {
    use("quickView", decision.quickView(reader));
    use("view", decision.view(reader));
  }
  const Result<ParsedComparison> parsed = parseComparison(document, Unknown::kError);
  const auto describeAll = [&](const char* kind, const std::vector<Error>& errors) {
    std::string lines;
    for (const Error& error : errors) lines += cli::describe(kind, error) + "\n";
    use(kind, lines);
    use("errors as JSON", writeErrors(errors));
  };
  if (!parsed.ok()) return describeAll("error", parsed.errors());
  describeAll("warning", parsed.value().warnings);
  const Comparison& comparison = parsed.value().comparison;
  {
    const cli::Fallback fallback = cli::buildFallback(comparison);
    use("render --format html --json-ld", cli::renderHtml(fallback, 3) + cli::renderJsonLd(comparison));
    use("render --format markdown", cli::renderMarkdown(fallback, 6));
  }
  const Result<ReaderInput> read = parseReaderInput(comparison, reader);
  if (!read.ok()) return describeAll("error", read.errors());
  if (which != Outputs::kAll) return;
  const Model model = buildModel(comparison);
  use("rank", rankTextOf(comparison, read.value()));
  use("rank --json", rankJsonOf(comparison, read.value()));
  const Ranking ranking = rank(comparison, model, read.value());
  const Columns columns = buildColumns(comparison);
  const std::vector<int> candidates = candidatesOf(model, ranking);
  const auto useOpinion = [&](const Opinion& opinion) {
    use("rank --method", cli::opinionText(comparison, opinion));
    use("rank --method --json", cli::opinionJson(comparison, ranking, opinion));
  };
  useOpinion(weightedProduct(comparison, columns, candidates, ranking.importance));
  useOpinion(topsis(comparison, columns, candidates, ranking.importance));
  useOpinion(promethee2(buildFlows(comparison, columns, candidates), ranking.importance));
}

}  // namespace tradeoff::test
