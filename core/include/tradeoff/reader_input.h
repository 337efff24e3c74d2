#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "tradeoff/comparison.h"
#include "tradeoff/result.h"

namespace tradeoff {

// What the reader said to one question.
struct Reply {
  bool closed = false;      // false: the question is open
  std::vector<int> chosen;  // indices of answers, ascending; empty and closed: skipped
  bool skipped() const { return closed && chosen.empty(); }
  bool answered() const { return !chosen.empty(); }
};

// One reader: replies by question, sliders by criterion (points that replace base and answers outright).
struct ReaderInput {
  std::vector<Reply> replies;
  std::vector<std::optional<double>> sliders;

  // Before the first answer or slider there is no ranking; a skipped question is not a first answer.
  bool started() const;
};

// A reader who has said nothing yet.
ReaderInput newReaderInput(const Comparison& comparison);

// Reads {"answers": {QUESTION: [ANSWER...]}, "importance": {CRITERION: points}}, both optional; "" is a new reader.
// `[]` skips a question. Errors, by path: unknown ids, two answers to a choose-one question, a repeated answer, points
// that are not a finite number in [0, kMaxPoints].
Result<ReaderInput> parseReaderInput(const Comparison& comparison, std::string_view text);

}  // namespace tradeoff
