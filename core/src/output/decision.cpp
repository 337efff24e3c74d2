#include "tradeoff/decision.h"

#include <optional>
#include <string>
#include <utility>

#include "decide/score.h"
#include "json/json_writer.h"
#include "output/analysis.h"
#include "output/view.h"
#include "support/no_inline.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

namespace {

std::string writeMore(bool hasMore) {
  JsonWriter json;
  return json.object().key("ok").boolean(true).key("more").boolean(hasMore).endObject().take();
}

// A view and what is computed of it. The destructor is not inlined, because a page may load it later.
struct PendingView {
  PendingView(std::string_view text, const Comparison& comparison, const Model& model, ReaderInput input,
              Prepared& prepared)
      : readerText(text), reader(std::move(input)), analysis(comparison, model, reader, prepared) {}
  TRADEOFF_NO_INLINE ~PendingView();
  bool computeNext() { return hasMore = hasMore && analysis.computeNext(); }

  std::string readerText;
  ReaderInput reader;
  Analysis analysis;
  bool hasMore = true;
};

PendingView::~PendingView() = default;

}  // namespace

struct Decision::State {
  explicit State(std::string_view comparisonText) : text(comparisonText) {}

  bool hasErrors() {
    if (text) {
      errors = text->check(Unknown::kWarning, parsed);
      text.reset();
    }
    return !errors.empty();
  }

  // Requires a document without errors.
  const Model& currentModel() {
    if (!model) model.emplace(buildModel(parsed.comparison));
    return *model;
  }

  std::string preparePage() {
    const bool isChecked = !text;
    if (!hasErrors() && isChecked) currentModel();
    return writeMore(errors.empty() && !model);
  }

  std::string quickView(std::string_view readerText) {
    if (hasErrors()) return writeErrors(errors);
    const Result<ReaderInput> reader = parseReaderInput(parsed.comparison, readerText);
    if (!reader.ok()) return writeErrors(reader.errors());
    return buildQuickView(parsed.comparison, currentModel(), reader.value(), prepared);
  }

  // Starts the view for this text, unless prepareView() has. Returns the reply if there are errors, else "".
  std::string startView(std::string_view readerText) {
    if (pending && pending->readerText == readerText) return "";
    pending.reset();
    if (hasErrors()) return writeErrors(errors);
    Result<ReaderInput> reader = parseReaderInput(parsed.comparison, readerText);
    if (!reader.ok()) return writeErrors(reader.errors());
    pending = std::make_unique<PendingView>(readerText, parsed.comparison, currentModel(), std::move(reader.value()),
                                            prepared);
    return "";
  }

  std::string prepareView(std::string_view readerText) {
    std::string reply = startView(readerText);
    return reply.empty() ? writeMore(pending->computeNext()) : reply;
  }

  std::string view(std::string_view readerText) {
    std::string reply = startView(readerText);
    if (!reply.empty()) return reply;
    while (pending->computeNext()) {
    }
    reply = writeView(parsed.comparison, pending->reader, pending->analysis);
    pending.reset();
    return reply;
  }

  std::optional<ComparisonText> text;  // set until it has been checked
  std::vector<Error> errors;
  ParsedComparison parsed;
  std::optional<Model> model;
  Prepared prepared;

  std::unique_ptr<PendingView> pending;  // the view that prepareView() has begun
};

Decision::Decision(std::string_view comparisonText) : state_(std::make_unique<State>(comparisonText)) {}
Decision::~Decision() = default;
Decision::Decision(Decision&&) noexcept = default;
Decision& Decision::operator=(Decision&&) noexcept = default;

std::string Decision::page() {
  return state_->hasErrors() ? writeErrors(state_->errors) : buildPage(state_->parsed, state_->currentModel());
}

std::string Decision::view(std::string_view readerText) { return state_->view(readerText); }

std::string Decision::prepareView(std::string_view readerText) { return state_->prepareView(readerText); }

std::string Decision::quickView(std::string_view readerText) { return state_->quickView(readerText); }

std::string Decision::preparePage() { return state_->preparePage(); }

}  // namespace tradeoff
