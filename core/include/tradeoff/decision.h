#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "tradeoff/comparison.h"
#include "tradeoff/score.h"

namespace tradeoff {

// One comparison, open for one page: JSON text in, JSON text out, always {"ok":true,...} or {"ok":false,"errors":[...]}.
// The document is parsed once; view() costs only what a reader's change needs. Takes unknown fields as hints.
class Decision {
 public:
  explicit Decision(std::string_view comparisonText);

  // {"ok":true,"page":{...}}, or every fault of the document.
  std::string page() const;

  // {"ok":true,"view":{...}} for a reader text (see parseReader), or its faults; the document's faults where it has any.
  std::string view(std::string_view readerText) const;

 private:
  Result<ParsedComparison> parsed_;
  Frame frame_;
};

}  // namespace tradeoff
