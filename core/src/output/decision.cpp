#include "tradeoff/decision.h"

#include <optional>

#include "decide/score.h"
#include "output/view.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

struct Decision::State {
  explicit State(std::string_view comparisonText) : text(comparisonText) {}

  bool hasErrors() {
    if (text) {
      errors = text->check(Unknown::kHint, parsed);
      text.reset();
    }
    return !errors.empty();
  }

  // Requires a document without errors.
  const Model& currentModel() {
    if (!model) model.emplace(buildModel(parsed.comparison));
    return *model;
  }

  using Build = std::string (*)(const Comparison&, const Model&, const ReaderInput&, Prepared&);
  std::string answer(std::string_view readerText, Build build) {
    if (hasErrors()) return writeErrors(errors);
    const Result<ReaderInput> reader = parseReaderInput(parsed.comparison, readerText);
    if (!reader.ok()) return writeErrors(reader.errors());
    return build(parsed.comparison, currentModel(), reader.value(), prepared);
  }

  std::optional<ComparisonText> text;  // set until it has been checked
  std::vector<Error> errors;
  ParsedComparison parsed;
  std::optional<Model> model;
  Prepared prepared;
};

Decision::Decision(std::string_view comparisonText) : state_(std::make_unique<State>(comparisonText)) {}
Decision::~Decision() = default;
Decision::Decision(Decision&&) noexcept = default;
Decision& Decision::operator=(Decision&&) noexcept = default;

std::string Decision::page() {
  return state_->hasErrors() ? writeErrors(state_->errors) : buildPage(state_->parsed, state_->currentModel());
}

std::string Decision::view(std::string_view readerText) { return state_->answer(readerText, buildView); }

std::string Decision::glance(std::string_view readerText) { return state_->answer(readerText, buildGlance); }

}  // namespace tradeoff
