#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace tradeoff {

// One comparison, open for one page: JSON text in, JSON text out. Every reply is {"ok":true,...} or
// {"ok":false,"errors":[...]}. The constructor reads the text; the first call checks it. Fields that the format does
// not know become hints. What depends on neither answers nor sliders is computed by the first view that needs it and
// kept, so a later view costs only what the reader changed.
class Decision {
 public:
  explicit Decision(std::string_view comparisonText);
  ~Decision();
  Decision(Decision&&) noexcept;
  Decision& operator=(Decision&&) noexcept;

  // {"ok":true,"page":{...}}, or the errors of the document.
  std::string page();

  // {"ok":true,"view":{...}} for a reader text (see parseReaderInput), or its errors; the errors of the document where
  // it has any.
  std::string view(std::string_view readerText);

  // The part of the view that a first ranked result needs (docs/view.md lists its fields).
  std::string glance(std::string_view readerText);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tradeoff
