#pragma once
#include <string>

#include "output/analysis.h"
#include "rank_json.h"
#include "rank_text.h"

namespace tradeoff::test {

// The outputs of `rank` and `rank --json`.
inline std::string rankTextOf(const Comparison& comparison, const ReaderInput& reader) {
  Prepared prepared;
  const Model model = buildModel(comparison);
  return cli::rankText(comparison, analyze(comparison, model, reader, prepared));
}
inline std::string rankJsonOf(const Comparison& comparison, const ReaderInput& reader) {
  Prepared prepared;
  const Model model = buildModel(comparison);
  return cli::rankJson(comparison, analyze(comparison, model, reader, prepared));
}

}  // namespace tradeoff::test
