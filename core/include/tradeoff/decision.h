#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "tradeoff/comparison.h"
#include "tradeoff/score.h"
#include "tradeoff/view.h"

namespace tradeoff {

// One comparison, open for one page: JSON text in, JSON text out, always {"ok":true,...} or
// {"ok":false,"errors":[...]}. The text is read by the constructor, and checked by the first call; what no answer and
// no slider changes is made once, by the first call that needs it. So view() and glance() cost only what a reader's change
// needs, and none is const. Takes
// unknown fields as hints.
class Decision {
 public:
  explicit Decision(std::string_view comparisonText);

  // {"ok":true,"page":{...}}, or every fault of the document.
  std::string page();

  // {"ok":true,"view":{...}} for a reader text (see parseReader), or its faults; the document's faults where it has
  // any.
  std::string view(std::string_view readerText);

  // The same without what takes more than a first ranked result (docs/view.md names it).
  std::string glance(std::string_view readerText);

 private:
  using Build = std::string (*)(const Comparison&, const Frame&, const Reader&, Prepared&);
  std::string answer(std::string_view readerText, Build build);

  const Result<ParsedComparison>& parsed();
  const Frame& frame();  // of a document without faults

  std::optional<ComparisonText> text_;  // until it has been checked
  std::optional<Result<ParsedComparison>> parsed_;
  std::optional<Frame> frame_;
  Prepared prepared_;
};

}  // namespace tradeoff
