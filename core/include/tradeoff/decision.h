#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace tradeoff {

// One open comparison: JSON text in, JSON text out. Every reply is {"ok":true,...} or {"ok":false,"errors":[...]};
// data/reply.schema.json, data/page.schema.json and data/view.schema.json describe every field. The constructor reads
// the text; the first call checks it. Fields that the format does not define become warnings. The first view that needs
// it computes and keeps everything that depends on neither answers nor sliders, so a later view costs only what the
// reader changed.
class Decision {
 public:
  explicit Decision(std::string_view comparisonText);
  ~Decision();
  Decision(Decision&&) noexcept;
  Decision& operator=(Decision&&) noexcept;

  // Do one part of the work of page(), or of view() for this text, in advance. Return {"ok":true,"more":...}: whether
  // parts are left before the call itself has little to do. A page calls them in tasks of their own, so that it
  // responds to its reader in between. preparePage() leaves the errors of the document to page(); prepareView() returns
  // errors as view() does. The work for one text is dropped when view() has used it, or for another text.
  std::string preparePage();
  std::string prepareView(std::string_view readerText);

  // Returns {"ok":true,"page":{...}}, or the errors of the document.
  std::string page();

  // Returns {"ok":true,"view":{...}} for a reader text (see parseReaderInput). If the document has errors, returns
  // those; otherwise, if the reader text has errors, returns those.
  std::string view(std::string_view readerText);

  // Like view(), but returns only the part that a first ranked result needs; its `complete` is false.
  std::string quickView(std::string_view readerText);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tradeoff
