#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tradeoff/comparison.h"
#include "tradeoff/score.h"
#include "tradeoff/view.h"

namespace tradeoff {

// One comparison, open for one page: JSON text in, JSON text out, always {"ok":true,...} or
// {"ok":false,"errors":[...]}. The text is read by the constructor, and checked by the first call; what no answer and no
// slider changes is made once, by the first view that needs it: so view() and glance() cost only what a reader's change
// needs, and are not const. Takes unknown fields as hints.
class Decision {
 public:
  explicit Decision(std::string_view comparisonText);

  // {"ok":true,"page":{...}}, or every fault of the document.
  std::string page() const;

  // {"ok":true,"view":{...}} for a reader text (see parseReader), or its faults; the document's faults where it has
  // any.
  std::string view(std::string_view readerText);

  // The same without what takes more than a first ranked result (docs/view.md names it).
  std::string glance(std::string_view readerText);

 private:
  using Build = std::string (*)(const Comparison&, const Frame&, const Reader&, Prepared&);
  std::string answer(std::string_view readerText, Build build);

  bool hasFaults() const;
  const Frame& frame() const;  // of a document without faults

  // The first call makes each of the one before it: which of them comes first changes nothing but the time that it takes.
  mutable std::optional<ComparisonText> text_;  // until it has been checked
  mutable std::vector<Error> errors_;
  mutable ParsedComparison parsed_;
  mutable std::unique_ptr<const Frame> frame_;
  Prepared prepared_;
};

}  // namespace tradeoff
