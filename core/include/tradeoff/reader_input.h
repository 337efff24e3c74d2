#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "tradeoff/comparison.h"
#include "tradeoff/result.h"

namespace tradeoff {

// The state of one question for this reader.
struct Reply {
  bool closed = false;      // whether the question is answered or skipped; false: it is open
  std::vector<int> chosen;  // indices of answers, ascending; if closed and empty, the question is skipped
  bool skipped() const { return closed && chosen.empty(); }
  bool answered() const { return !chosen.empty(); }
};

// The input of one reader: replies by question, sliders by criterion. A slider's points replace the importance that
// base and answers give.
struct ReaderInput {
  std::vector<Reply> replies;
  std::vector<std::optional<double>> sliders;

  // Whether there is any answer or slider; until then there is no ranking. A skipped question does not count.
  bool started() const;
};

// A reader without replies or sliders.
ReaderInput newReaderInput(const Comparison& comparison);

// Reads {"answers": {QUESTION: [ANSWER...]}, "importance": {CRITERION: points}}. Both members are optional, `[]` skips
// a question, and "" gives a new reader. Errors have paths. They report unknown ids, two answers to a choose-one
// question, repeated answers, and points that are not a finite number in [0, kMaxPoints].
Result<ReaderInput> parseReaderInput(const Comparison& comparison, std::string_view text);

}  // namespace tradeoff
