// Arbitrary bytes as the reader input of a small comparison that has every field.
#include <cstdint>
#include <fstream>
#include <iterator>

#include "output/view.h"
#include "properties.h"
#include "tradeoff/comparison.h"
#include "tradeoff/decision.h"
#include "tradeoff/reader_input.h"

using namespace tradeoff;
using fuzz::require;

namespace {

const std::string& everything() {
  static const std::string text = [] {
    std::ifstream file(TRADEOFF_SOURCE_DIR "/tests/documents/good/everything.json", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  }();
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Result<ParsedComparison> parsed = parseComparison(everything(), Unknown::kError);
  require(parsed.ok(), "the comparison is valid");
  const Comparison& comparison = parsed.value().comparison;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const fuzz::Clock clock(1e-6);
  const Result<ReaderInput> reader = parseReaderInput(comparison, text);
  clock.stop(size);
  if (!reader.ok()) {
    const std::string errors = writeErrors(reader.errors());
    require(errors == writeErrors(parseReaderInput(comparison, text).errors()),
            "the same reader input gives the same errors");
    fuzz::checkedReply(errors, "errors", text);
    require(errors.size() <= test::mostOutput(text.size()), "errors are bounded by the reader's text");
    return 0;
  }
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    const Reply& reply = reader.value().replies[q];
    require(reply.closed || reply.chosen.empty(), "an open question has no answers");
    require(comparison.questions[q].many || reply.chosen.size() <= 1, "a choose-one question has one answer");
    for (std::size_t i = 0; i < reply.chosen.size(); ++i) {
      require(reply.chosen[i] < static_cast<int>(comparison.questions[q].answers.size()),
              "an answer is of its question");
      require(reply.chosen[i] > (i ? reply.chosen[i - 1] : -1), "answers ascend");
    }
  }
  for (const auto& slider : reader.value().sliders) {
    require(!slider || (*slider >= 0 && *slider <= kMaxPoints), "points are within their limits");
  }
  Decision decision(everything());
  fuzz::checkedReply(decision.quickView(text), "view", text);
  return 0;
}
